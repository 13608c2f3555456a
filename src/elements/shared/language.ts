import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isSpoken, languageEvent, warnOfDutch } from '../../i18n/languages.js';
import { loaded } from './cart-controller.js';
import { onServer } from './on-server.js';

/** Milliseconds that a script of the page has to bring its language, after everything else was loaded. */
const patience = 5000;

/**
 * The language in which an element speaks, counts and tells the time: as HTML defines it, by the nearest `lang`,
 * through shadow roots, else the browser's; Dutch as long as there are no words for that.
 */
export function languageOf(element: Element): string {
  // A server sees neither what is around the element nor the visitor.
  const asked = onServer ? (element.getAttribute('lang') ?? 'nl') : langAround(element);
  const lang = (asked ?? navigator.language).replaceAll('_', '-');
  if (isSpoken(lang)) return lang;
  if (onServer) warnOfDutch(lang);
  else if (asked) void miss(lang);
  return 'nl';
}

function langAround(element: Element): string | undefined {
  for (let node: Element | null = element; node; node = hostOf(node)) {
    const lang = node.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    if (lang) return lang;
  }
  return undefined;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

const missed = new Set<string>();

async function miss(lang: string): Promise<void> {
  if (missed.has(lang)) return;
  missed.add(lang);
  await loaded();
  setTimeout(() => {
    if (!isSpoken(lang)) warnOfDutch(lang);
  }, patience);
}

type Host = ReactiveControllerHost & Element;

const hosts = new Set<Host>();
let observer: MutationObserver | undefined;

function updateAll(): void {
  for (const host of hosts) host.requestUpdate();
}

/** Updates its host when the language around it changes, or words come for it. */
export class LanguageController implements ReactiveController {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  hostConnected(): void {
    if (!hosts.size) document.addEventListener(languageEvent, updateAll);
    hosts.add(this.#host);
    observer ??= new MutationObserver(updateAll);
    for (let node: Element | null = this.#host; node; node = hostOf(node))
      observer.observe(node.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size) return;
    document.removeEventListener(languageEvent, updateAll);
    observer?.disconnect();
  }
}
