import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import type { Site } from './site.js';

/** A visitor of an app: see README.md for what every app has on its pages. */
export class Journey {
  readonly page: Page;
  readonly #site: Site;
  /** Everything on the console that should not be there. */
  readonly #complaints: string[] = [];

  constructor(site: Site, page: Page) {
    this.#site = site;
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#site.origin + path);
  }

  /** Follows a link of the app's own router. */
  async goTo(name: 'Programma' | 'Winkelwagen' | 'Afrekenen'): Promise<void> {
    const page = this.page;
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
  }

  /** What the badge says, and what the app knows by itself. */
  async has(tickets: number, removed: number): Promise<void> {
    const header = this.page.getByRole('banner');
    await header.getByText(`${tickets} items`, { exact: true }).waitFor();
    await header.getByText(`${tickets} kaarten, ${removed} verwijderd`).waitFor();
  }

  /** Orders, with the name that the app has given the checkout. */
  async order(button: string): Promise<void> {
    const page = this.page;
    await page.getByRole('radio', { name: 'iDEAL' }).check();
    assert.equal(
      await page.getByRole('textbox', { name: 'E-mailadres' }).inputValue(),
      'anna@example.nl',
    );
    await page.getByRole('checkbox', { name: 'Ik ga akkoord' }).check();
    await this.press(button);
  }

  /** Pays on the sandbox's page, and is back in the app. */
  async pay(): Promise<void> {
    const page = this.page;
    await page.getByRole('heading', { name: 'Betaling' }).waitFor();
    await this.press('Betalen');
    await page.getByRole('heading', { name: 'Betaald. Tot snel.' }).waitFor();
    await page.getByText('Tot vanavond, Anna.').waitFor();
    await page.getByRole('banner').getByText('bestelling paid').waitFor();
  }

  /** How many listeners there are on what outlives a page of the app. */
  async listeners(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    const session = await this.page.context().newCDPSession(this.page);
    for (const target of ['window', 'document', 'document.body']) {
      const objectId = await find(session, target);
      const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
      counts[target] = listeners.length;
    }
    await session.detach();
    return counts;
  }

  /**
   * Resolves when nothing keeps more than so many of each element, or so many for each page where the framework keeps pages: what
   * is still being asked for keeps its asker.
   */
  async keepsAtMost(most: number, forEachPage: boolean): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    // Turbo keeps whole pages that were left.
    const pages = forEachPage ? await countLiving(session, 'HTMLBodyElement.prototype') : 1;
    const deadline = performance.now() + 20_000;
    for (const name of ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'])
      for (let living = Infinity; living > most * pages;) {
        assert(performance.now() < deadline, `${living} of <${name}> are kept`);
        living = await countLiving(session, `customElements.get('${name}').prototype`);
      }
    await session.detach();
  }

  /** Marks this document; answers whether it is still the page's. */
  async mark(): Promise<() => Promise<boolean>> {
    const mark = await this.page.evaluateHandle(() => document);
    return () => this.page.evaluate((before) => before === document, mark).catch(() => false);
  }

  /** Writes to the cart that the gateway was asked for. */
  writes(): number {
    return this.#site.requests.filter((request) => /^(POST|DELETE) .*\/cart\//.test(request))
      .length;
  }

  async endsClean(orders: string[]): Promise<void> {
    assert.deepEqual(await this.#site.orders(), orders);
    assert.deepEqual(this.#complaints, []);
  }
}

async function find(session: CDPSession, expression: string): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression });
  assert(result.objectId, expression);
  return result.objectId;
}

/** Counts after the garbage is collected. */
async function countLiving(session: CDPSession, prototype: string): Promise<number> {
  const prototypeObjectId = await find(session, prototype);
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId });
  const objectId = objects.objectId ?? '';
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function () { return this.length; }',
  });
  await session.send('Runtime.releaseObject', { objectId });
  return Number(result.value);
}
