import assert from 'node:assert/strict';
import type { Route } from 'playwright-core';
import { renderPage } from '../elements/rendered-page.js';
import { desktop, phone, visit, type Visit } from './visit.js';

const shop = new Map([
  ['client-name', 'delinde'],
  ['api-base', '/tickets'],
  ['lang', 'nl'],
]);

for (const [name, device] of Object.entries({ phone, desktop })) {
  visit(`nothing that a server has rendered jumps (${name})`, device, async (visitor) => {
    const { page, warnings } = visitor;
    await visitor.open('/');
    await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
    await visitor.badgeSays('2 items');
    // As in a tab that has just been opened, which knows no more than the server does.
    await page.evaluate('sessionStorage.clear()');
    await page.addInitScript({ content: collector });
    const script = await openRendered(visitor);
    await page.evaluate(paint);
    await script.continue();
    await page.getByRole('button', { name: /^Bestellen/ }).waitFor();
    await page.getByText('Hamlet').first().waitFor();
    await page.evaluate(paint);
    assert.deepEqual(await page.evaluate('shifts'), []);
    assert.deepEqual(warnings, []);
  });
}

visit('what is typed before the script has come stays', desktop, async (visitor) => {
  const { page, warnings } = visitor;
  const script = await openRendered(visitor);
  const field = page.getByLabel('Voor wie');
  await field.pressSequentially('Jan en');
  await script.continue();
  await page.getByText('Je winkelwagen is leeg').first().waitFor();
  await page.keyboard.type(' Piet');
  assert.equal(await field.inputValue(), 'Jan en Piet');
  assert.deepEqual(warnings, []);
});

/** Opens the elements as a server renders them. Answers their script, which does not come before it is told to. */
async function openRendered({ page, demo }: Visit): Promise<Route> {
  const rendered = await renderPage(shop);
  const body = rendered
    .replace('Jouw mandje', 'Jouw mandje <input aria-label="Voor wie">')
    .replace('</main>', '</main><script type="module" src="/cdn/peppered-cart.js"></script>');
  await page.route('**/rendered.html', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  const script = new Promise<Route>((resolve) => {
    void page.route('**/peppered-cart.js', resolve);
  });
  await page.goto(`${demo.origin}/rendered.html`, { waitUntil: 'commit' });
  return script;
}

/** Layout Instability, https://wicg.github.io/layout-instability. */
const collector = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries())
      for (const { node, previousRect, currentRect } of sources)
        shifts.push([node?.localName ?? node?.textContent, JSON.stringify([previousRect, currentRect])].join(' '));
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Resolves once the page has shown two more pictures. */
const paint = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
})`;
