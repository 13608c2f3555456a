import { expect } from '@open-wc/testing';
import { PepperedError } from '../../src/api/errors.js';
import { getCart } from '../../src/page/get-cart.js';
import { configureCart } from '../../src/store/config.js';
import { CartAddEvent, CartEmptyEvent, CartRemoveEvent } from '../../src/store/events.js';
import type { CartState } from '../../src/store/state.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { donation, fillCart, tickets } from '../store/browser-page.js';
import { nextEvent } from './next-event.js';

describe('getCart()', () => {
  let theatre: Theatre;
  let heard: Event[];
  let listening: AbortController;

  beforeEach(async () => {
    theatre = await openTheatre();
    configureCart({ clientName: theatre.clientName, apiBase: theatre.apiBase });
    heard = [];
    listening = new AbortController();
    const { signal } = listening;
    const types = ['add', 'remove', 'empty'].map((action) => `peppered-cart-${action}`);
    for (const type of types)
      document.addEventListener(type, (event) => heard.push(event), { signal });
  });

  afterEach(() => {
    listening.abort();
    configureCart({ clientName: undefined, apiBase: undefined });
    return theatre.close();
  });

  const rejection = async (promise: Promise<void>): Promise<PepperedError> => {
    try {
      await promise;
    } catch (error) {
      if (error instanceof PepperedError) return error;
      throw error;
    }
    throw new Error('it was done');
  };

  it('adds, and tells the document', async () => {
    const cart = getCart();
    await cart.add([tickets(2), donation(5)]);
    expect(cart.state).to.include({ phase: 'filled', numberOfItems: 3, amount: 54 });
    const [event, ...more] = heard;
    expect(more).to.deep.equal([]);
    expect(event).to.be.instanceOf(CartAddEvent);
    expect(event).to.have.deep.property('items', [tickets(2), donation(5)]);
  });

  it('removes a line, and tells the document which', async () => {
    const cart = getCart();
    await cart.add([tickets(2)]);
    const [first] = cart.state.cartItems ?? [];
    heard.length = 0;
    await cart.remove(first?.itemId ?? '');
    expect(cart.state.numberOfItems).to.equal(1);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.be.instanceOf(CartRemoveEvent).with.property('cartItem', first);
  });

  it('empties the cart, and tells the document', async () => {
    const cart = getCart();
    await cart.add([tickets(2)]);
    heard.length = 0;
    await cart.empty();
    expect(cart.state.phase).to.equal('none');
    expect(heard.map(({ constructor }) => constructor)).to.deep.equal([CartEmptyEvent]);
  });

  it('reads the cart again', async () => {
    const { clientName, apiBase } = theatre;
    const cartId = await fillCart(theatre, 2);
    configureCart({ clientName, apiBase, cartId });
    const cart = getCart();
    configureCart({ cartId: undefined });
    await cart.refresh();
    expect(cart.state).to.include({ phase: 'filled', numberOfItems: 2 });
  });

  it('checks out', async () => {
    const cart = getCart();
    await cart.add([tickets(2)]);
    const sending = nextEvent(document, 'peppered-order');
    const checkedOut = cart.checkout({ paymentMethodId: 3 });
    expect(await sending).to.include({ orderPhase: 'sending', order: null });
    const ordered = nextEvent(document, 'peppered-order');
    await checkedOut;
    const [sold] = await theatre.orders();
    expect(cart.state).to.include({ orderPhase: 'placed', phase: 'none' });
    expect(cart.state.order?.orderKey).to.equal(sold?.orderKey);
    expect((await ordered).order).to.equal(cart.state.order);
  });

  it('answers a frozen state', async () => {
    const cart = getCart();
    await cart.add([tickets(1)]);
    expect(cart.state).to.be.frozen;
    expect(cart.state.cartItems).to.be.frozen;
    expect(cart.state.busy).to.be.frozen;
  });

  it('tells subscribers of each state, lines included, until they leave', async () => {
    const cart = getCart();
    const counts: (number | undefined)[] = [];
    const leave = cart.subscribe(({ cartItems }) => counts.push(cartItems?.length));
    await cart.add([tickets(1)]);
    expect(counts.at(-1)).to.equal(1);
    const { length } = counts;
    leave();
    await cart.add([tickets(1)]);
    expect(counts).to.have.length(length);
  });

  it('reads the lines for who subscribes', async () => {
    const { clientName, apiBase } = theatre;
    configureCart({ clientName, apiBase, cartId: await fillCart(theatre, 2) });
    const cart = getCart();
    configureCart({ cartId: undefined });
    const lines = await new Promise<CartState['cartItems']>((resolve) => {
      cart.subscribe(({ phase, cartItems }) => {
        if (phase === 'filled') resolve(cartItems);
      });
    });
    expect(lines).to.have.length(2);
  });

  it('tells the document of each change and each error', async () => {
    const changed = nextEvent(document, 'peppered-cart-change');
    await getCart().add([tickets(1)]);
    expect((await changed).state).to.be.frozen;
    const failed = nextEvent(document, 'peppered-error');
    const error = await rejection(getCart().checkout({ paymentMethodId: 99 }));
    expect((await failed).error).to.equal(error);
  });

  it('rejects with what went wrong, and then tells of no success', async () => {
    const cart = getCart();
    await cart.add([tickets(1)]);
    const itemId = cart.state.cartItems?.[0]?.itemId ?? '';
    heard.length = 0;
    await theatre.fault({ kind: 'status', status: 503 }, { method: 'DELETE' });
    await theatre.fault({ kind: 'status', status: 409 }, { method: 'POST' });
    expect((await rejection(cart.add([tickets(1)]))).kind).to.equal('conflict');
    expect((await rejection(cart.add([]))).kind).to.equal('invalid-request');
    expect((await rejection(cart.remove(itemId))).kind).to.equal('not-applied');
    expect((await rejection(cart.empty())).kind).to.equal('not-applied');
    expect((await rejection(cart.checkout({ paymentMethodId: 3 }))).kind).to.equal('conflict');
    expect(heard).to.deep.equal([]);
  });

  it('removes nothing, and tells of nothing, once the cart has become an order', async () => {
    const cart = getCart();
    await cart.add([tickets(1)]);
    const itemId = cart.state.cartItems?.[0]?.itemId ?? '';
    heard.length = 0;
    const checkedOut = cart.checkout({ paymentMethodId: 3 });
    await nextEvent(document, 'peppered-order');
    const removed = rejection(cart.remove(itemId));
    const emptied = rejection(cart.empty());
    await checkedOut;
    expect((await removed).kind).to.equal('not-applied');
    expect((await emptied).kind).to.equal('not-applied');
    expect(heard).to.deep.equal([]);
    expect(await theatre.orders()).to.have.length(1);
  });

  it('does not check out what is not there', async () => {
    const error = await rejection(getCart().checkout({ paymentMethodId: 3 }));
    expect(error.kind).to.equal('invalid-request');
    expect(await theatre.requests()).to.deep.equal([]);
  });

  it('never rejects a refresh: a failure shows in the state', async () => {
    const cart = getCart();
    await cart.add([tickets(1)]);
    await theatre.fault({ kind: 'status', status: 503 }, { method: 'GET' });
    await cart.refresh();
    expect(cart.state.stale).to.equal(true);
  });

  it('wants to know which shop is meant where a page has two', async () => {
    const other = await openTheatre();
    getCart();
    const named = getCart({ clientName: other.clientName, apiBase: other.apiBase });
    await named.add([donation(5)]);
    expect(getCart().state.phase).to.equal('none');
    configureCart({ clientName: undefined, apiBase: undefined });
    expect(() => getCart()).to.throw(PepperedError, /several shops/);
    expect(
      getCart({ clientName: other.clientName, apiBase: other.apiBase }).state.numberOfItems,
    ).to.equal(1);
  });
});
