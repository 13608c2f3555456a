import { expect } from '@open-wc/testing';
import { deleteCart, getCart } from '../../src/client.js';
import { remove } from '../../src/store/mutations.js';
import { found } from '../../src/store/state.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { fillCart, nextTask, openPage, type BrowserPage } from './browser-page.js';

describe('answers that come too late', () => {
  let theatre: Theatre;

  beforeEach(async () => {
    theatre = await openTheatre();
  });

  afterEach(() => theatre.close());

  /** A page that shows two tickets, and all counts that it shows from then on. */
  async function openCart(): Promise<{ page: BrowserPage; counts: number[]; first: string }> {
    const page = openPage(theatre, { cartId: await fillCart(theatre, 2) });
    const counts: number[] = [];
    page.store.subscribe(() => counts.push(page.store.state.cartItems?.length ?? NaN), getCart);
    await page.store.refresh();
    page.sent.length = counts.length = 0;
    return { page, counts, first: page.store.state.cartItems?.[0]?.itemId ?? '' };
  }

  it('never bring a removed seat back: the cart is read again', async () => {
    const { page, counts, first } = await openCart();
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'GET', times: 1 });
    const read = page.store.refresh();
    await held.struck();
    await remove(page.store, first);
    expect(page.store.state.cartItems).to.have.length(1);
    counts.length = 0;
    await held.remove();
    await read;
    expect(counts).not.to.include(2);
    expect(page.store.state.cartItems).to.have.length(1);
    expect(page.sent).to.deep.equal([
      'GET /peppered/cart/{cartId}',
      'DELETE /peppered/cart/{cartId}/{itemId}',
      'GET /peppered/cart/{cartId}',
    ]);
  });

  it('are dropped while the mutation still runs', async () => {
    const { page, first } = await openCart();
    const heldRead = await theatre.fault(
      { kind: 'hold', when: 'after' },
      { method: 'GET', times: 1 },
    );
    const read = page.store.refresh();
    await heldRead.struck();
    const heldRemoval = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'DELETE' });
    const removal = remove(page.store, first);
    await heldRemoval.struck();
    await heldRead.remove();
    await heldRemoval.remove();
    await Promise.all([read, removal]);
    expect(page.store.state.cartItems).to.have.length(1);
    expect(page.sent.at(-1)).to.equal('GET /peppered/cart/{cartId}');
  });

  it('are not asked for while a mutation runs', async () => {
    const { page, first } = await openCart();
    const held = await theatre.fault({ kind: 'hold' }, { method: 'DELETE' });
    const removal = remove(page.store, first);
    await held.struck();
    const read = page.store.refresh();
    await nextTask();
    expect(page.sent).to.deep.equal(['DELETE /peppered/cart/{cartId}/{itemId}']);
    await held.remove();
    await Promise.all([removal, read]);
    expect(page.sent).to.have.length(2);
  });

  it('are not asked for between two mutations either', async () => {
    const { page, first } = await openCart();
    const other = page.store.state.cartItems?.[1]?.itemId ?? '';
    const held = await theatre.fault({ kind: 'hold' }, { method: 'DELETE', times: 1 });
    const removals = [remove(page.store, first)];
    await held.struck();
    const read = page.store.refresh();
    removals.push(remove(page.store, other));
    await held.remove();
    await Promise.all([read, ...removals]);
    expect(page.sent).to.deep.equal([
      'DELETE /peppered/cart/{cartId}/{itemId}',
      'DELETE /peppered/cart/{cartId}/{itemId}',
      'GET /peppered/cart/{cartId}',
    ]);
  });

  it('say nothing of another cart', async () => {
    const { page } = await openCart();
    const other = await fillCart(theatre, 3);
    const held = await theatre.fault({ kind: 'hold', when: 'after' }, { method: 'GET', times: 1 });
    const read = page.store.refresh();
    await held.struck();
    page.store.dispatch(found(other));
    await held.remove();
    await read;
    expect(page.store.state).to.include({ cartId: other, numberOfItems: 3 });
    expect(page.sent).to.have.length(2);
  });

  it('say nothing of another cart when they are failures', async () => {
    const { page } = await openCart();
    const other = await fillCart(theatre, 3);
    const held = await theatre.fault({ kind: 'hold' }, { method: 'GET', times: 1 });
    const read = page.store.refresh();
    await held.struck();
    await deleteCart(theatre.api, page.store.state.cartId ?? '');
    page.store.dispatch(found(other));
    await held.remove();
    await read;
    expect(page.store.state).to.include({ cartId: other, phase: 'filled' });
  });
});
