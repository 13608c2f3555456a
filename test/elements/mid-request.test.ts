import { expect, html } from '@open-wc/testing';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { allByRole, byRole, click, eventually, seen } from './screen.js';
import { collect, destinations, hamlet, openShop, openShopWith, requestsOf, show } from './shop.js';

const everything = html`
  <peppered-cart-badge></peppered-cart-badge>
  <peppered-cart></peppered-cart>
  <peppered-checkout payment-method-id="1"></peppered-checkout>
`;
const post = { method: 'POST', path: '/peppered/cart/*/checkout' } as const;

/** Collects what goes wrong without anybody catching it, from here to the end of the test. */
function collectFailures(): string[] {
  const failures: string[] = [];
  const listener = (event: Event) => failures.push(event.type);
  for (const type of ['error', 'unhandledrejection']) addEventListener(type, listener);
  undo.push(() => {
    for (const type of ['error', 'unhandledrejection']) removeEventListener(type, listener);
  });
  return failures;
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

describe('elements that are removed in mid-request', () => {
  it('leave nothing behind: no error, no timer and no listener', async () => {
    installClock();
    const failures = collectFailures();
    const theatre = await openShopWith([hamlet(2)]);
    const page = await show(everything);
    await eventually(() => byRole('button', /^Bestellen/));
    const answers = await theatre.fault({ kind: 'hold', when: 'after' });
    allByRole('button', /^Verwijder/)[0]?.click();
    await answers.struck();
    const elements = [...page.children];
    page.replaceChildren();
    await answers.remove();
    await eventually(() => expect(getCart().state.numberOfItems).to.equal(1));
    await theatre.clearRequests();
    for (const event of [
      new Event('online'),
      new PageTransitionEvent('pageshow', { persisted: true }),
    ])
      dispatchEvent(event);
    document.dispatchEvent(new Event('visibilitychange'));
    advance(900_000);
    for (const element of elements) if ('updateComplete' in element) await element.updateComplete;
    // Whatever they still asked for would have left before this.
    await getCart().refresh();
    expect(await requestsOf(theatre)).to.deep.equal(['GET /peppered/cart/*/summary']);
    expect(failures).to.deep.equal([]);
  });
});

describe('what a cart did that is gone when the answer comes', () => {
  const actions = {
    'peppered-cart-remove': [/^Verwijder Standaard/],
    'peppered-cart-empty': ['Winkelwagen leegmaken', /^Ja, maak leeg/],
    'peppered-cart-add': [/^Nog één Standaard/],
  } as const;

  for (const name of ['peppered-cart-remove', 'peppered-cart-empty', 'peppered-cart-add'] as const)
    it(`is told by ${name} on the document`, async () => {
      const theatre = await openShop();
      await getCart().add([hamlet()]);
      const page = await show(html`<peppered-cart></peppered-cart>`);
      await eventually(() => byRole('button', 'Winkelwagen leegmaken'));
      const answer = await theatre.fault({ kind: 'hold', when: 'after' }, { path: '/**' });
      const events = collect(name);
      for (const button of actions[name])
        (await eventually(() => byRole('button', button))).click();
      await answer.struck();
      page.replaceChildren();
      await answer.remove();
      await eventually(() => expect(events).to.have.length(1));
      expect(events[0]?.target).to.equal(document);
    });

  it('is told by peppered-cart-close, too', async () => {
    await openShop();
    const page = await show(html`<peppered-cart drawer open></peppered-cart>`);
    await eventually(() => byRole('dialog', 'Winkelwagen'));
    const drawer = page.querySelector('peppered-cart');
    const events = collect('peppered-cart-close');
    drawer?.close();
    await drawer?.updateComplete;
    drawer?.remove();
    await eventually(() => expect(events).to.have.length(1));
  });
});

describe('a checkout that is removed while its order is sent', () => {
  /** Sends an order, and takes the checkout off the page before the answer. */
  async function removeInTime() {
    const theatre = await openShopWith([hamlet()]);
    const page = await show(everything);
    const button = await eventually(() => byRole('button', /^Bestellen/));
    const posting = await theatre.fault({ kind: 'hold' }, post);
    button.click();
    await posting.struck();
    const checkout = page.querySelector('peppered-checkout');
    checkout?.remove();
    const orders = collect('peppered-order');
    await posting.remove();
    await eventually(() => expect(orders.at(-1)?.orderPhase).to.equal('pending'));
    return { theatre, page, checkout };
  }

  /** The way is shown there, and there is nothing to order any more. */
  async function leadsToPayment(element: Element | null) {
    if (!element) throw new Error('nothing there');
    const link = await eventually(() => byRole('link', 'Naar de betaalpagina', element));
    expect(link).to.have.attribute('href', getCart().state.order?.url ?? '');
    expect(allByRole('button', /^Bestellen/)).to.have.length(0);
  }

  it('has made its order, and does not send the visitor away from where they are now', async () => {
    const { theatre, page } = await removeInTime();
    expect(await theatre.orders()).to.have.length(1);
    expect(destinations).to.deep.equal([]);
    await eventually(() => byRole('button', 'Winkelwagen 0 items'));
    await leadsToPayment(page.querySelector('peppered-cart'));
  });

  it('shows the way to the payment page when it comes back', async () => {
    const { page, checkout } = await removeInTime();
    if (checkout) page.append(checkout);
    await leadsToPayment(checkout);
  });

  it('leaves the way to the payment page to another checkout', async () => {
    const { page } = await removeInTime();
    page.append(document.createElement('peppered-checkout'));
    await leadsToPayment(page.querySelector('peppered-checkout'));
  });

  it('still refuses a payment page that is not safe', async () => {
    const theatre = await openShopWith([hamlet()]);
    const page = await show(everything);
    const button = await eventually(() => byRole('button', /^Bestellen/));
    const body = '{"orderId":1,"orderKey":"a-b","url":"javascript:alert(1)"}';
    await theatre.fault({ kind: 'override', body }, post);
    const orders = collect('peppered-order');
    button.click();
    page.querySelector('peppered-checkout')?.remove();
    await eventually(() => expect(orders.at(-1)?.orderPhase).to.equal('blocked'));
  });

  it('sends the visitor on when it was only moved', async () => {
    const theatre = await openShopWith([hamlet()]);
    const page = await show(everything);
    const button = await eventually(() => byRole('button', /^Bestellen/));
    const posting = await theatre.fault({ kind: 'hold' }, post);
    button.click();
    await posting.struck();
    page.prepend(...page.querySelectorAll('peppered-checkout'));
    await posting.remove();
    await eventually(() => expect(destinations).to.have.length(1));
  });
});

describe('settings that change in mid-request', () => {
  it('drop the answer about the cart of before', async () => {
    const [before, after] = [await openShopWith([hamlet(2)]), await openShopWith([hamlet(1)])];
    const answer = await before.fault({ kind: 'hold', when: 'after' });
    const page = await show(html`
      <peppered-cart client-name=${before.clientName} cart-id=${before.cartId}></peppered-cart>
    `);
    await answer.struck();
    const cart = page.querySelector('peppered-cart');
    cart?.setAttribute('client-name', after.clientName);
    cart?.setAttribute('cart-id', after.cartId);
    await eventually(() => expect(seen(page)).to.contain('Totaal € 24,50'));
    await answer.remove();
    await getCart(before).refresh();
    await before.clearRequests();
    dispatchEvent(new Event('online'));
    await getCart(before).refresh();
    expect(await requestsOf(before)).to.deep.equal(['GET /peppered/cart/*/summary']);
    await cart?.updateComplete;
    expect(seen(page)).to.contain('Totaal € 24,50');
  });

  it('do not send the visitor to pay for an order at the shop of before', async () => {
    const [before, after] = [await openShopWith([hamlet(2)]), await openShopWith([hamlet(1)])];
    const page = await show(html`
      <peppered-checkout
        payment-method-id="1"
        client-name=${before.clientName}
        cart-id=${before.cartId}
      ></peppered-checkout>
    `);
    const button = await eventually(() => byRole('button', 'Bestellen en € 49,00 betalen'));
    const posting = await before.fault({ kind: 'hold' }, post);
    const orders = collect('peppered-order');
    await click(button);
    await posting.struck();
    const checkout = page.querySelector('peppered-checkout');
    checkout?.setAttribute('client-name', after.clientName);
    checkout?.setAttribute('cart-id', after.cartId);
    await eventually(() => byRole('button', 'Bestellen en € 24,50 betalen'));
    await posting.remove();
    await eventually(() => expect(orders.at(-1)?.orderPhase).to.equal('pending'));
    expect(await before.orders()).to.have.length(1);
    expect(destinations).to.deep.equal([]);
    byRole('button', 'Bestellen en € 24,50 betalen');
  });
});
