import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { Checkout, creditCard, hamlet, openTheatre } from './theatre.js';

describe('the payment page', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  /** The page for two tickets at a theatre whose name has markup in it. */
  async function pageWhenReturningTo(redirectURL: string): Promise<string> {
    const theatre = openTheatre(sandbox, { name: 'Het <b>Loo</b>' });
    const cartId = await theatre.newCart();
    await theatre.add(cartId, { ...hamlet, numberOfTickets: 2 });
    const { url } = (await theatre.checkout(cartId, creditCard, { redirectURL })).as(Checkout);
    const page = await fetch(url ?? '');
    assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
    return page.text();
  }

  it('shows who is paid and how much, and three ways on', async () => {
    const text = await pageWhenReturningTo('https://theater.example/bedankt');
    assert.match(text, /€\s50,50/);
    assert.match(text, /Het &lt;b&gt;Loo/);
    for (const choice of ['pay', 'cancel', 'later']) {
      assert.match(text, new RegExp(`<button[^>]*value="${choice}"`));
    }
  });

  for (const [query, lang, dir, heading, amount] of [
    ['', 'nl', 'ltr', 'Betaling', /€\s50,50/],
    ['?lang=en', 'en', 'ltr', 'Payment', /€50\.50/],
    ['?lang=de', 'de', 'ltr', 'Zahlung', /50,50\s€/],
    ['?lang=fr', 'fr', 'ltr', 'Paiement', /50,50\s€/],
    ['?lang=ar', 'ar', 'rtl', 'الدفع', /50[.,]50/],
    ['?lang=constructor', 'nl', 'ltr', 'Betaling', /€\s50,50/],
  ] as const)
    it(`speaks ${lang} when the return address ends in ${query || 'no query'}`, async () => {
      const text = await pageWhenReturningTo(`https://theater.example/bedankt${query}`);
      assert.match(text, new RegExp(`<html lang="${lang}" dir="${dir}">`));
      assert.match(text, new RegExp(`<h1>${heading}</h1>`));
      assert.match(text, amount);
    });
});
