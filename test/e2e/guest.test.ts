import assert from 'node:assert/strict';
import { demoTheatre } from '../../demo/sandbox/server.js';
import { keyboard, mouse, phone, visit } from './visit.js';

visit('buys as a guest, and is told what is missing', phone, async (visitor) => {
  const { page } = visitor;
  await visitor.open('/');
  await mouse.press(page.getByRole('button', { name: 'Bestel twee kaarten' }));
  await visitor.badgeSays('2 items');
  await visitor.open('/gast');
  await keyboard.choose(page.getByRole('radio', { name: 'iDEAL' }));
  assert.equal(await page.getByRole('radio', { name: 'Factuur' }).count(), 0);
  await page.getByRole('checkbox', { name: 'Ik ga akkoord' }).check();
  const order = page.getByRole('button', { name: 'Bestellen en € 49,00 betalen' });
  await order.click();
  await page.getByText('Vul je e-mailadres in.').waitFor();

  await page.getByRole('textbox', { name: 'E-mailadres' }).fill('anna@example.nl');
  await page.getByRole('textbox', { name: 'Voornaam' }).fill('Anna');
  await page.getByRole('textbox', { name: 'Achternaam' }).fill('de Vries');
  await keyboard.press(order);
  await page.getByRole('heading', { name: 'Betaling' }).waitFor();
  await page.getByRole('button', { name: 'Betalen', exact: true }).click();
  await page.getByRole('heading', { name: 'Betaald. Tot snel.' }).waitFor();
  await page.getByText('2 × Hamlet — Grote Zaal').waitFor();
  assert.equal(new URL(page.url()).search, '?lang=nl');

  const [made, ...others] = await visitor.orders();
  assert.deepEqual(others, []);
  assert(made);
  assert.equal(made.orderPaymentStatus, 'paid');
  assert.notEqual(made.customerId, demoTheatre.customerId);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.doesNotMatch(kept, /anna|vries/i);

  await visitor.open('/abonnee');
  await visitor.open('/');
  await mouse.press(page.getByRole('button', { name: 'Bestel twee kaarten' }));
  await visitor.badgeSays('2 items');
  await visitor.open('/afrekenen.html');
  await page.getByRole('radio', { name: 'Factuur' }).waitFor();
  assert.equal(await page.getByRole('textbox').count(), 0);
});
