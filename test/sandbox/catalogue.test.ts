import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { demoTheatre, startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { openTheatre, request } from './theatre.js';

const Season = v.object({
  clientName: v.string(),
  events: v.array(
    v.object({
      eventId: v.number(),
      productionId: v.number(),
      name: v.string(),
      hallName: v.string(),
      start: v.string(),
      end: v.string(),
      prices: v.array(
        v.object({
          priceId: v.string(),
          priceName: v.string(),
          rankId: v.number(),
          rankName: v.string(),
          amount: v.number(),
        }),
      ),
    }),
  ),
  paymentMethods: v.array(v.object({ paymentMethodId: v.number(), name: v.string() })),
});

describe('the catalogue', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('has payment methods with their fees', async () => {
    const answer = await openTheatre(sandbox).peppered('GET', '/paymentmethods');
    assert.deepEqual(JSON.parse(answer.text), [
      { paymentMethodId: 1, name: 'iDEAL', fee: 0 },
      { paymentMethodId: 2, name: 'Creditcard', fee: 1.5 },
      { paymentMethodId: 3, name: 'Factuur', fee: 0 },
      { paymentMethodId: 4, name: 'Contant', fee: 0 },
    ]);
  });

  it('has events with hall, times and the price of each rank', async () => {
    const answer = await openTheatre(sandbox).peppered('GET', '/event/95');
    const { start, end, ...event } = answer.as(
      v.object({
        eventId: v.number(),
        productionId: v.number(),
        eventName: v.string(),
        eventType: v.string(),
        eventTags: v.array(v.string()),
        start: v.pipe(v.string(), v.regex(/T20:15:00\+0[12]:00$/)),
        end: v.string(),
        hallId: v.number(),
        prices: v.array(v.strictObject({ rankId: v.number(), amount: v.number() })),
      }),
    );
    assert.ok(Date.parse(start) > Date.now());
    assert.equal(Date.parse(end) - Date.parse(start), 165 * 60_000);
    assert.deepEqual(event, {
      eventId: 95,
      productionId: 11,
      eventName: 'Hamlet',
      eventType: 'Toneel',
      eventTags: ['klassieker', 'repertoire'],
      hallId: 7,
      prices: [
        { rankId: 42, amount: 24.5 },
        { rankId: 43, amount: 19.5 },
        { rankId: 44, amount: 14.5 },
      ],
    });
  });

  it('tells the public all performances of a show, by either id', async () => {
    const theatre = openTheatre(sandbox);
    const answer = await theatre.site('GET', '/events/96');
    const SubEvent = v.object({
      event_id: v.number(),
      event_name: v.string(),
      event_date: v.pipe(v.string(), v.isoDate()),
      event_time: v.string(),
      location_name: v.string(),
    });
    const [show] = answer.as(v.array(v.object({ sub_events: v.array(SubEvent) })));
    assert.deepEqual(
      show?.sub_events.map(({ event_id, event_time }) => [event_id, event_time]),
      [
        [95, '20:15'],
        [96, '20:15'],
        [97, '14:30'],
      ],
    );
    assert.equal((await theatre.site('GET', '/events/11')).text, answer.text);
  });

  it('tells the public the ticket types of an event', async () => {
    const answer = await openTheatre(sandbox).site('GET', '/tickettypes/101');
    assert.deepEqual(JSON.parse(answer.text), [
      {
        discount_id: '2ePdA8q3BN',
        discount_name: 'Standaard',
        discounted_price: '13.50',
        rank_id: 51,
        rank_name: 'Zaal',
      },
      {
        discount_id: 'Qm4ZsV9dHf',
        discount_name: 'Kind',
        discounted_price: '9.75',
        rank_id: 51,
        rank_name: 'Zaal',
      },
    ]);
  });

  it('is a season still to come, of Theater De Linde too, in which everything can be bought', async () => {
    const { clientName, apiKey } = demoTheatre;
    const own = `${sandbox.origin}/sandbox/theatres/${clientName}`;
    const { events, ...season } = (await request('GET', `${own}/season`)).as(Season);
    assert.equal(season.clientName, clientName);
    assert.equal(new Set(events.map(({ productionId }) => productionId)).size, 6);
    const base = `${sandbox.origin}/v1/${clientName}`;
    for (const { eventId, start, prices } of events) {
      assert.ok(Date.parse(start) > Date.now());
      assert.match(start, /T(20:15|14:30):00\+0[12]:00$/);
      const created = await request('POST', `${base}/cart/`);
      const { cart_id } = created.as(v.object({ cart_id: v.string() }));
      const items = prices.map(({ priceId, rankId }) => ({ priceId, rankId, eventId }));
      const added = await request('POST', `${base}/peppered/cart/${cart_id}`, items, {
        Authorization: apiKey,
      });
      const { amount } = added.as(v.object({ amount: v.number() }));
      const cents = prices.reduce((sum, price) => sum + Math.round(price.amount * 100), 0);
      assert.equal(Math.round(amount * 100), cents);
    }
  });
});
