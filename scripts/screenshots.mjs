/**
 * Writes pictures of what a visitor sees to `screenshots/`: every state on a phone and a desktop, light
 * and dark, in Dutch and English. `npm run screenshots -- --only phone-dark` makes those whose names
 * contain the words.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startDemo } from '../demo/server.js';
import { demoTheatre } from '../demo/sandbox/server.js';
import { findChromium } from '../test/browser/find-chromium.mjs';

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};
const languages = {
  nl: { programme: '/', cart: '/winkelwagen.html', checkout: '/afrekenen.html' },
  // The English site has no cart page: its cart stands beside the checkout.
  en: { programme: '/en.html', cart: '/checkout.html', checkout: '/checkout.html' },
};

/** How a visitor comes to each state, and what is there to see then. */
const states = {
  programme: async ({ open, addButton }) => {
    await open('programme');
    await addButton.waitFor();
  },
  'drawer-empty': async ({ open, badge, message }) => {
    await open('programme');
    await badge.click();
    await message.waitFor();
  },
  'drawer-filled': async ({ fill, badge, lines }) => {
    await fill();
    await badge.click();
    await lines.first().waitFor();
  },
  'drawer-busy': async ({ fill, fault, badge, page, lines }) => {
    await fill();
    fault({ path: '/v1/**', method: 'DELETE', fault: { kind: 'hold' } });
    await badge.click();
    await lines.first().locator('button').click();
    await page.locator('[part=line][aria-busy=true]').waitFor();
  },
  'cart-empty': async ({ open, message }) => {
    await open('cart');
    await message.waitFor();
  },
  'cart-filled': async ({ fill, open, lines }) => {
    await fill();
    await open('cart');
    await lines.first().waitFor();
  },
  'cart-loading': async ({ fill, fault, open, page }) => {
    await fill();
    fault({ path: '/v1/**/cart/*', method: 'GET', fault: { kind: 'hold' } });
    await open('cart');
    await page
      .getByText(/wordt geladen…|Loading your cart…/)
      .first()
      .waitFor();
  },
  'cart-failed': async ({ fill, fault, open, message }) => {
    await fill();
    fault({ path: '/v1/**/cart/*', method: 'GET', fault: { kind: 'status', status: 503 } });
    await open('cart');
    await message.waitFor();
  },
  'cart-expired': async ({ fill, open, lines, letHoldEnd, message }) => {
    await fill();
    await open('cart');
    await lines.first().waitFor();
    await letHoldEnd();
    await message.waitFor();
  },
  'checkout-choose': async ({ fill, open, methods }) => {
    await fill();
    await open('checkout');
    await methods.first().waitFor();
  },
  'checkout-guest': async ({ fill, openAsGuest, methods }) => {
    await fill();
    await openAsGuest();
    await methods.first().waitFor();
  },
  'checkout-guest-errors': async ({ fill, openAsGuest, methods, submit, page }) => {
    await fill();
    await openAsGuest();
    await methods.first().click();
    await page.locator('[name=email]').fill('anna@linde');
    await submit.click();
    await page.locator('[part=field-error]').first().waitFor();
  },
  'checkout-hint': async ({ fill, open, methods, submit, problem }) => {
    await fill();
    await open('checkout');
    await methods.nth(1).click();
    await submit.click();
    await problem.waitFor();
  },
  'checkout-refused': async ({ fill, fault, order, problem }) => {
    await fill();
    fault({ path: '/v1/**/checkout', fault: { kind: 'status', status: 422 } });
    await order(1);
    await problem.waitFor();
  },
  'checkout-sending': async ({ fill, fault, order, page }) => {
    await fill();
    fault({ path: '/v1/**/checkout', fault: { kind: 'hold' } });
    await order(1);
    await page.locator('[part=submit][aria-disabled=true]').waitFor();
  },
  payment: async ({ fill, order, payment }) => {
    await fill();
    await order(1);
    await payment('pay').waitFor();
  },
  ...Object.fromEntries(
    Object.entries({ paid: 'pay', pending: 'later', cancelled: 'cancel' }).map(([name, choice]) => [
      name,
      async ({ fill, order, payment, outcome }) => {
        await fill();
        await order(1);
        await payment(choice).click();
        await outcome.waitFor();
      },
    ]),
  ),
  unknown: async ({ fill, fault, order, outcome }) => {
    await fill();
    fault({ path: '/v1/**/checkout', fault: { kind: 'dropAfter' } });
    await order(1);
    await outcome.waitFor();
  },
  ...Object.fromEntries(
    Object.entries({ reserved: 'res', offered: 'pros', withdrawn: 'trash' }).map(
      ([name, order_status]) => [
        name,
        async ({ fill, answerOrder, order, payment, outcome }) => {
          await fill();
          await answerOrder({ order_status, order_time_out: '2026-12-24T20:30:00+01:00' });
          await order(1);
          await payment('later').click();
          await outcome.waitFor();
        },
      ],
    ),
  ),
  placed: async ({ fill, order, outcome }) => {
    await fill();
    await order(2);
    await outcome.waitFor();
  },
};

/** A visitor at the demo's pages: what is there, by the elements' parts, and what can be done with it. */
function visit(page, demo, paths) {
  const open = (name) => page.goto(demo.origin + paths[name]);
  const addButton = page.locator('[data-peppered-add]').first();
  const badge = page.locator('peppered-cart-badge');
  const methods = page.locator('[part=method]');
  const submit = page.locator('[part=submit]');
  return {
    page,
    open,
    addButton,
    badge,
    methods,
    submit,
    lines: page.locator('[part=line]'),
    message: page.locator(':is([part=message], [part=problem]):visible').first(),
    problem: page.locator('[part=problem]:visible').first(),
    outcome: page.locator('[part=outcome]'),
    payment: (choice) => page.locator(`button[value=${choice}]`),
    openAsGuest: () => page.goto(`${demo.origin}/gast`),
    /** The gateway says so of every order. */
    answerOrder: (answer) =>
      page.route('**/tickets/**/order/*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ json: { ...(await response.json()), ...answer } });
      }),
    fault: (rule) => demo.sandbox.faults.add(rule),
    /** Two tickets and a donation. */
    async fill() {
      await open('programme');
      await addButton.click();
      await badge.getByText('2 items', { exact: true }).waitFor();
      await page.locator('[data-price-id=donation]').first().click();
      await badge.getByText('3 items', { exact: true }).waitFor();
    },
    async order(method) {
      await open('checkout');
      await methods.nth(method).click();
      await page.locator('[slot=terms] input').check();
      await submit.click();
    },
    /** At the box office, after which the page asks again because it is back online. */
    async letHoldEnd() {
      const clock = `${demo.sandbox.origin}/sandbox/theatres/${demoTheatre.clientName}/clock`;
      const headers = { 'Content-Type': 'application/json' };
      await globalThis.fetch(clock, { method: 'POST', headers, body: '{"advance":3600}' });
      await page.context().setOffline(true);
      await page.context().setOffline(false);
    },
  };
}

async function photograph(browser, name, { state, size, colorScheme, language }) {
  const demo = await startDemo({ port: 0, sandboxPort: 0, database: ':memory:' });
  const context = await browser.newContext({ ...size, colorScheme, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await state(visit(page, demo, language));
    const fullPage = !/programme|drawer/.test(name);
    // A sticky header would stand in the middle of the picture.
    if (fullPage) await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path: `screenshots/${name}.png`, fullPage, animations: 'disabled' });
    console.log(name);
  } finally {
    await context.close();
    await demo.close();
  }
}

const { only } = parseArgs({ options: { only: { type: 'string', default: '' } } }).values;
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env });
mkdirSync('screenshots', { recursive: true });
try {
  for (const [lang, language] of Object.entries(languages))
    for (const [state, run] of Object.entries(states))
      for (const [device, size] of Object.entries(sizes))
        for (const colorScheme of ['light', 'dark']) {
          const name = `${lang}-${state}-${device}-${colorScheme}`;
          const wanted = only.split(' ').every((word) => name.includes(word));
          if (wanted) await photograph(browser, name, { state: run, size, colorScheme, language });
        }
} finally {
  await browser.close();
}
