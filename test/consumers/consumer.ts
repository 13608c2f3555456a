import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findHeadlessChromium } from '../browser/find-chromium.mjs';
import { openApp, type App, type AppOptions } from './app.js';
import { Journey } from './journey.js';
import { openSite } from './site.js';

const browser = await chromium.launch(await findHeadlessChromium());
after(() => browser.close());

export interface ConsumerOptions extends AppOptions {
  /** How many of each element it may keep, seen or not: a browser keeps some that were left last. */
  keeps?: number;
  /** For an app that shows a page that was left as it was then, when a visitor goes back to it. */
  keepsPages?: boolean;
}

/** Opens a theatre with this app for its site, and a browser. `run` resolves with the payment status of each order that it made. */
export type Visit = (run: (visitor: Journey) => Promise<string[]>) => Promise<void>;

/**
 * Installs, checks and builds the app in the folder of this name, and has visitors buy in it.
 * @param more Registers tests of this app alone.
 */
export function consumer(
  name: string,
  { keeps = 3, keepsPages = false, ...options }: ConsumerOptions = {},
  more?: (visit: Visit) => void,
): void {
  describe(`an app with ${name}`, () => {
    let app: App | undefined;
    before(async () => {
      app = await openApp(name, options);
    });
    after(() => app?.close());

    const visit: Visit = async (run) => {
      assert(app);
      const site = await openSite(app.pages);
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(10_000);
      try {
        const journey = new Journey(site, await context.newPage());
        const orders = await run(journey);
        await journey.endsClean(orders);
      } finally {
        await context.close();
        await site.close();
      }
    };

    it('sells a ticket to a guest, and knows of it', () =>
      visit(async (visitor) => {
        await visitor.open('/');
        await visitor.has(0, 0);
        await visitor.press('Twee kaarten');
        await visitor.has(2, 0);
        await visitor.press('Eén kaart');
        await visitor.has(3, 0);
        await visitor.goTo('Winkelwagen');
        await visitor.press(/^Verwijder Standaard, Hamlet/);
        await visitor.has(2, 1);
        await visitor.goTo('Afrekenen');
        await visitor.order('Bestellen en € 49,00 betalen');
        await visitor.pay();
        await visitor.goTo('Programma');
        await visitor.has(0, 0);
        return ['paid'];
      }));

    it('leaves nothing behind on pages that are left, and nothing twice on those that are come back to', () =>
      visit(async (visitor) => {
        await visitor.open('/');
        await visitor.press('Twee kaarten');
        await visitor.has(2, 0);
        const isSame = await visitor.mark();
        const walk = async () => {
          for (const page of ['Winkelwagen', 'Afrekenen', 'Programma'] as const)
            await visitor.goTo(page);
        };
        await walk();
        const listeners = await visitor.listeners();
        // What leaks is there five times then.
        for (let walks = 1; walks < 5; walks++) await walk();
        assert.deepEqual(await visitor.listeners(), listeners);
        await visitor.keepsAtMost(keeps, keepsPages);

        const writes = visitor.writes();
        await visitor.press('Twee kaarten');
        await visitor.has(4, 0);
        await visitor.goTo('Winkelwagen');
        await visitor.press(/^Verwijder Standaard, Hamlet/);
        await visitor.has(3, 1);
        assert.equal(visitor.writes() - writes, 2);
        assert(await isSame(), 'the app’s links load its pages anew');
        return [];
      }));

    if (keepsPages)
      it('shows a cart that has changed since on a page that was kept', () =>
        visit(async (visitor) => {
          await visitor.open('/');
          await visitor.press('Twee kaarten');
          await visitor.goTo('Winkelwagen');
          const lines = visitor.page.getByRole('main').getByRole('listitem');
          await lines.nth(1).waitFor();
          await visitor.goTo('Programma');
          await visitor.press('Eén kaart');
          await visitor.has(3, 0);
          await visitor.page.goBack();
          await lines.nth(2).waitFor();
          await visitor.has(3, 0);
          assert.equal(await visitor.page.getByText('Jouw kaarten').count(), 1);
          return [];
        }));

    more?.(visit);
  });
}
