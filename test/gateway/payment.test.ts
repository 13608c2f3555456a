import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { CreatedCart } from '../conformance/subject.js';
import { hamlet, iDeal } from '../sandbox/theatre.js';
import { ownHeaders, type Reply, type Visitor } from '../visitor.js';
import { site } from './listen.js';
import { openSite } from './open-site.js';

async function fill(visitor: Visitor): Promise<string> {
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  await visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet]);
  return `/peppered/cart/${cart_id}/checkout`;
}

const returnAddresses: [origins: string[] | undefined, redirectURL: string, passes: boolean][] = [
  [undefined, 'http://localhost/bedankt', true],
  [undefined, 'http://127.0.0.1:8000/', true],
  [undefined, 'https://www.mytheatre.nl/', false],
  [undefined, 'http://localhost.evil.example/', false],
  [undefined, 'http://user@localhost/', false],
  [undefined, 'http://:password@localhost/', false],
  [['https://www.mytheatre.nl'], 'https://www.mytheatre.nl/bedankt?a=1', true],
  [['https://www.mytheatre.nl'], 'http://www.mytheatre.nl/', false],
  [['https://www.mytheatre.nl'], 'https://www.mytheatre.nl:444/', false],
  [['https://www.mytheatre.nl'], 'https://www.mytheatre.nl.evil.example/', false],
  [['https://www.mytheatre.nl'], 'https://www.mytheatre.nl@evil.example/', false],
  [['https://www.mytheatre.nl'], 'https://me@www.mytheatre.nl/', false],
  [['https://www.mytheatre.nl'], 'http://localhost/', false],
  [['https://www.mytheatre.nl'], 'javascript://www.mytheatre.nl/%0aalert(1)', false],
];

test('a visitor comes back to the site and nowhere else', async (t) => {
  for (const origins of [undefined, ['https://www.mytheatre.nl']]) {
    // Payment pages are elsewhere: what counts here is the order.
    const options = origins ? { origins, paymentHosts: ['pay.example.nl'] } : {};
    const { visit, theatre } = await openSite(t, options);
    let expected = 0;
    for (const [own, redirectURL, passes] of returnAddresses) {
      if (String(own) !== String(origins)) continue;
      const visitor = visit();
      const body = { paymentMethodId: iDeal, redirectURL };
      const answer = await visitor.ask('POST', await fill(visitor), body);
      assert.equal(answer.problem !== 'redirect-refused', passes, redirectURL);
      assert.equal((await theatre.orders()).length, (expected += Number(passes)));
    }
  }
});

test('the address that was checked is the one that the API gets, however it reads what was sent', async (t) => {
  const sent: string[] = [];
  const { visit } = await openSite(t, {
    fetch(input, init) {
      if (typeof init?.body === 'string') sent.push(init.body);
      return fetch(input, init);
    },
  });
  for (const [redirectURL, expected] of [
    ['http://localhost\\@evil.example/', 'http://localhost/@evil.example/'],
    ['http://localhost/\r\nX-Injected: 1', 'http://localhost/X-Injected:%201'],
    ['http:localhost', 'http://localhost/'],
  ] as const) {
    const visitor = visit();
    const body = { paymentMethodId: iDeal, redirectURL };
    assert.equal((await visitor.ask('POST', await fill(visitor), body)).status, 200);
    assert(sent.at(-1)?.includes(`"redirectURL":"${expected}"`), sent.at(-1));
  }
});

test('an order whose payment page is elsewhere is made, and its visitor learns that', async (t) => {
  const { visit, theatre } = await openSite(t, { paymentHosts: ['pay.example.nl'] });
  const visitor = visit();
  const path = await fill(visitor);
  const body = { paymentMethodId: iDeal, redirectURL: 'http://localhost/' };
  const key = { 'Idempotency-Key': 'once' };
  const answers: Reply[] = [];
  for (let index = 0; index < 2; index++) answers.push(await visitor.ask('POST', path, body, key));
  const [order, ...others] = await theatre.orders();
  assert.equal(others.length, 0);
  for (const { status, problem, text } of answers) {
    assert.deepEqual([status, problem], [502, 'payment-address-refused']);
    assert(text.includes(`"orderKey":"${order?.orderKey ?? '?'}"`), text);
    assert.doesNotMatch(text, /\/pay\//);
  }
});

test('on a public site, nothing is ordered until it says where payments go', async (t) => {
  const { theatre, sandbox, upstream } = await openSite(t);
  const { clientName, apiKey, customerId } = theatre;
  const origin = 'https://www.mytheatre.nl';
  const order = async (options: Partial<GatewayOptions>) => {
    const gateway = createGateway({
      ...site,
      apiBase: `${sandbox.origin}/v1`,
      clientName,
      apiKey,
      resolveCustomer: () => customerId,
      binding: false,
      ...options,
    });
    const cartId = await theatre.newCart();
    await theatre.add(cartId, hamlet);
    const response = await gateway(
      new Request(`${origin}/gateway/${clientName}/peppered/cart/${cartId}/checkout`, {
        method: 'POST',
        headers: { ...ownHeaders(origin, 'POST'), 'Content-Type': 'application/json' },
        body: JSON.stringify({ paymentMethodId: iDeal, redirectURL: `${origin}/bedankt` }),
      }),
    );
    return `${String(response.status)} ${(await response.text()).split('"')[3] ?? ''}`;
  };
  assert.match(await order({}), /^403 .*redirect-refused$/);
  assert.match(await order({ origins: [origin] }), /^403 .*payment-not-configured$/);
  assert.match(await order({ origins: [], paymentHosts: ['x.nl'] }), /^403 .*redirect-refused$/);
  assert.doesNotMatch((await upstream()).join(), /checkout/);
  const { host } = new URL(sandbox.origin);
  assert.match(await order({ origins: [origin], paymentHosts: [host] }), /^200 /);
});

test('a public site stays one behind a proxy that calls it localhost', async (t) => {
  const { visit, theatre } = await openSite(t, { origins: ['https://www.mytheatre.nl'] });
  const visitor = visit();
  const path = await fill(visitor);
  assert.deepEqual([...visitor.cookies.keys()], ['__Host-peppered-cart']);
  const body = { paymentMethodId: iDeal, redirectURL: 'https://www.mytheatre.nl/bedankt' };
  assert.equal((await visitor.ask('POST', path, body)).problem, 'payment-not-configured');
  assert.equal((await theatre.orders()).length, 0);
});

test('behind a proxy, the origin that visitors see is the one that counts', async (t) => {
  const origin = 'https://www.mytheatre.nl';
  const { visit } = await openSite(t, { origins: [origin] });
  const visitor = visit();
  assert.equal((await visitor.ask('POST', '/cart/', undefined, { Origin: origin })).status, 201);
  const other = { Origin: 'https://mytheatre.nl' };
  assert.equal((await visitor.ask('POST', '/cart/', undefined, other)).problem, 'cross-origin');
});
