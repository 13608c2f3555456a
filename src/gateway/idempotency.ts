import * as v from 'valibot';
import { PepperedError } from '../api/errors.js';
import { problemResponse } from './problems.js';
import { Refusal } from './refusal.js';
import { idempotencyKey } from './same-origin.js';
import { storeKey, type GatewayStore } from './store.js';

export interface OnceOptions {
  /** Whose key it is. Sessions that choose the same key do not meet. */
  session: string;
  /** The request's `Idempotency-Key` header. */
  key: string | null;
  /** What the key was given for: a hash of route and body, see `storeKey`. */
  fingerprint: string;
  /** What the key may be looked up for without the body, see `lookUp`: a hash of the route. */
  scope?: string;
  /** Milliseconds for which the answer is kept. */
  lifetime: number;
  /** Milliseconds after which a run without an answer counts as crashed: more than it can take. Default 60,000. */
  lease?: number;
  /**
   * Finds out what became of a run whose outcome is unknown. It must not repeat it, and may run several times, at the
   * same time too. Its answer is final; `undefined` says that it is still unknown.
   */
  recover?: () => Promise<Response | undefined>;
  /** Hears that an answer is kept, before it leaves, and may hear so again. It must not reject. */
  onKept?: () => Promise<void>;
}

const given = {
  fingerprint: v.string(),
  /** Not in the claims of earlier versions. */
  scope: v.optional(v.string()),
};
const Claim = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('state', [
    /** `until` in epoch milliseconds. */
    v.object({ state: v.literal('running'), ...given, until: v.number(), token: v.string() }),
    v.object({ state: v.literal('unknown'), ...given }),
    v.object({
      state: v.literal('done'),
      ...given,
      status: v.number(),
      contentType: v.string(),
      body: v.string(),
    }),
  ]),
);
type Claim = v.InferOutput<typeof Claim>;

/** Characters. A cart of a thousand lines fits; a longer answer is not kept, and its repeat is told that it is unknown. */
const maximumBody = 262_144;

/** Kinds of error that say that nothing was applied, and that may be gone the next time: the key stays unused. */
const transient = [
  'invalid-request',
  'unauthorized',
  'rate-limited',
  'redirected',
  'invalid-response',
];

/**
 * Makes `run` happen once per session and key, as draft-ietf-httpapi-idempotency-key-header describes it. The answer that
 * `run` returns is final. Of what it throws, a `Refusal` says that nothing was applied.
 *
 * | the first request … | a repeat with the same fingerprint gets |
 * |---|---|
 * | is still running | 409 `in-progress` with `Retry-After` |
 * | was answered, or refused by the API for good (404, 409, 422) | the same status and body, with `Idempotency-Replayed: true` |
 * | was refused before anything was applied, and may pass later (a `Refusal`, 401, 403, 429, a redirect, a 404 that is not the API's own) | a run of its own |
 * | has an unknown outcome: no answer, a timeout, 5xx, a crash | what `recover` finds out; without it, or while that is nothing, 502 `outcome-unknown` |
 *
 * So an unknown outcome is never run again: it might apply twice. Nor does it stay a failure: a repeat asks `recover`
 * anew. An add needs no `recover`, because `outcome-unknown` sends the page to read the cart, which is the truth; the
 * visitor's next click is an intention of its own, with a key of its own.
 *
 * Another fingerprint under the same key is a 422 `idempotency-key-reused`.
 * @throws what `run` or `recover` throws; {Refusal} `outcome-unknown`.
 */
export async function once(
  store: GatewayStore,
  options: OnceOptions,
  run: () => Promise<Response>,
): Promise<Response> {
  const { fingerprint, scope, lifetime, lease = 60_000 } = options;
  const name = await nameOf(options);
  const until = Date.now() + lease;
  const token = crypto.randomUUID();
  const running: Claim = { state: 'running', fingerprint, scope, until, token };
  const mine = JSON.stringify(running);
  const found = await store.add(name, mine, lifetime);
  const claim: Claimed = { store, name, options };
  return found === mine ? first(claim, run) : repeat(claim, v.parse(Claim, found));
}

/**
 * What `once` answers a repeat, for whoever has the key and not the body any more. Nothing runs.
 * @throws what a repeat throws; {Refusal} `idempotency-key-unknown` when the key was not given for this `scope`.
 */
export async function lookUp(
  store: GatewayStore,
  options: Omit<OnceOptions, 'fingerprint'> & { scope: string },
): Promise<Response> {
  const name = await nameOf(options);
  const found = await store.get(name);
  const known = found === undefined ? undefined : v.parse(Claim, found);
  if (known?.scope !== options.scope) throw new Refusal('idempotency-key-unknown');
  const { fingerprint } = known;
  return repeat({ store, name, options: { ...options, fingerprint } }, known);
}

function nameOf({ session, key }: Pick<OnceOptions, 'session' | 'key'>): Promise<string> {
  if (!key || !idempotencyKey.test(key)) throw new Refusal('idempotency-key-invalid');
  return claimName(session, key);
}

/** Where a store keeps the claim of a session on its key. */
export const claimName = (session: string, key: string): Promise<string> =>
  storeKey('idempotency', session, key);

interface Claimed {
  store: GatewayStore;
  name: string;
  options: OnceOptions;
}

async function first(claim: Claimed, run: () => Promise<Response>): Promise<Response> {
  const { store, name, options } = claim;
  try {
    return await keep(claim, await run());
  } catch (error) {
    const refused = error instanceof PepperedError && !error.outcomeUnknown;
    if (error instanceof Refusal || (refused && transient.includes(error.kind))) {
      await store.delete(name).catch(() => undefined);
      throw error;
    }
    if (refused) return keep(claim, problemResponse(error));
    // A store that fails here leaves it running, which becomes unknown when the lease is over.
    await set(claim, { state: 'unknown', ...givenFor(options) }).catch(() => undefined);
    if (!options.recover || !(error instanceof PepperedError)) throw error;
    return recovered(claim);
  }
}

async function repeat(claim: Claimed, found: Claim): Promise<Response> {
  const { fingerprint } = claim.options;
  if (found.fingerprint !== fingerprint) throw new Refusal('idempotency-key-reused');
  if (found.state === 'done') {
    await claim.options.onKept?.();
    return replay(found);
  }
  if (found.state === 'running' && Date.now() < found.until)
    throw new Refusal('in-progress', { retryAfter: 1000 });
  return recovered(claim);
}

async function recovered(claim: Claimed): Promise<Response> {
  const answer = await claim.options.recover?.();
  if (!answer) throw new Refusal('outcome-unknown');
  return keep(claim, answer);
}

/** Keeps an answer for repeats. One that cannot be kept is given all the same: what it says has happened. */
async function keep(claim: Claimed, response: Response): Promise<Response> {
  const body = await response.text();
  const own = givenFor(claim.options);
  const contentType = response.headers.get('Content-Type') ?? '';
  await set(
    claim,
    body.length > maximumBody
      ? { state: 'unknown', ...own }
      : { state: 'done', ...own, status: response.status, contentType, body },
  ).then(claim.options.onKept, () => undefined);
  return new Response(body || null, response);
}

function replay({ status, contentType, body }: Claim & { state: 'done' }): Response {
  const headers = new Headers({ 'Idempotency-Replayed': 'true' });
  if (contentType) headers.set('Content-Type', contentType);
  return new Response(body || null, { status, headers });
}

const givenFor = ({ fingerprint, scope }: OnceOptions) => ({ fingerprint, scope });

const set = ({ store, name, options }: Claimed, claim: Claim) =>
  store.set(name, JSON.stringify(claim), options.lifetime);
