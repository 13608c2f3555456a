import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import * as v from 'valibot';
import { FaultRule, type FaultRuleInput, type WireFault } from './fault-rule.js';
import { answerLoginPage, misbehave } from './misbehave.js';

interface ActiveRule {
  id: number;
  rule: FaultRule;
  /** Requests that matched, among them those that `skip` let pass. */
  seen: number;
  hits: number;
  removal: AbortController;
  expression: RegExp;
}

/** A rule as it is listed, with how often it has struck. */
export type ListedFault = FaultRule & { id: number; hits: number };

/** The rules by which requests go wrong. The first rule that matches a request decides. */
export class Faults {
  #rules = new Map<number, ActiveRule>();
  #nextId = 1;
  #strikes = new EventTarget();

  /** Adds a rule and answers its id. @throws ValiError when it is none */
  add(input: FaultRuleInput): number {
    const rule = v.parse(FaultRule, input);
    const id = this.#nextId++;
    const removal = new AbortController();
    this.#rules.set(id, { id, rule, seen: 0, hits: 0, removal, expression: expressionOf(rule) });
    return id;
  }

  /** Removes one rule, or all; requests that it holds or stalls go on. Answers whether it was there. */
  remove(id?: number): boolean {
    const rules = [...this.#rules.values()].filter((rule) => id === undefined || rule.id === id);
    for (const rule of rules) {
      this.#rules.delete(rule.id);
      rule.removal.abort();
    }
    this.#strikes.dispatchEvent(new Event('strike'));
    return rules.length > 0;
  }

  list(): ListedFault[] {
    return [...this.#rules.values()].map(({ rule, id, hits }) => ({ ...rule, id, hits }));
  }

  /** Resolves when a rule has struck `count` times, or is removed. */
  async struck(id: number, count = 1): Promise<void> {
    for (let rule = this.#rules.get(id); rule && rule.hits < count; rule = this.#rules.get(id)) {
      await once(this.#strikes, 'strike');
    }
  }

  /** So many seats fewer than a request asks for are to be added. */
  fewerSeats(request: IncomingMessage): number {
    const struck = this.#strike(request, ({ fault }) => fault.kind === 'fewerSeats');
    return struck?.rule.fault.kind === 'fewerSeats' ? struck.rule.fault.seats : 0;
  }

  /** What is to go wrong on the wire with a request, with a signal that aborts when it may go on. */
  onTheWire(request: IncomingMessage): { fault: WireFault; removed: AbortSignal } | undefined {
    const struck = this.#strike(request, ({ fault }) => fault.kind !== 'fewerSeats');
    if (struck === undefined || struck.rule.fault.kind === 'fewerSeats') return undefined;
    return { fault: struck.rule.fault, removed: struck.removal.signal };
  }

  #strike(
    request: IncomingMessage,
    concerns: (rule: FaultRule) => boolean,
  ): ActiveRule | undefined {
    for (const active of this.#rules.values()) {
      const { times = Infinity, skip = 0 } = active.rule;
      const over = active.hits >= times;
      if (over || !concerns(active.rule) || !matches(active, request)) continue;
      active.seen++;
      if (active.seen <= skip) continue;
      active.hits++;
      this.#strikes.dispatchEvent(new Event('strike'));
      return active;
    }
    return undefined;
  }
}

const escape = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');

function expressionOf({ path }: FaultRule): RegExp {
  const source = path
    .split(/(\*\*?)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : escape(part)))
    .join('');
  return new RegExp(`^${source}$`);
}

function matches(
  { rule, expression }: ActiveRule,
  { method = 'GET', url = '/' }: IncomingMessage,
): boolean {
  const [path = '/'] = url.split('?');
  // A preflight is the browser's own request; only a rule that names OPTIONS means it.
  const rightMethod = rule.method ? rule.method === method : method !== 'OPTIONS';
  const rightClient = !rule.clientName || path.split('/').includes(rule.clientName);
  return rightMethod && rightClient && expression.test(path);
}

/**
 * Puts faults between clients and any request listener of Node: a server that misbehaves on the
 * wire, which a stubbed `fetch` cannot show. Requests that no rule matches pass untouched.
 */
export function withFaults(listener: RequestListener, faults: Faults): RequestListener {
  return (request, response) => {
    const struck = faults.onTheWire(request);
    if (struck) {
      misbehave(struck.fault, struck.removed, listener, request, response).catch(
        (error: unknown) => {
          console.error(error);
          request.socket.destroy();
        },
      );
    } else if (!answerLoginPage(request, response)) {
      listener(request, response);
    }
  };
}
