/** The settings page while the API is silent, and what an owner need not fill in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Owner } from './owner.js';
import { openSite, prepare } from './pages.js';
import { administrator, theatre } from './wordpress.js';

const wordpress = await openSite({ constants: { PEPPERED_CART_API_KEY: theatre.apiKey } });
const { origin, run, browser } = wordpress;
const { faults } = wordpress.sandbox;
run(`update_option( 'show_avatars', 0 );`);
prepare(wordpress, { cart: '[peppered_cart]', checkout: '[peppered_checkout]' });
const owner = await Owner.logIn(browser, wordpress, administrator);
const { page } = owner;

/** Lets the kept answer be older, and the last failure long ago. */
const later = (seconds: number) =>
  run(`$kept = get_transient( 'peppered_cart_payment_methods' );
    $kept['answered'] -= ${String(seconds)}; $kept['failed'] = 0;
    set_transient( 'peppered_cart_payment_methods', $kept );`);

test('the page does not wait for an API that is silent: it shows what was answered last, and how old that is', async () => {
  await owner.open();
  await owner.isTicked('Offer iDEAL');
  later(3 * 60 * 60);
  const id = faults.add({ path: '**/paymentmethods', fault: { kind: 'hold' } });
  const asked = () => faults.list().find((rule) => rule.id === id)?.hits;
  await owner.open();
  await page.getByText('these are the payment methods of 3 hours ago.').waitFor();
  await page.getByText('This site gets no connection to localhost.').waitFor();
  await owner.isTicked('Offer iDEAL');
  await owner.isTicked('Offer Factuur', false);
  assert.equal(asked(), 1);

  // It waited once; what is opened next does not.
  await owner.open();
  await page.getByText('these are the payment methods of 3 hours ago.').waitFor();
  assert.equal(asked(), 1);

  await page.getByLabel('Offer Factuur', { exact: true }).check();
  await owner.press('Save Changes');
  await owner.isTicked('Offer Factuur');
  faults.remove(id);
  later(0);
  await owner.open();
  await owner.isTicked('Offer Factuur');
  assert.equal(await page.getByText('could not be asked').count(), 0);
});

test('what another theatre was answered is never shown', async () => {
  const id = faults.add({ path: '**/paymentmethods', fault: { kind: 'status', status: 503 } });
  await owner.fill('Client name', 'another');
  await owner.press('Save Changes');
  await page.getByText('The payment methods are shown here as soon as Peppered answers.').waitFor();
  assert.equal(await page.getByLabel('Offer iDEAL', { exact: true }).count(), 0);
  faults.remove(id);
  await owner.fill('Client name', theatre.clientName);
  await owner.press('Save Changes');
  await owner.isTicked('Offer iDEAL');
});

test('without a page of its own, who has paid comes back to the checkout', async () => {
  await owner.fill('Payment hosts', 'https://pay.example.nl');
  await owner.press('Save Changes');
  assert.equal(await page.locator('.peppered-cart-missing').count(), 0);
  const chosen = await page.getByLabel('After paying').locator('option:checked').textContent();
  assert.equal(chosen, '— The checkout page itself —');
  const checkout = await (await fetch(`${origin}/checkout/`)).text();
  assert.doesNotMatch(checkout, /redirect-url/);
});

test('a host with other letters than those of the alphabet is kept as browsers send it', async () => {
  await owner.fill('Payment hosts', 'https://Théâtre-Café.nl/betalen\npay.example.nl');
  await owner.fill('Ticket address', 'https://kaarten.köln.example:8443');
  await owner.press('Save Changes');
  await owner.has(
    'Payment hosts',
    `${new URL('https://théâtre-café.nl').origin}\nhttps://pay.example.nl`,
  );
  await owner.has('Ticket address', 'https://kaarten.xn--kln-sna.example:8443');
});

test('a public site without https hears that nobody can keep a cart there', async () => {
  const sentence = page.getByText('browsers keep no cart there');
  await owner.open();
  assert.equal(await sentence.count(), 0);
  run(`update_option( 'home', 'http://www.theater.example' );`);
  await owner.open();
  assert.match((await sentence.getAttribute('href')) ?? '', /options-general\.php#home$/);
  run(`update_option( 'home', '${origin}' );`);
});
