import assert from 'node:assert/strict';
import { it } from 'node:test';
import { consumer } from './consumer.js';

// The drawer is a cart too.
consumer('htmx', { keeps: 3 }, (visit) => {
  it('shows a cart that has changed since on a page that htmx has kept', () =>
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
