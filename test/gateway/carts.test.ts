import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway } from '../../src/gateway.js';
import { Cart, CreatedCart } from '../conformance/subject.js';
import { cash, hamlet } from '../sandbox/theatre.js';
import { notThere } from '../theatre.js';
import { visit as visitSite, type Visitor } from '../visitor.js';
import { site } from './listen.js';
import { openSite } from './open-site.js';

const embedCookie = 'voordemensen_session_id';

const createCart = async (visitor: Visitor) =>
  (await visitor.ask('POST', '/cart/')).as(CreatedCart).cart_id;

test('a cart from elsewhere belongs to the session that showed it first', async (t) => {
  const { theatre, visit } = await openSite(t);
  const path = `/peppered/cart/${await theatre.newCart()}`;
  const [first, second] = [visit(), visit()];
  assert.equal((await first.ask('GET', `${path}/summary`)).status, 200);
  assert.equal((await second.ask('GET', path)).status, 404);
  assert.equal((await second.ask('POST', path, [hamlet])).status, 404);
  assert.equal((await first.ask('POST', path, [hamlet])).status, 200);
});

test('a cart that is not there yet does not belong to who asked for it', async (t) => {
  const { sandbox, theatre, visit } = await openSite(t);
  const path = `/peppered/cart/${await theatre.newCart()}`;
  const [guesser, owner] = [visit(), visit()];
  const rule = sandbox.faults.add({
    path: '/v1/**',
    times: 1,
    fault: notThere,
  });
  assert.equal((await guesser.ask('GET', path)).status, 404);
  sandbox.faults.remove(rule);
  assert.equal((await owner.ask('GET', path)).status, 200);
});

test('a line that is gone does not take the cart from who was shown it', async (t) => {
  const { sandbox, theatre, visit } = await openSite(t);
  const [owner, other] = [visit(), visit()];
  await createCart(owner);
  const path = `/peppered/cart/${await theatre.newCart()}`;
  const held = sandbox.faults.add({
    method: 'DELETE',
    path: `/v1/${theatre.clientName}${path}/gone`,
    fault: { kind: 'hold', when: 'after' },
  });
  const removal = owner.ask('DELETE', `${path}/gone`);
  await sandbox.faults.struck(held);
  assert.equal((await owner.ask('GET', path)).status, 200);
  sandbox.faults.remove(held);
  assert.equal((await removal).status, 404);
  assert.equal((await other.ask('GET', path)).status, 404);
});

test("nothing tells another's cart from one that is not there", async (t) => {
  const { visit } = await openSite(t);
  const path = `/peppered/cart/${await createCart(visit())}`;
  const answers = await Promise.all(
    [path, `/peppered/cart/${'x'.repeat(32)}`].map((at) => visit().ask('GET', at)),
  );
  const [one, other] = answers.map(({ status, text, headers: { date: _, ...headers } }) => {
    return { status, text, headers };
  });
  assert.deepEqual(one, other);
});

test('without binding, whoever knows its id can use a cart', async (t) => {
  const { visit } = await openSite(t, { binding: false });
  const [first, second] = [visit(), visit()];
  const path = `/peppered/cart/${await createCart(first)}`;
  assert.equal((await second.ask('POST', path, [hamlet])).status, 200);
  assert.equal((await first.ask('GET', path)).as(Cart).cartItems.length, 1);
  assert.equal(first.cookies.size, 0);
});

test('without binding and without a cookie, a key still counts once', async (t) => {
  const { visit, theatre } = await openSite(t, { binding: false });
  const visitor = visit();
  const path = `/peppered/cart/${await createCart(visitor)}`;
  const twice = async (at: string, body: unknown) => {
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await visitor.ask('POST', at, body, key);
    const again = await visitor.ask('POST', at, body, key);
    assert.deepEqual([again.status, again.text], [200, first.text]);
  };
  await twice(path, [hamlet]);
  assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 1);
  await twice(`${path}/checkout`, { paymentMethodId: cash });
  assert.equal((await theatre.orders()).length, 1);
});

test('a visitor who only looks gets no cookie', async (t) => {
  const { visit } = await openSite(t);
  const visitor = visit();
  await visitor.ask('GET', '/peppered/paymentmethods');
  await visitor.ask('GET', '/peppered/event/95');
  assert.equal(visitor.cookies.size, 0);
  await createCart(visitor);
  assert.equal(visitor.cookies.size, 1);
});

test("the embed's cart is handed over once per session", async (t) => {
  const { theatre, visit } = await openSite(t, { embedCookie });
  const visitor = visit();
  const embedded = await theatre.newCart();
  await theatre.add(embedded, hamlet);
  visitor.cookies.set(embedCookie, embedded);
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  // The answer to the first may be lost.
  for (const attempt of ['first', 'repeat']) {
    const handedOver = await visitor.ask('POST', '/cart/', undefined, key);
    assert.equal(handedOver.status, 200, attempt);
    assert.equal(handedOver.as(CreatedCart).cart_id, embedded);
  }
  assert.equal(
    (await visitor.ask('GET', `/peppered/cart/${embedded}`)).as(Cart).cartItems.length,
    1,
  );
  const made = await visitor.ask('POST', '/cart/');
  assert.equal(made.status, 201);
  assert.notEqual(made.as(CreatedCart).cart_id, embedded);
});

test("an embed's cart that could not be looked at is handed over by the next request", async (t) => {
  const { sandbox, theatre, visit } = await openSite(t, { embedCookie });
  const visitor = visit();
  const embedded = await theatre.newCart();
  visitor.cookies.set(embedCookie, embedded);
  sandbox.faults.add({ path: '/v1/**', times: 1, fault: { kind: 'status', status: 503 } });
  assert.equal((await visitor.ask('POST', '/cart/')).status, 502);
  assert.equal(await createCart(visitor), embedded);
});

test("an embed's cart that is another session's, gone, or no id is not handed over", async (t) => {
  const { theatre, visit } = await openSite(t, { embedCookie });
  const owner = visit();
  const owned = await createCart(owner);
  for (const value of [owned, 'x'.repeat(32), '../order', '', await emptied(theatre)]) {
    const visitor = visit();
    visitor.cookies.set(embedCookie, value);
    const cartId = await createCart(visitor);
    assert.notEqual(cartId, value);
    assert.equal((await visitor.ask('GET', `/peppered/cart/${cartId}`)).status, 200);
  }
});

async function emptied(theatre: Awaited<ReturnType<typeof openSite>>['theatre']): Promise<string> {
  const cartId = await theatre.newCart();
  await theatre.peppered('DELETE', `/cart/${cartId}`);
  return cartId;
}

test("the embed's cookie is nothing to a site that does not name it", async (t) => {
  const { theatre, visit } = await openSite(t);
  const visitor = visit();
  const embedded = await theatre.newCart();
  visitor.cookies.set(embedCookie, embedded);
  assert.notEqual(await createCart(visitor), embedded);
});

test('on a public site the cookie is for this host and https only', async (t) => {
  const { theatre, sandbox } = await openSite(t);
  const { clientName, apiKey } = theatre;
  const gateway = createGateway({ ...site, apiBase: `${sandbox.origin}/v1`, clientName, apiKey });
  for (const scheme of ['https', 'http']) {
    const origin = `${scheme}://www.mytheatre.nl`;
    const request = new Request(`${origin}/gateway/${clientName}/cart/`, {
      method: 'POST',
      headers: { Origin: origin, 'Idempotency-Key': '1' },
    });
    const cookie = (await gateway(request)).headers.get('Set-Cookie') ?? '';
    assert.match(cookie, /^__Host-peppered-cart=[^;]+; Path=\/; /);
    for (const attribute of ['; Secure', '; HttpOnly', '; SameSite=Lax'])
      assert(cookie.includes(attribute), cookie);
    assert.doesNotMatch(cookie, /Domain/i);
  }
});

test('a session signed with another secret is no session', async (t) => {
  const { theatre, sandbox, visit } = await openSite(t);
  const other = await openSite(t, {
    secret: 'another secret, of the same length or so',
    apiBase: `${sandbox.origin}/v1`,
    clientName: theatre.clientName,
    apiKey: theatre.apiKey,
  });
  const visitor = visit();
  const path = `/peppered/cart/${await createCart(visitor)}`;
  const stranger = visitSite(`${other.origin}/gateway/${theatre.clientName}`);
  const [[name = '', before = ''] = []] = visitor.cookies;
  stranger.cookies.set(name, before);
  await stranger.ask('GET', path);
  assert.notEqual(stranger.cookies.get(name), before);
});
