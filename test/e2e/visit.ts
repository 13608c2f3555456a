import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';
import { demoTheatre } from '../../demo/sandbox/server.js';
import { startDemo, type Demo } from '../../demo/server.js';
import { findChromium } from '../browser/find-chromium.mjs';

const browser = await chromium.launch({
  ...(await findChromium()),
  // Visitors' browsers have that cache and those scrollbars.
  ignoreDefaultArgs: ['--disable-back-forward-cache', '--hide-scrollbars'],
});
after(() => browser.close());

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

const Order = v.object({
  orderKey: v.string(),
  orderStatus: v.string(),
  orderPaymentStatus: v.string(),
  customerId: v.nullable(v.number()),
  amount: v.number(),
  fee: v.number(),
  handlingTextPayment: v.string(),
  lines: v.array(v.object({ description: v.string(), price: v.string() })),
});

/** A visitor's browser at the demo theatre, and what the box office knows of it. */
export class Visit {
  readonly demo: Demo;
  readonly page: Page;
  /** Requests to the gateway, as `GET /tickets/delinde/…`. */
  readonly cartRequests: string[] = [];
  readonly warnings: string[] = [];
  /** What the browser itself says on the console, as of a cart that is not there any more. */
  readonly expectedErrors: string[] = [];
  readonly #errors: string[] = [];
  /** Everything that was sent and received, one text per exchange. */
  readonly #transcripts: string[] = [];

  constructor(demo: Demo, page: Page) {
    this.demo = demo;
    this.page = page;
    const context = page.context();
    context.on('console', (message) => {
      if (message.type() === 'warning') this.warnings.push(message.text());
      if (message.type() === 'error') this.#errors.push(message.text());
    });
    context.on('weberror', (error) => this.#errors.push(String(error.error())));
    context.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === demo.origin && pathname.startsWith('/tickets/'))
        this.cartRequests.push(`${request.method()} ${pathname}`);
    });
  }

  /**
   * Reads along with a page. Every answer waits until it is read: afterwards the browser no longer has
   * those of a page that it left.
   */
  async record(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    session.on('Fetch.requestPaused', ({ requestId, ...exchange }) => {
      const { responseStatusCode: status = 0 } = exchange;
      const hasBody = status >= 200 && status < 300;
      const read = async () => {
        const answer = hasBody ? await session.send('Fetch.getResponseBody', { requestId }) : null;
        const body = answer && Buffer.from(answer.body, answer.base64Encoded ? 'base64' : 'utf8');
        this.#transcripts.push(JSON.stringify(exchange) + String(body));
        await session.send('Fetch.continueRequest', { requestId });
      };
      // A page that is left in the meantime gets no answer.
      read().catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ requestStage: 'Response' }] });
  }

  /** Opens a page of the theatre's site. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.demo.origin + path);
  }

  /** What a sighted visitor and a screen reader find in the badge. */
  async badgeSays(text: string): Promise<void> {
    await this.page.getByRole('banner').getByText(text, { exact: true }).waitFor();
  }

  /** Every order, as the box office sees it. */
  async orders(): Promise<v.InferOutput<typeof Order>[]> {
    const theatre = `${this.demo.sandbox.origin}/sandbox/theatres/${demoTheatre.clientName}`;
    const response = await fetch(`${theatre}/orders`);
    return v.parse(v.array(Order), await response.json());
  }

  /** No error, no violation of the pages' content security policy, and no word of the API's key. */
  endsClean(): void {
    assert.deepEqual(this.#errors, this.expectedErrors);
    assert(this.#transcripts.length > 0);
    for (const text of this.#transcripts) assert(!text.includes(demoTheatre.apiKey), text);
  }
}

/** A test with a theatre and a visitor of its own, who must leave no error behind. */
export function visit(
  name: string,
  options: BrowserContextOptions,
  run: (visit: Visit) => Promise<void>,
): void {
  test(name, async () => {
    const demo = await startDemo({ port: 0, sandboxPort: 0, database: ':memory:' });
    const context = await browser.newContext(options);
    context.setDefaultTimeout(10_000);
    try {
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`content security policy: ${violatedDirective} ${blockedURI}`);
        });
      });
      const visit = new Visit(demo, await context.newPage());
      await visit.record(visit.page);
      await run(visit);
      visit.endsClean();
    } finally {
      await context.close();
      await demo.close();
    }
  });
}

/** The two ways to operate a page. */
export interface Hands {
  press(control: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose(radio: Locator): Promise<void>;
}

export const mouse: Hands = {
  press: (control) => control.click(),
  choose: (radio) => radio.check(),
};

/** Tab, Enter, Space and the arrows; a control that they do not reach is a failure. */
export const keyboard: Hands = {
  async press(control) {
    await control.waitFor();
    await tabTo(control);
    const isCheckbox = (await control.getAttribute('type')) === 'checkbox';
    await control.page().keyboard.press(isCheckbox ? 'Space' : 'Enter');
  },
  async choose(radio) {
    const page = radio.page();
    await radio.waitFor();
    await tabTo(page.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let presses = 0; !(await radio.isChecked()); presses++) {
      assert(presses < 10, 'the arrows do not reach this radio button');
      await page.keyboard.press('ArrowDown');
    }
  },
};

async function tabTo(control: Locator): Promise<void> {
  for (let presses = 0; !(await hasFocus(control)); presses++) {
    assert(presses < 150, `Tab does not reach ${String(control)}`);
    await control.page().keyboard.press('Tab');
    await focusIsSeen(control.page());
  }
}

/** Fails unless the page shows where the focus is: an outline, and nothing over it (WCAG 2.4.7, 2.4.11). */
export async function focusIsSeen(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    // After the last of the page comes the browser itself.
    if (!focused || focused === document.body) return '';
    const outlined = [focused, focused.closest('label')].some(
      (each) => each && getComputedStyle(each).outlineStyle !== 'none',
    );
    const box = focused.getBoundingClientRect();
    const root = focused.getRootNode();
    const tree = root instanceof ShadowRoot ? root : document;
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
    const free = points.some(([x, y]) => {
      const hit = tree.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return hit !== null && (focused.contains(hit) || hit.contains(focused));
    });
    const text = focused.textContent.replace(/\s+/g, ' ').trim();
    if (!outlined) return `${focused.localName} "${text}" has no outline`;
    return free ? '' : `${focused.localName} "${text}" is covered`;
  });
  assert.equal(fault, '');
}

/** Fails when the focus is on nothing: a visitor without a mouse would begin at the top again. */
export async function focusIsKept(page: Page): Promise<void> {
  assert(await page.evaluate(() => document.activeElement !== document.body), 'the focus is lost');
}

const hasFocus = (control: Locator) => control.evaluate((element) => element.matches(':focus'));
