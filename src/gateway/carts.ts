import { createCart, getCartSummary } from '../api/cart.js';
import { orNull } from '../api/http.js';
import { idPattern } from '../api/requests.js';
import type { Call } from './call.js';
import { readCookies } from './cookies.js';
import { Refusal } from './refusal.js';
import { sessionLifetime } from './session.js';
import { storeKey } from './store.js';

/**
 * Binds a cart to the session, unless it is bound already. Answers the undo of a new bond, for a cart that
 * turns out not to exist.
 * @throws {Refusal} `not-found` when the cart is another session's: it is not even said to exist.
 */
export async function claimCart(call: Call, cartId: string): Promise<() => Promise<void>> {
  const { store, clientName, binding = true } = call.settings;
  if (!binding) return () => Promise.resolve();
  const key = await storeKey('cart', clientName, cartId);
  const owner = await storeKey('session', call.session.id);
  const isNew = (await store.get(key)) === undefined;
  if ((await store.add(key, owner, sessionLifetime)) !== owner) throw new Refusal('not-found');
  await call.keepSession();
  return async () => {
    if (isNew) await store.delete(key);
  };
}

/** Whose `Idempotency-Key`s are told apart: the session's, or, where no cookie keeps one, those of whoever knows the cart. */
export const keyOwner = ({ session, settings }: Call, cartId: string): string =>
  settings.binding === false ? `cart ${cartId}` : session.id;

/** A cart for this session: the one that the vendor's embed made in this browser, or a new one. */
export async function openCart(call: Call): Promise<string> {
  const handedOver = await takeEmbedCart(call);
  if (handedOver) return handedOver;
  const idempotencyKey = call.request.headers.get('Idempotency-Key') ?? undefined;
  const cartId = await createCart(call.api, { idempotencyKey });
  await claimCart(call, cartId);
  return cartId;
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
  const ticket = crypto.randomUUID();
  if ((await store.add(key, ticket, sessionLifetime)) !== ticket) return null;
  await call.keepSession();
  const cart = await orNull(getCartSummary(call.api, cartId));
  return cart && (await isClaimed(call, cartId)) ? cartId : null;
}

async function isClaimed(call: Call, cartId: string): Promise<boolean> {
  try {
    await claimCart(call, cartId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
