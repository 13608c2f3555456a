import { html } from 'hono/html';
import { bankWordsIn, type BankWords } from './bank-words.js';
import { layout } from './layout.js';
import type { Order } from './orders.js';
import type { Theatre } from './theatres.js';

/**
 * The bank's page on which a visitor pays, cancels or leaves the payment open. The API's checkout says nothing of a
 * language, so that of the return address counts, as in `https://delinde.example/danke.html?lang=de`; else Dutch.
 */
export function paymentPage(order: Order, theatre: Theatre) {
  const { searchParams } = new URL(order.redirect_url ?? 'about:blank');
  const words = bankWordsIn(searchParams.get('lang'));
  const euros = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' });
  return layout(
    { ...words, title: `${words.title}: ${theatre.name}`, owner: 'Grachtenbank' },
    html`<h1>${words.title}</h1>
      <dl>
        <dt>${words.to}</dt>
        <dd><bdi>${theatre.name}</bdi></dd>
        <dt>${words.order}</dt>
        <dd><bdi>${order.order_key}</bdi></dd>
        <dt>${words.method}</dt>
        <dd><bdi>${order.handling_text_payment}</bdi></dd>
        <dt>${words.amount}</dt>
        <dd class="amount">${euros.format(order.amount / 100)}</dd>
      </dl>
      <form method="post">${choices(order, words)}</form>
      <p class="note">${words.note}</p>`,
  );
}

function choices({ order_payment_status: status }: Order, words: BankWords) {
  if (status === 'paid' || status === 'cancelled')
    return html`<p>${words[status]}</p>
      <button name="choice" value="later" class="primary">${words.back}</button>`;
  return html`<button name="choice" value="pay" class="primary">${words.pay}</button>
    <button name="choice" value="cancel">${words.cancel}</button>
    <button name="choice" value="later">${words.later}</button>`;
}
