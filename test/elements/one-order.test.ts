import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openPage } from '../store/browser-page.js';
import type { Fault, FaultScope, Theatre } from '../theatre.js';
import { byRole, eventually, seen } from './screen.js';
import { hamlet, openShop, openShopWith, paymentMethods, show } from './shop.js';
import { openTab, rememberCart, type Tab } from './tab.js';

const path = '/peppered/cart/*/checkout';

/** What can go wrong with a checkout on its way to the API, or with the answer on its way back. */
const faults: Record<string, [Fault, FaultScope] | undefined> = {
  'nothing goes wrong': undefined,
  'the answer takes long': [{ kind: 'delay', milliseconds: 300, when: 'after' }, {}],
  'the answer to the page is lost': [{ kind: 'dropAfter' }, { times: 1 }],
  'every answer to the page is lost': [{ kind: 'dropAfter' }, {}],
  'half of the answer arrives': [{ kind: 'truncate' }, { times: 1 }],
  'the request is lost': [{ kind: 'dropBefore' }, { times: 1 }],
  'a proxy gives up': [{ kind: 'status', status: 504, when: 'after' }, { times: 1 }],
  'a proxy says that the outcome is unknown': [{ kind: 'status', status: 502 }, { times: 1 }],
  'a proxy answers with a page': [{ kind: 'override', contentType: 'text/html', body: '<p>' }, {}],
  'the answer to the gateway is lost': [{ kind: 'dropAfter' }, { layer: 'api' }],
  'half of the answer reaches the gateway': [{ kind: 'truncate' }, { layer: 'api' }],
  'the API fails after all': [{ kind: 'status', status: 500, when: 'after' }, { layer: 'api' }],
};

/** What is read of an order, and how many the box office then has. */
const truths: [text: string, orders: readonly number[]][] = [
  ['Je bestelling is niet geplaatst en er is niets betaald', [0]],
  ['We weten niet zeker of je bestelling is geplaatst', [0, 1]],
  ['Je bestelling is geplaatst', [1]],
  ['Je gaat nu naar de betaalpagina', [1]],
  ['Je betaling is nog niet bevestigd', [1]],
];

/** What the visitor reads once it is known what became of the order, which must be true. */
async function readsTheTruth(theatre: Theatre, read = () => seen()): Promise<void> {
  const [text, orders] = await eventually(() => {
    const found = truths.find(([words]) => read().includes(words));
    if (!found) throw new Error(`nothing is said of the order: ${read()}`);
    return found;
  });
  expect((await theatre.orders()).length, text).to.be.oneOf(orders);
}

const withFault = async (theatre: Theatre, rule: (typeof faults)[string]) => {
  if (rule) await theatre.fault(rule[0], { method: 'POST', path, ...rule[1] });
};

const orderButton = () => eventually(() => byRole('button', /^Bestellen en/));

/** Ways to order more than once. */
const gestures: Record<string, () => Promise<unknown>> = {
  'a double click': async () => {
    const button = await orderButton();
    button.click();
    button.click();
  },
  'submit() beside a click': async () => {
    const button = await orderButton();
    const checkout = document.querySelector('peppered-checkout');
    button.click();
    await Promise.all([checkout?.submit(), checkout?.submit()]);
  },
};

describe('there is one order', () => {
  for (const [gesture, act] of Object.entries(gestures))
    for (const [name, rule] of Object.entries(faults))
      it(`after ${gesture}, when ${name}`, async () => {
        const theatre = await openShopWith([hamlet()]);
        await show(html`<peppered-checkout payment-method-id="1"></peppered-checkout>`);
        await orderButton();
        await withFault(theatre, rule);
        await act();
        await readsTheTruth(theatre);
      });

  it('while a guest holds Enter down in a field', async () => {
    const theatre = await openShopWith([hamlet()], { buyer: 'guest' });
    await show(html`
      <peppered-checkout
        payment-method-id="1"
        email="anna@example.nl"
        customer-first-name="Anna"
        customer-last-name="de Vries"
      ></peppered-checkout>
    `);
    const posting = await theatre.fault({ kind: 'hold' }, { method: 'POST', path });
    (await eventually(() => byRole('textbox', 'Achternaam'))).focus();
    for (let repeat = 0; repeat < 5; repeat++) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    await posting.struck();
    await posting.remove();
    await readsTheTruth(theatre);
    expect(await theatre.orders()).to.have.length(1);
  });
});

describe('two tabs that order the same cart at once make one order', () => {
  const order = async (tab: Tab) => {
    const button = await eventually(() => tab.byRole('button', /^Bestellen en/));
    return () => {
      button.click();
    };
  };

  for (const [name, rule] of Object.entries(faults))
    it(`when ${name}`, async () => {
      const theatre = await openShop();
      await rememberCart(theatre);
      const tabs = await Promise.all([openTab(theatre), openTab(theatre)]);
      const clicks = await Promise.all(tabs.map(order));
      await withFault(theatre, rule);
      for (const click of clicks) click();
      for (const tab of tabs) await readsTheTruth(theatre, () => tab.seen());
    });
});

describe('a reload in the middle of an order', () => {
  for (const when of ['before', 'after'] as const)
    it(`makes no second one, when the request is held ${when} it is made`, async () => {
      const theatre = await openShop();
      await rememberCart(theatre);
      const tab = await openTab(theatre);
      const posting = await theatre.fault({ kind: 'hold', when }, { method: 'POST', path });
      (await eventually(() => tab.byRole('button', /^Bestellen en/))).click();
      await posting.struck();
      await tab.reload();
      await readsTheTruth(theatre, () => tab.seen());
      expect(tab.allByRole('button', /^Bestellen en/)).to.have.length(0);
      await posting.remove();
      await readsTheTruth(theatre, () => tab.seen());
      // A page of the site that does not ask before it orders.
      await openPage(theatre).store.refresh();
      expect((await theatre.orders()).length).to.be.at.most(1);
    });
});

describe('what the gateway says of an order', () => {
  const problem = (status: number, type: string): Fault => ({
    kind: 'status',
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ type: `urn:peppered-cart:problem:${type}`, status }),
    when: 'before',
  });

  for (const [status, type] of [
    [409, 'in-progress'],
    [502, 'outcome-unknown'],
  ] as const)
    it(`is not taken for a refusal when it is ${type}`, async () => {
      const theatre = await openShopWith([hamlet()]);
      await show(
        html`<peppered-checkout payment-method-id=${paymentMethods.iDEAL}></peppered-checkout>`,
      );
      await theatre.fault(problem(status, type), { method: 'POST', path });
      (await orderButton()).click();
      await eventually(() => expect(seen()).to.contain('We weten niet zeker of je bestelling'));
      expect(seen()).to.contain('Bestel en betaal niet nog een keer');
      await document.querySelector('peppered-checkout')?.submit();
      expect(await theatre.orders()).to.have.length(0);
    });
});
