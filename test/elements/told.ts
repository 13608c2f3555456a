import { expect } from '@open-wc/testing';
import { configureCart } from '../../src/store/config.js';

let pages = 0;
/** The page's array: each test has one of its own. */
export let name = '';

beforeEach(() => {
  name = `events${String(++pages)}`;
  configureCart({ dataLayer: name });
});
afterEach(() => {
  configureCart({ dataLayer: undefined, currency: undefined });
  Reflect.deleteProperty(window, name);
});

/** Everything that the page's array holds. */
function entries(page: Window = window, array = name): unknown[] {
  const found: unknown = Reflect.get(page, array);
  return Array.isArray(found) ? found : [];
}

/** The events in it, each of which must come after what clears the one before. */
export function told(page?: Window, array?: string): Record<string, unknown>[] {
  const events: Record<string, unknown>[] = [];
  for (const [index, entry] of entries(page, array).entries()) {
    if (typeof entry !== 'object' || !entry || !('event' in entry)) continue;
    expect(entries(page, array)[index - 1]).to.deep.equal({ ecommerce: null });
    events.push({ ...entry });
  }
  return events;
}

export const namesOf = (page?: Window, array?: string) =>
  told(page, array).map(({ event }) => String(event));

/** As `gtag` pushes it. */
export function consent(
  command: 'default' | 'update',
  analytics_storage: 'granted' | 'denied',
): void {
  const layer = entries();
  Reflect.set(window, name, layer);
  layer.push({ 0: 'consent', 1: command, 2: { analytics_storage }, length: 3 });
}
