/**
 * What the elements cost the processor of a visitor, against the same cart written by hand, in Chromium: a fresh page for each
 * sample, both ways by turns. `npm run bench:elements [-- --samples=11] [--only=remove] [--json=file]`, after a build.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { findHeadlessChromium } from '../test/browser/find-chromium.mjs';
import { address, openTheatre } from './elements/theatre.js';

const { values: given } = parseArgs({
  options: {
    samples: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});

type Way = 'elements' | 'by-hand';

/** A page on which something is measured. */
interface Sample {
  page: Page;
  way: Way;
  /** Tag names begin so. */
  prefix: 'peppered' | 'my';
  open: (lines: number, performances: number, body?: string) => Promise<void>;
  /** Milliseconds of the main thread since the last call. */
  spent: () => Promise<number>;
}

interface Row {
  name: string;
  /** The ratio that is to be reached. */
  goal: number;
  measure: (sample: Sample) => Promise<number>;
}

const row = (name: string, goal: number, measure: (sample: Sample) => Promise<number>): Row => ({
  name,
  goal,
  measure,
});

/** So long nothing must happen. */
const rest = 400;

/** All of these lines stand. */
async function stand(page: Page, lines: number): Promise<void> {
  await page.waitForFunction(
    (count) => {
      const [cart] = document.querySelectorAll('peppered-cart, my-cart');
      return (cart?.shadowRoot ?? cart)?.querySelectorAll('.line').length === count;
    },
    lines,
    // To look costs time of the page, too.
    { polling: 100 },
  );
}

const settle = (page: Page) => page.waitForTimeout(rest);

const mount = (lines: number) => async (sample: Sample) => {
  const { page, prefix } = sample;
  // Its code is there before.
  await sample.open(
    lines,
    Math.ceil(lines / 8),
    `<${prefix}-checkout hidden></${prefix}-checkout>`,
  );
  if (prefix === 'peppered') await page.evaluate((file) => import(file), '/cdn/chunks/cart.js');
  await settle(page);
  await sample.spent();
  await page.evaluate((tag) => document.body.append(document.createElement(tag)), `${prefix}-cart`);
  await stand(page, lines);
  await settle(page);
  return sample.spent();
};

const remove = (lines: number, performances: number) => async (sample: Sample) => {
  const { page, prefix } = sample;
  await sample.open(lines, performances, `<${prefix}-cart></${prefix}-cart>`);
  await stand(page, lines);
  await page.waitForLoadState('networkidle');
  await settle(page);
  await sample.spent();
  await page.evaluate(() => {
    const [cart] = document.querySelectorAll('peppered-cart, my-cart');
    (cart?.shadowRoot ?? cart)?.querySelector<HTMLElement>('.remove')?.click();
  });
  await stand(page, lines - 1);
  await settle(page);
  return sample.spent();
};

const tick = (lines: number) => async (sample: Sample) => {
  const { page, prefix } = sample;
  await sample.open(lines, Math.ceil(lines / 8), `<${prefix}-cart></${prefix}-cart>`);
  await stand(page, lines);
  await page.waitForLoadState('networkidle');
  await settle(page);
  await sample.spent();
  await page.waitForTimeout(3000);
  return sample.spent();
};

const rows: Row[] = [
  row('page of 5 badges, 10 lines, checkout', 2, async (sample) => {
    const { page, prefix } = sample;
    const badges = `<${prefix}-badge></${prefix}-badge>`.replaceAll('peppered-', 'peppered-cart-');
    await sample.open(
      10,
      2,
      `${badges.repeat(5)}<${prefix}-cart></${prefix}-cart><${prefix}-checkout></${prefix}-checkout>`,
    );
    await stand(page, 10);
    await page.waitForLoadState('networkidle');
    return sample.spent();
  }),
  row('mount 10 lines', 1.4, mount(10)),
  row('mount 1,000 lines', 0.6, mount(1000)),
  row('remove 1 of 10', 1.5, remove(10, 2)),
  row('remove 1 of 1,000', 1.4, remove(1000, 125)),
  row('three ticks, 10 lines', 1.1, tick(10)),
  row('three ticks, 1,000 lines', 1, tick(1000)),
  row('5,000 lines over 625 performances', 1, async (sample) => {
    const { page, prefix } = sample;
    await sample.open(5000, 625, `<${prefix}-cart></${prefix}-cart>`);
    await stand(page, 5000);
    await page.waitForLoadState('networkidle');
    await settle(page);
    return sample.spent();
  }),
  row('remove 1 of 5,000', 1, remove(5000, 625)),
  row('open a drawer of 1,000 lines', 1, async (sample) => {
    const { page, prefix } = sample;
    await sample.open(1000, 125, `<${prefix}-cart drawer></${prefix}-cart>`);
    await stand(page, 1000);
    await page.waitForLoadState('networkidle');
    await sample.spent();
    await page.evaluate(() => {
      const [cart] = document.querySelectorAll<HTMLElement & { show(): void }>(
        'peppered-cart, my-cart',
      );
      cart?.show();
    });
    await settle(page);
    return sample.spent();
  }),
];

const { origin, server } = await openTheatre();
const browser = await chromium.launch(await findHeadlessChromium());

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function take({ measure }: Row, way: Way): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  const session = await context.newCDPSession(page);
  // The processor's time, whatever else the machine does.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  const sample: Sample = {
    page,
    way,
    prefix: way === 'elements' ? 'peppered' : 'my',
    open: async (lines, performances, body) => {
      await page.goto(origin + address(way, { lines, performances }, body));
    },
    spent: async () => {
      const now = await busy(session);
      const spent = now - before;
      before = now;
      return spent;
    },
  };
  const spent = await measure(sample);
  await context.close();
  return spent;
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const table: Record<string, Record<string, number>> = {};
try {
  for (const each of rows.filter(({ name }) => name.includes(given.only))) {
    const spent: Record<Way, number[]> = { elements: [], 'by-hand': [] };
    for (let sample = 0; sample < Number(given.samples); sample++)
      for (const way of ['elements', 'by-hand'] as const) spent[way].push(await take(each, way));
    const [elements, byHand] = [median(spent.elements), median(spent['by-hand'])];
    table[each.name] = { elements, byHand, ratio: elements / byHand, goal: each.goal };
    console.log(
      `${each.name.padEnd(52)}${elements.toFixed(1).padStart(9)} ms ${byHand.toFixed(1).padStart(8)} ms  × ${(elements / byHand).toFixed(2).padStart(6)}  (goal ${String(each.goal)})`,
    );
  }
  if (given.json) writeFileSync(given.json, `${JSON.stringify(table, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
