import { startDemo } from '../../demo/server.js';

const devices = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

/** Where the theatre's site begins in a language. */
export const programmes = {
  nl: '/',
  en: '/en.html',
  de: '/de.html',
  fr: '/fr.html',
  ar: '/ar.html',
};

/** What a visitor does from the programme to the tickets; each step ends where a picture is taken. */
const steps = {
  async programme({ page, programme, addButtons }) {
    await page.goto(programme);
    await addButtons.first().waitFor();
  },
  async drawer({ page, addButtons, badge, lines }) {
    await addButtons.first().click();
    await badge
      .getByText(/(^|\D)2\D/)
      .first()
      .waitFor();
    await page.locator('[data-price-id=donation]').first().click();
    await badge
      .getByText(/(^|\D)3\D/)
      .first()
      .waitFor();
    await badge.click();
    await lines.first().waitFor();
  },
  async checkout({ page, methods }) {
    await page.locator('peppered-cart [part=checkout]:visible').click();
    await methods.first().waitFor();
  },
  async method({ page, methods }) {
    await methods.nth(1).click();
    await page.locator('[slot=terms] input').check();
  },
  async payment({ page }) {
    await page.locator('[part=submit]').click();
    await page.locator('button[value=pay]').waitFor();
  },
  async paid({ page }) {
    await page.locator('button[value=pay]').click();
    await page.locator('[part=outcome]').waitFor();
  },
};

/**
 * Photographs the demo theatre's own pages, on the way of a visitor who buys. Resolves with whether all
 * came about; a way that ends early does not stop the others.
 */
export async function photographJourney({ browser, languages, album }) {
  let complete = true;
  const demo = await startDemo({ port: 0, sandboxPort: 0, database: ':memory:' });
  try {
    for (const lang of languages)
      for (const device of Object.keys(devices)) {
        const prefix = `${lang}-page`;
        const programme = demo.origin + programmes[lang];
        await walk(browser, programme, { prefix, device, album }).catch((error) => {
          console.error(`${prefix} on a ${device}: ${String(error)}`);
          complete = false;
        });
      }
  } finally {
    await demo.close();
  }
  return complete;
}

async function walk(browser, programme, { prefix, device, album }) {
  const names = (step) =>
    ['light', 'dark']
      .map((colorScheme) => [colorScheme, `${prefix}-${step}-${device}-${colorScheme}`])
      .filter(([, name]) => album.wants(name));
  const wanted = Object.keys(steps).findLastIndex((step) => names(step).length > 0);
  const context = await browser.newContext({ ...devices[device], reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    for (const [step, take] of Object.entries(steps).slice(0, wanted + 1)) {
      await take(visitorOf(page, programme));
      await page.evaluate(decodeImages);
      // A sticky header would stand in the middle of the picture.
      await page.evaluate('scrollTo(0, 0)');
      for (const [colorScheme, name] of names(step)) {
        await page.emulateMedia({ colorScheme });
        album.keep(name, await page.screenshot({ fullPage: step !== 'drawer' }));
      }
    }
  } finally {
    await context.close();
  }
}

/** Resolves once the page has all its images, those too that it would load when they come into sight. */
const decodeImages = `Promise.all([...document.images].map((image) => {
  image.loading = 'eager';
  return image.decode();
}))`;

/** The demo's pages, by the elements' parts. */
const visitorOf = (page, programme) => ({
  page,
  programme,
  addButtons: page.locator('[data-peppered-add]'),
  badge: page.locator('peppered-cart-badge'),
  lines: page.locator('[part=line]'),
  methods: page.locator('[part=method]'),
});
