import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { desktop, phone, visit, type Visit } from './visit.js';

visit('cancels at the bank, and can order again', desktop, async (visitor) => {
  const { page } = visitor;
  await orderTwoTickets(visitor, 'iDEAL');
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await page.getByRole('heading', { name: 'Je betaling is geannuleerd' }).waitFor();
  await page.getByText('Er is niets betaald. Je plaatsen zijn weer vrijgegeven').waitFor();
  visitor.expectedErrors.push(
    'Failed to load resource: the server responded with a status of 404 (Not Found)',
  );
  assert.deepEqual(await paymentStatuses(visitor), ['cancelled']);

  await orderTwoTickets(visitor, 'iDEAL');
  await pay(page);
  assert.deepEqual((await paymentStatuses(visitor)).sort(), ['cancelled', 'paid']);
});

visit('leaves the payment open, and pays in another tab', phone, async (visitor) => {
  const { page } = visitor;
  await page.clock.install();
  await orderTwoTickets(visitor, 'iDEAL');
  const paymentPage = page.url();
  await page.getByRole('button', { name: 'Later betalen' }).click();
  await page.getByRole('heading', { name: 'Je betaling is nog niet bevestigd' }).waitFor();
  assert.deepEqual(await paymentStatuses(visitor), ['pending']);

  const otherTab = await page.context().newPage();
  await visitor.record(otherTab);
  await otherTab.goto(paymentPage);
  await pay(otherTab);
  assert.deepEqual(await paymentStatuses(visitor), ['paid']);

  await page.bringToFront();
  await page.clock.runFor('01:00');
  await page.getByRole('heading', { name: 'Betaald. Tot snel.' }).waitFor();
});

visit('orders on invoice, without a payment page', desktop, async (visitor) => {
  const { page } = visitor;
  await orderTwoTickets(visitor, 'Factuur');
  await page.getByRole('heading', { name: 'Je bestelling is geplaatst' }).waitFor();
  await visitor.badgeSays('0 items');
  assert.equal(new URL(page.url()).origin, visitor.demo.origin);
  assert.deepEqual(await paymentStatuses(visitor), ['none']);
});

async function orderTwoTickets(visitor: Visit, method: string): Promise<void> {
  const { page } = visitor;
  await visitor.open('/');
  await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
  await visitor.open('/afrekenen.html');
  await page.getByRole('radio', { name: method }).check();
  await page.getByRole('checkbox', { name: 'Ik ga akkoord' }).check();
  await page.getByRole('button', { name: 'Bestellen en € 49,00 betalen' }).click();
  if (method === 'iDEAL') await page.getByRole('heading', { name: 'Betaling' }).waitFor();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Betalen', exact: true }).click();
  await page.getByRole('heading', { name: 'Betaald. Tot snel.' }).waitFor();
}

async function paymentStatuses(visitor: Visit): Promise<string[]> {
  const orders = await visitor.orders();
  return orders.map(({ orderPaymentStatus }) => orderPaymentStatus);
}
