import assert from 'node:assert/strict';
import { desktop, phone, visit, type Visit } from './visit.js';

for (const [name, device] of Object.entries({ phone, desktop })) {
  visit(`nothing jumps while a cart is loaded (${name})`, device, async (visitor) => {
    await addTickets(visitor);
    await collectShifts(visitor);
    await visitor.open('/winkelwagen.html');
    await visitor.page.getByRole('link', { name: 'Afrekenen' }).waitFor();
    assert.deepEqual(await shiftsOf(visitor), []);
  });

  visit(`nothing jumps while a checkout is loaded (${name})`, device, async (visitor) => {
    await addTickets(visitor);
    await collectShifts(visitor);
    for (const address of ['/afrekenen.html', '/afrekenen.html', '/gast', '/afrekenen.html']) {
      await visitor.open(address);
      await visitor.page.getByRole('button', { name: /^Bestellen/ }).waitFor();
      // Whoever becomes a guest sees another form than the one before.
      if (address !== '/gast') assert.deepEqual(await shiftsOf(visitor), []);
    }
  });
}

async function addTickets(visitor: Visit): Promise<void> {
  await visitor.open('/');
  await visitor.page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
  await visitor.badgeSays('2 items');
}

/** Collects what jumps, while the script and every answer comes later than a picture of what stands in its place. */
async function collectShifts({ page }: Visit): Promise<void> {
  await page.addInitScript({ content: collector });
  await page.route(/\/(cart\/|paymentmethods)|\/peppered-cart\.js/, async (route) => {
    await page.evaluate(paint).catch(() => undefined);
    await route.continue();
  });
}

async function shiftsOf({ page }: Visit): Promise<unknown> {
  await page.evaluate(paint);
  return page.evaluate('shifts');
}

/** Layout Instability, https://wicg.github.io/layout-instability; the badge's own room is not judged here. */
const collector = `
  globalThis.shifts = [];
  const place = ({ x, y, width, height }) => [x, y, width, height].join(' ');
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries())
      for (const { node, previousRect, currentRect } of sources.filter(({ node }) => node?.localName !== 'peppered-cart-badge'))
        shifts.push((node?.localName ?? node?.textContent) + ': ' + place(previousRect) + ' -> ' + place(currentRect));
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Resolves once the page has shown two more pictures. */
const paint = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
})`;
