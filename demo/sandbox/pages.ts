import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { layout } from './layout.js';
import type { Database } from './database.js';
import { notFound, parse } from './errors.js';
import { cancelOrder, findOrders, payOrder, type Order } from './orders.js';
import { publicLines } from './public.js';
import { paymentPage } from './payment-page.js';
import { findTheatre, type Theatre, type TheatreEnv } from './theatres.js';

const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });
const longDate = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeZone: 'UTC' });

const Choice = v.object({ choice: v.picklist(['pay', 'cancel', 'later']) });

/** The pages that a visitor sees outside the theatre's own site: payment, tickets and receipt. */
export function pageRoutes(database: Database): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  const find = (column: 'payment_id' | 'order_key', value: string) => {
    const [order] = findOrders(database, `${column} = ?`, [value]);
    const theatre = order && findTheatre(database, order.client_name);
    if (!theatre) throw notFound('order');
    return { order, theatre };
  };
  const linesOf = ({ client_name, order_id }: Order) =>
    publicLines(database, client_name, { orderId: order_id });

  routes.get('/pay/:paymentId', (context) => {
    const { order, theatre } = find('payment_id', context.req.param('paymentId'));
    return context.html(paymentPage(order, theatre));
  });

  routes.post('/pay/:paymentId', async (context) => {
    const { order, theatre } = find('payment_id', context.req.param('paymentId'));
    const { choice } = parse(Choice, await context.req.parseBody());
    if (choice === 'pay') payOrder(database, theatre, order.order_id);
    if (choice === 'cancel') cancelOrder(database, theatre, order.order_id);
    return context.redirect(returnAddress(order, theatre), 303);
  });

  routes.get('/tickets/:orderKey', (context) => {
    const { order, theatre } = find('order_key', context.req.param('orderKey'));
    return context.html(ticketsPage(order, theatre, linesOf(order)));
  });

  routes.get('/receipt/:orderKey', (context) => {
    const { order, theatre } = find('order_key', context.req.param('orderKey'));
    return context.html(receiptPage(order, theatre, linesOf(order)));
  });

  return routes;
}

/** The order's `redirectURL` with its key in the query, where other parameters stay. */
function returnAddress({ redirect_url, order_key }: Order, { return_parameter }: Theatre): string {
  const url = new URL(redirect_url ?? 'about:blank');
  url.searchParams.set(return_parameter, order_key);
  return url.href;
}

type Lines = ReturnType<typeof publicLines>;

function ticketsPage(order: Order, theatre: Theatre, lines: Lines) {
  const tickets = lines.filter(({ item_type }) => item_type === 'ticket');
  const head = { title: `Kaarten van ${theatre.name}`, owner: theatre.name };
  if (order.order_payment_status === 'pending' || order.order_status === 'cancel') {
    return layout(
      head,
      html`<h1>Kaarten</h1>
        <p>Er zijn geen kaarten voor deze bestelling: zij is niet betaald.</p>`,
    );
  }
  return layout(
    head,
    html`<h1>Kaarten</h1>
      <ul>
        ${tickets.map(
          (ticket) =>
            html`<li>
              <strong>${ticket.event_name ?? ticket.description}</strong><br />
              ${ticket.event_date && longDate.format(new Date(ticket.event_date))},
              ${ticket.event_time}<br />
              ${ticket.location_name}, rij ${ticket.seat_row_nr}, stoel ${ticket.seat_nr}<br />
              ${ticket.discount_name}
            </li>`,
        )}
      </ul>
      <p class="note">Bestelling ${order.order_key}</p>`,
  );
}

function receiptPage(order: Order, theatre: Theatre, lines: Lines) {
  return layout(
    { title: `Bon van ${theatre.name}`, owner: theatre.name },
    html`<h1>Bon</h1>
      <dl>
        ${lines.map(
          (line) =>
            html`<dt>${line.description}${line.event_id && `, ${line.discount_name ?? ''}`}</dt>
              <dd>${euros.format(Number(line.price))}</dd>`,
        )}
        <dt>Kosten ${order.handling_text_payment}</dt>
        <dd>${euros.format(order.fee / 100)}</dd>
        <dt>Totaal</dt>
        <dd class="amount">${euros.format(order.amount / 100)}</dd>
      </dl>
      <p class="note">Bestelling ${order.order_key}</p>`,
  );
}
