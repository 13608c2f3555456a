import { createCart, getCartSummary } from '../api/cart.js';
import { PepperedError } from '../api/errors.js';
import { idPattern } from '../api/ids.js';
import { repeatable, type Call } from './call.js';
import { readCookies } from './cookies.js';
import { Refusal } from './refusal.js';
import { sessionLifetime } from './session.js';
import { storeKey } from './store.js';

/**
 * Binds a cart to the session, unless it is bound already. One that is not there is nobody's, so that nobody has it
 * when it comes to be.
 * @throws {Refusal} `not-found` when the cart is another session's: it is not even said to exist.
 * @throws {PepperedError} `not-found` when it is not there.
 */
export async function claimCart(call: Call, cartId: string): Promise<void> {
  const { settings, api } = call;
  if (settings.binding === false) return;
  const owner = await settings.store.get(await keyOfCart(call, cartId));
  if (owner === undefined) {
    await getCartSummary(api, cartId);
    await bindCart(call, cartId);
  } else await keepCart(call, cartId, owner);
}

async function bindCart(call: Call, cartId: string): Promise<void> {
  const { settings } = call;
  if (settings.binding === false) return;
  const key = await keyOfCart(call, cartId);
  const owner = await settings.store.add(key, await ownerOf(call), sessionLifetime);
  await keepCart(call, cartId, owner);
}

/** Lets the session have its own cart, and no other. */
async function keepCart(call: Call, cartId: string, owner: string): Promise<void> {
  const { settings, session } = call;
  if (owner !== (await ownerOf(call))) throw new Refusal('not-found');
  // The cart is the session's for as long as the cookie that is given anew.
  if (session.known && !session.fresh)
    await settings.store.set(await keyOfCart(call, cartId), owner, sessionLifetime);
  await call.keepSession();
}

const ownerOf = ({ session }: Call) => storeKey('session', session.id);

const keyOfCart = ({ settings }: Call, cartId: string) =>
  storeKey('cart', settings.clientName, cartId);

/** Whose `Idempotency-Key`s are told apart: the session's, or, where no cookie keeps one, those of whoever knows the cart. */
export const keyOwner = ({ session, settings }: Call, cartId: string): string =>
  settings.binding === false ? `cart ${cartId}` : session.id;

/** A cart for this session: the one that the vendor's embed made in this browser, or a new one. */
export async function openCart(call: Call): Promise<{ cartId: string; isNew: boolean }> {
  const handedOver = await takeEmbedCart(call);
  if (handedOver) return { cartId: handedOver, isNew: false };
  const cartId = await createCart(call.api, repeatable(call));
  await bindCart(call, cartId);
  return { cartId, isNew: true };
}

/**
 * The embed's cookie is `HttpOnly`: this is the one time that a page gets to see what it holds. `null` when there is no
 * such cart, or it was handed over before.
 */
async function takeEmbedCart(call: Call): Promise<string | null> {
  const { embedCookie, store, clientName } = call.settings;
  const [cartId] = embedCookie ? readCookies(call.request, embedCookie) : [];
  if (!cartId || !idPattern.test(cartId)) return null;
  const key = await storeKey('embed', clientName, call.session.id);
  // Of a request whose answer was lost, a repeat gets the same.
  const ticket = call.idempotencyKey ?? crypto.randomUUID();
  if ((await store.add(key, ticket, sessionLifetime)) !== ticket) return null;
  await call.keepSession();
  try {
    await getCartSummary(call.api, cartId);
    await bindCart(call, cartId);
    return cartId;
  } catch (error) {
    if (isNotFound(error)) return null;
    await store.delete(key);
    throw error;
  }
}

const isNotFound = (error: unknown) =>
  error instanceof Refusal || (error instanceof PepperedError && error.kind === 'not-found');
