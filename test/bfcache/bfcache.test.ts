import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoTheatre } from '../../demo/sandbox/server.js';
import { findInstalledChromium } from '../browser/find-chromium.mjs';
import { desktop, visit, type Visit } from '../e2e/visit.js';

assert(
  findInstalledChromium(),
  'The Chromium of the npm package has no back-forward cache. On Debian: apt-get install chromium',
);

visit('comes back from the payment page and reads about the order', desktop, async (visitor) => {
  const { page, cartRequests } = visitor;
  await noteRestoring(page);
  await visitor.open('/');
  await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
  await visitor.open('/afrekenen.html');
  await page.getByRole('radio', { name: 'iDEAL' }).check();
  await page.getByRole('checkbox', { name: 'Ik ga akkoord' }).check();
  await page.getByRole('button', { name: 'Bestellen en € 49,00 betalen' }).click();
  await page.getByRole('heading', { name: 'Betaling' }).waitFor();
  const [order] = await visitor.orders();
  cartRequests.length = 0;

  await goBack(page);
  await page.getByRole('heading', { name: 'Je betaling is nog niet bevestigd' }).waitFor();
  assert.equal(await page.getByText('Je gaat nu naar de betaalpagina…').count(), 0);
  await page.getByRole('link', { name: 'Naar de betaalpagina' }).waitFor();
  assert(cartRequests.includes(`GET /tickets/delinde/order/${order?.orderKey ?? ''}`));
});

visit('comes back to a cart that has changed in the meantime', desktop, async (visitor) => {
  const { page, cartRequests } = visitor;
  await noteRestoring(page);
  await visitor.open('/');
  await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
  await visitor.open('/winkelwagen.html');
  const cart = page.getByRole('main');
  await cart.getByText('€ 49,00').first().waitFor();
  await cart.getByRole('link', { name: 'Afrekenen' }).click();
  await page.getByRole('heading', { name: 'Afrekenen', level: 1 }).waitFor();
  const [, cartId = ''] = /\/cart\/(\w{20,})/.exec(cartRequests.join()) ?? [];
  await giveDiscount(visitor, cartId);

  await goBack(page);
  await cart.getByText('Vriendenkorting', { exact: true }).waitFor();
  await cart.getByText('€ 39,00').waitFor();
  await visitor.badgeSays('3 items');
});

/** Changes a cart at the box office. A change in another tab would take the page out of the cache. */
async function giveDiscount({ demo }: Visit, cartId: string): Promise<void> {
  const theatre = `${demo.sandbox.origin}/sandbox/theatres/${demoTheatre.clientName}`;
  const response = await fetch(`${theatre}/carts/${cartId}/lines`, {
    method: 'POST',
    body: JSON.stringify({ itemType: 'discount', description: 'Vriendenkorting', amount: -10 }),
  });
  assert.equal(response.status, 201);
}

/** Marks a page when the browser's back-forward cache shows it again. */
async function noteRestoring(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = String(persisted);
    });
  });
}

/** Presses the back button, and fails when the page is loaded anew. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    // Not before this call has its answer, which the page that is left cannot give.
    setTimeout(() => {
      history.back();
    });
  });
  await page.locator('html[data-persisted="true"]').waitFor({ state: 'attached' });
}
