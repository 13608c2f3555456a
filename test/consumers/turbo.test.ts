import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { consumer } from './consumer.js';

consumer('turbo', { keeps: 2, keepsPages: true }, (visit) => {
  it('keeps an open drawer, and what is typed, when Turbo morphs the page', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await visitor.open('/');
      await visitor.press('Twee kaarten');
      await visitor.has(2, 0);
      await page.locator('peppered-cart-badge').click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Hamlet' }).waitFor();
      await morph(page);
      assert(await page.getByRole('dialog').isVisible(), 'the drawer is closed');
      await page.keyboard.press('Escape');
      await visitor.goTo('Afrekenen');
      const name = page.getByRole('textbox', { name: 'Voornaam' });
      await name.fill('Annelies');
      await page.getByRole('radio', { name: 'Creditcard' }).check();
      await morph(page);
      assert.equal(await name.inputValue(), 'Annelies');
      assert(await page.getByRole('radio', { name: 'Creditcard' }).isChecked());
      await visitor.order('Bestellen en € 49,00 betalen');
      await visitor.pay();
      return ['paid'];
    }));
});

/** What Turbo does when the server says that the page has changed. */
async function morph(page: Page): Promise<void> {
  const method = await page.evaluate<string>(`new Promise((resolve) => {
    addEventListener('turbo:render', ({ detail }) => resolve(detail.renderMethod), { once: true });
    Turbo.visit(location.href, { action: 'replace' });
  })`);
  assert.equal(method, 'morph');
}
