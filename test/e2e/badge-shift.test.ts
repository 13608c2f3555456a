import assert from 'node:assert/strict';
import { desktop, phone, visit, type Visit } from './visit.js';

for (const [name, device] of Object.entries({ phone, desktop })) {
  visit(`the badge moves nothing while the page loads (${name})`, device, async (visitor) => {
    const { page } = visitor;
    await collectShifts(visitor);
    await visitor.open('/');
    await visitor.badgeSays('0 items');
    assert.deepEqual(await shiftsOf(visitor), []);

    await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
    await visitor.badgeSays('2 items');
    await visitor.open('/');
    await visitor.badgeSays('2 items');
    assert.deepEqual(await shiftsOf(visitor), []);
  });

  visit(`the badge moves nothing when the time comes (${name})`, device, async (visitor) => {
    const { page } = visitor;
    await page.clock.install();
    await collectShifts(visitor);
    await visitor.open('/');
    await page.getByRole('button', { name: 'Bestel twee kaarten' }).click();
    await visitor.badgeSays('2 items');
    await page.clock.runFor('10:30');
    await page
      .getByRole('banner')
      .getByText(/^4:\d\d$/)
      .waitFor();
    assert.deepEqual(await shiftsOf(visitor), []);
  });

  visit(
    `the drawer moves nothing sideways when it opens and closes (${name})`,
    device,
    async (visitor) => {
      const { page } = visitor;
      await visitor.open('/');
      const badge = page
        .getByRole('banner')
        .getByRole('link', { name: 'Winkelwagen', exact: true });
      await visitor.badgeSays('0 items');
      const before = (await badge.boundingBox())?.x ?? 0;
      // A gutter in `vw` is a fraction of the scrollbar's width wider where that unit counts the bar.
      const moved = async () => Math.abs(((await badge.boundingBox())?.x ?? 0) - before);
      await badge.click();
      await page.getByRole('dialog').waitFor();
      assert((await moved()) < 1);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert((await moved()) < 1);
    },
  );
}

/** Collects what jumps, while the script and every answer comes later than a picture of what stands in its place. */
async function collectShifts({ page }: Visit): Promise<void> {
  await page.addInitScript({ content: collector });
  await page.route(/\/cart\/|\.js$/, async (route) => {
    await page.evaluate(parse).catch(() => undefined);
    await page.evaluate(paint).catch(() => undefined);
    await page.evaluate('since ??= performance.now()').catch(() => undefined);
    await route.continue();
  });
}

async function shiftsOf({ page }: Visit): Promise<unknown> {
  await page.evaluate(paint);
  // A page that comes in pieces moves by itself, and is heard of before it is known to be whole.
  return page.evaluate('shifts.filter(({ startTime }) => !(startTime < since))');
}

/** Layout Instability, https://wicg.github.io/layout-instability; a click excuses none here. */
const collector = `
  globalThis.shifts = [];
  globalThis.since = undefined;
  new PerformanceObserver((list) => {
    for (const { sources, startTime } of list.getEntries())
      for (const { node, previousRect, currentRect } of sources)
        shifts.push({
          startTime,
          moved: [node?.localName ?? node?.textContent, JSON.stringify([previousRect, currentRect])].join(' '),
        });
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Resolves once the whole page has come. Its scripts are modules, which run after that. */
const parse = `new Promise((resolve) => {
  const look = () => (document.readyState === 'loading' ? requestAnimationFrame(look) : resolve());
  look();
})`;

/** Resolves once the page has shown two more pictures. */
const paint = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})`;
