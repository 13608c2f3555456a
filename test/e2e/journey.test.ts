import assert from 'node:assert/strict';
import { demoTheatre } from '../../demo/sandbox/server.js';
import { desktop, keyboard, mouse, phone, visit, type Hands, type Visit } from './visit.js';

/** What the visitor reads on the way. */
interface Words {
  programme: string;
  twoTickets: string;
  donate: string;
  cart: string;
  remove: string;
  checkout: string;
  method: string;
  fee: RegExp;
  due: RegExp;
  order: string;
  agree: string;
  payment: string;
  pay: string;
  paid: string;
  tickets: string;
}

const dutch: Words = {
  programme: '/',
  twoTickets: 'Bestel twee kaarten',
  donate: 'Geef € 5',
  cart: 'Winkelwagen',
  remove: 'Verwijder Standaard, Hamlet — Grote Zaal',
  checkout: 'Afrekenen',
  method: 'Creditcard',
  fee: /Transactiekosten\s*€\s1,50/,
  due: /Te betalen\s*€\s31,00/,
  order: 'Bestellen en € 31,00 betalen',
  agree: 'Ik ga akkoord met de voorwaarden',
  payment: 'Betaling',
  pay: 'Betalen',
  paid: 'Betaald. Tot snel.',
  tickets: 'Bekijk je kaarten',
};

const english: Words = {
  programme: '/en.html',
  twoTickets: 'Order two tickets',
  donate: 'Donate €5',
  cart: 'Cart',
  remove: 'Remove Standaard, Zwanen — Grote Zaal',
  checkout: 'Check out',
  method: 'Creditcard',
  fee: /Transaction fee\s*€1\.50/,
  due: /To pay\s*€36\.00/,
  order: 'Order and pay €36.00',
  agree: 'I agree to the terms',
  payment: 'Payment',
  pay: 'Pay',
  paid: 'Paid. See you soon.',
  tickets: 'View your tickets',
};

visit('buys a ticket on a desktop, by mouse', desktop, async (visitor) => {
  await buy(visitor, mouse, dutch);
  await hasOnePaidOrder(visitor, { description: 'Hamlet — Grote Zaal', price: '24.50' });
});

visit('buys a ticket on a phone, by keyboard alone', phone, async (visitor) => {
  await buy(visitor, keyboard, dutch);
  await hasOnePaidOrder(visitor, { description: 'Hamlet — Grote Zaal', price: '24.50' });
});

visit('buys a ticket in English', { ...desktop, locale: 'en-GB' }, async (visitor) => {
  await buy(visitor, mouse, english);
  await hasOnePaidOrder(visitor, { description: 'Zwanen — Grote Zaal', price: '29.50' });
});

async function buy(visitor: Visit, hands: Hands, words: Words): Promise<void> {
  const { page } = visitor;
  await page.clock.install();
  await visitor.open(words.programme);
  await visitor.badgeSays('0 items');
  assert.deepEqual(visitor.cartRequests, [], 'a visitor without a cart costs no request');

  await hands.press(page.getByRole('button', { name: words.twoTickets }));
  await visitor.badgeSays('2 items');
  await hands.press(page.getByRole('button', { name: words.donate, exact: true }));
  await visitor.badgeSays('3 items');

  await hands.press(page.getByRole('banner').getByRole('link', { name: words.cart, exact: true }));
  const drawer = page.getByRole('dialog', { name: words.cart });
  await countsDown(visitor);
  assert.equal(await drawer.getByRole('listitem').count(), 3);
  await drawer.getByText('Donatie aan Theater De Linde', { exact: true }).waitFor();
  await hands.press(drawer.getByRole('button', { name: words.remove }).first());
  await visitor.badgeSays('2 items');
  assert.equal(await drawer.getByRole('button', { name: words.remove }).count(), 1);

  await hands.press(drawer.getByRole('link', { name: words.checkout }));
  await page.getByRole('heading', { name: words.checkout, level: 1 }).waitFor();
  await hands.choose(page.getByRole('radio', { name: words.method }));
  await page.getByText(words.fee).waitFor();
  await page.getByText(words.due).waitFor();
  await hands.press(page.getByRole('checkbox', { name: words.agree }));
  await hands.press(page.getByRole('button', { name: words.order, exact: true }));

  await page.getByRole('heading', { name: words.payment }).waitFor();
  await hands.press(page.getByRole('button', { name: words.pay, exact: true }));
  await page.getByRole('heading', { name: words.paid }).waitFor();
  await visitor.badgeSays('0 items');
  await page.getByRole('link', { name: words.tickets }).waitFor();
  // Its price is called Donatie too: once is enough.
  await page.getByText('Donatie aan Theater De Linde', { exact: true }).waitFor();
}

/** The drawer's time runs with the visitor's clock. */
async function countsDown({ page }: Visit): Promise<void> {
  const timer = page.getByRole('dialog').getByRole('timer');
  const read = async () => {
    const [minutes = '', seconds = ''] =
      /(\d+):(\d\d)/.exec(await timer.innerText())?.slice(1) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  const first = await read();
  assert(first > 840 && first <= 900, `${String(first)} of 900 seconds are left`);
  await page.clock.runFor('02:00');
  const later = await read();
  assert(later <= first - 119, `from ${String(first)} to ${String(later)} seconds`);
}

async function hasOnePaidOrder(visitor: Visit, ticket: { description: string; price: string }) {
  const [order, ...others] = await visitor.orders();
  assert.deepEqual(others, []);
  assert(order);
  assert.equal(order.orderStatus, 'ord');
  assert.equal(order.orderPaymentStatus, 'paid');
  assert.equal(order.customerId, demoTheatre.customerId);
  assert.equal(order.handlingTextPayment, 'Creditcard');
  assert.equal(order.fee, 1.5);
  assert.equal(order.amount, Number(ticket.price) + 5 + 1.5);
  assert.deepEqual(order.lines, [
    ticket,
    { description: 'Donatie aan Theater De Linde', price: '5.00' },
  ]);
}
