import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { WordPress } from './wordpress.js';

/** Somebody who is logged in, in a browser without scripts: the settings page needs none. */
export class Owner {
  readonly page: Page;
  readonly #origin: string;

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  static async logIn(
    browser: Browser,
    { origin }: Pick<WordPress, 'origin'>,
    { name, password }: { name: string; password: string },
  ): Promise<Owner> {
    const context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(`${origin}/wp-login.php`);
    await page.getByLabel('Username or Email Address').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log In' }).click();
    await page.waitForURL(/wp-admin/);
    return new Owner(page, origin);
  }

  /** Opens a screen of the administration; without a path, the settings page. */
  async open(path = 'options-general.php?page=peppered-cart'): Promise<void> {
    await this.page.goto(`${this.#origin}/wp-admin/${path}`);
  }

  /** The whole text of a screen. */
  async text(path: string): Promise<string> {
    const answer = await this.page.request.get(`${this.#origin}/wp-admin/${path}`);
    assert.equal(answer.status(), 200, path);
    return answer.text();
  }

  field(label: string) {
    return this.page.getByLabel(label, { exact: true });
  }

  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  async has(label: string, text: string): Promise<void> {
    assert.equal(await this.field(label).inputValue(), text);
  }

  async isTicked(label: string, ticked = true): Promise<void> {
    assert.equal(await this.field(label).isChecked(), ticked, label);
  }

  /** Presses a button of the form, and waits for the page that it leads to. */
  async press(name: string): Promise<void> {
    const [answer] = await Promise.all([
      this.page.waitForResponse(
        (response) =>
          response.request().isNavigationRequest() && response.url().includes('settings-updated'),
      ),
      this.page.getByRole('button', { name, exact: true }).click(),
    ]);
    assert.equal(answer.status(), 200);
    await this.page.waitForLoadState('domcontentloaded');
  }

  /** What stands at the top of the page after saving. */
  async hears(sentence: string): Promise<void> {
    await this.page.locator('.settings-error').filter({ hasText: sentence }).first().waitFor();
  }
}
