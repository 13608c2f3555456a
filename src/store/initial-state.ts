import type { CartState } from './state.js';

/** No cart, no order, nothing asked. */
export const initialState: CartState = Object.freeze({
  phase: 'none',
  cartId: null,
  numberOfItems: 0,
  amount: 0,
  cartItems: null,
  lostItems: Object.freeze([]),
  deadline: null,
  busy: Object.freeze([]),
  stale: false,
  problem: null,
  orderPhase: 'none',
  order: null,
});

/** Nothing is known yet. */
export const loadingState: CartState = { ...initialState, phase: 'loading' };
