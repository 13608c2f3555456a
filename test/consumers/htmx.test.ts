import assert from 'node:assert/strict';
import { it } from 'node:test';
import { consumer } from './consumer.js';

// The drawer is a cart too.
consumer('htmx', { keepsPages: true }, (visit) => {
  it('keeps what is typed when idiomorph morphs the page', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await visitor.open('/');
      await visitor.press('Twee kaarten');
      await visitor.has(2, 0);
      await visitor.goTo('Afrekenen');
      const name = page.getByRole('textbox', { name: 'Voornaam' });
      await name.fill('Annelies');
      await page.getByRole('radio', { name: 'Creditcard' }).check();
      await page.evaluate(`htmx.ajax('GET', location.pathname, {
        target: 'main', select: 'main', swap: 'morph:outerHTML',
      })`);
      assert.equal(await name.inputValue(), 'Annelies');
      assert(await page.getByRole('radio', { name: 'Creditcard' }).isChecked());
      await visitor.order('Bestellen en € 49,00 betalen');
      await visitor.pay();
      return ['paid'];
    }));
});
