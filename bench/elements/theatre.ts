/** A theatre whose answers cost nothing, and the pages that ask it. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { transformSync } from 'esbuild';

const byHand = transformSync(readFileSync(new URL('by-hand.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
}).code;

/** How many lines for how many performances, and what the page holds. */
interface Size {
  lines: number;
  performances: number;
}

const line = (index: number, { performances }: Size) => ({
  itemType: 'ticket',
  itemId: String(index),
  eventId: 1 + (index % performances),
  priceId: 'standaard',
  priceName: 'Standaard',
  description: 'Hamlet — Grote Zaal',
  amount: 24.5,
});

const cartOf = (size: Size, removed: ReadonlySet<string>) => {
  const all = Array.from({ length: size.lines }, (_, index) => line(index, size));
  const cartItems = all.filter(({ itemId }) => !removed.has(itemId));
  return {
    cartId: nameOf(size),
    timeOut: new Date(Date.now() + 240_000).toISOString(),
    numberOfItems: cartItems.length,
    amount: cartItems.length * 24.5,
    cartItems,
  };
};

/** A cart is named after its size. */
const nameOf = ({ lines, performances }: Size) => `${String(lines)}-${String(performances)}`;

function sizeOf(name: string): Size {
  const [lines = 0, performances = 1] = name.split('-').map(Number);
  return { lines, performances };
}

const event = (eventId: number) => ({
  eventId,
  eventName: 'Hamlet',
  start: '2026-12-05T20:15:00+01:00',
  end: null,
  prices: [],
});

const methods = [1, 2, 3, 4].map((paymentMethodId) => ({
  paymentMethodId,
  name: `Manier ${String(paymentMethodId)}`,
  fee: 0.5,
}));

function answer(method: string, parts: readonly string[]): unknown {
  const [kind, id = '', itemId = ''] = parts;
  if (kind === 'paymentmethods') return methods;
  if (kind === 'event') return event(Number(id));
  const removed = new Set(method === 'DELETE' ? [itemId] : []);
  return cartOf(sizeOf(id), removed);
}

/** The page of one way and one size, with what `body` says. */
export const address = (way: 'elements' | 'by-hand', size: Size, body = ''): string =>
  `/${way}?${new URLSearchParams({ cart: nameOf(size), body }).toString()}`;

function page(way: string, query: URLSearchParams): string {
  const script =
    way === 'elements'
      ? `<script type="module" src="/cdn/peppered-cart.js" data-client-name="linde" data-api-base="/api" data-cart-id="${query.get('cart') ?? ''}"></script>`
      : `<script type="module" src="/by-hand.js" data-cart="${query.get('cart') ?? ''}"></script>`;
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>bench</title>${script}<main>${query.get('body') ?? ''}</main></html>`;
}

function respond(method: string, url: URL): [type: string, body: string] {
  const [first = '', ...rest] = url.pathname.slice(1).split('/');
  if (first === 'api') return ['application/json', JSON.stringify(answer(method, rest.slice(2)))];
  if (first === 'by-hand.js') return ['text/javascript', byHand];
  if (first === 'cdn')
    return ['text/javascript', readFileSync(`dist/cdn/${rest.join('/')}`, 'utf8')];
  return ['text/html', page(first, url.searchParams)];
}

export async function openTheatre(): Promise<{ origin: string; server: Server }> {
  const server = createServer(({ method = 'GET', url = '/' }, response) => {
    const address = new URL(url, 'http://bench');
    if (address.pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const [type, body] = respond(method, address);
    response.writeHead(200, { 'Content-Type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (!bound || typeof bound !== 'object') throw new Error('no port');
  return { origin: `http://127.0.0.1:${String(bound.port)}`, server };
}
