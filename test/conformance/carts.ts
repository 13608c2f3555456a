import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart, CreatedCart, type Subject } from './subject.js';

export function carts(subject: Subject): void {
  const { visit, fill, ticket, order, withoutUpstream } = subject;

  test('two sessions, every endpoint: nobody reads or changes the cart of the other', async () => {
    const visitors = [visit(), visit()] as const;
    const cartIds = [await fill(visitors[0]), await fill(visitors[1])] as const;
    const states = await Promise.all(
      visitors.map((visitor, index) =>
        visitor.ask('GET', `/peppered/cart/${cartIds[index] ?? ''}`),
      ),
    );
    const [unknown] = [await visitors[0].ask('GET', `/peppered/cart/${'x'.repeat(32)}`)];
    assert.equal(unknown.status, 404);
    for (const [index, visitor] of visitors.entries()) {
      const other = 1 - index;
      const path = `/peppered/cart/${cartIds[other] ?? ''}`;
      const line = states[other]?.as(Cart).cartItems[0]?.itemId ?? '';
      await withoutUpstream(async () => {
        for (const answer of [
          await visitor.ask('GET', path),
          await visitor.ask('GET', `${path}/summary`),
          await visitor.ask('POST', path, [ticket]),
          await visitor.ask('DELETE', `${path}/${line}`),
          await visitor.ask('POST', `${path}/checkout`, order()),
          await visitor.ask('DELETE', path),
        ]) {
          assert.equal(answer.status, 404);
          assert.equal(answer.text, unknown.text);
        }
      });
    }
    for (const [index, visitor] of visitors.entries()) {
      const own = await visitor.ask('GET', `/peppered/cart/${cartIds[index] ?? ''}`);
      assert.equal(own.text, states[index]?.text);
    }
  });

  test('the session cookie is out of reach of scripts and other sites', async () => {
    const { headers } = await visit().ask('POST', '/cart/');
    const [cookie = ''] = headers['set-cookie'] ?? [];
    assert.match(cookie, /; HttpOnly/i);
    assert.match(cookie, /; SameSite=(Lax|Strict)/i);
    const { protocol, hostname } = new URL(subject.base);
    if (protocol === 'https:' || !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
      assert.match(cookie, /; Secure/i);
  });

  test('a session that was made up or changed is no session', async () => {
    const owner = visit();
    const cartId = await fill(owner);
    for (const change of [
      (value: string) => value.slice(0, -1) + (value.endsWith('0') ? '1' : '0'),
      (value: string) => (value.startsWith('0') ? '1' : '0') + value.slice(1),
      (value: string) => value.split('.')[0] ?? '',
      () => '',
      () => 'null',
    ]) {
      const thief = visit();
      for (const [name, value] of owner.cookies) thief.cookies.set(name, change(value));
      assert.equal((await thief.ask('GET', `/peppered/cart/${cartId}`)).status, 404);
    }
    assert.equal((await owner.ask('GET', `/peppered/cart/${cartId}`)).status, 200);
  });

  test('a line can be removed, and a cart abandoned', async () => {
    const visitor = visit();
    const cartId = await fill(visitor);
    const path = `/peppered/cart/${cartId}`;
    const { cartItems } = (await visitor.ask('GET', path)).as(Cart);
    const rest = await visitor.ask('DELETE', `${path}/${cartItems[0]?.itemId ?? ''}`);
    assert.equal(rest.as(Cart).cartItems.length, 0);
    const gone = await visitor.ask('DELETE', path);
    assert.deepEqual([gone.status, gone.text], [200, '']);
    assert.equal((await visitor.ask('GET', path)).status, 404);
  });

  test('every visitor gets a cart of their own', async () => {
    const ids = new Set<string>();
    for (const visitor of [visit(), visit(), visit()])
      ids.add((await visitor.ask('POST', '/cart/')).as(CreatedCart).cart_id);
    assert.equal(ids.size, 3);
  });
}
