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

  test('a new cart is to be had with and without the slash that frameworks take away', async () => {
    for (const path of ['/cart', '/cart/']) {
      const visitor = visit();
      const { cart_id } = (await visitor.ask('POST', path)).as(CreatedCart);
      assert.equal((await visitor.ask('GET', `/peppered/cart/${cart_id}`)).status, 200, path);
      for (const method of ['GET', 'DELETE', 'PUT'])
        assert.equal((await visitor.ask(method, path)).status, 404, `${method} ${path}`);
    }
  });

  test('where a firewall forbids DELETE, a POST that says so removes the same', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    const asDelete = { 'X-HTTP-Method-Override': 'DELETE' };
    const { cartItems } = (await visitor.ask('GET', path)).as(Cart);
    const line = `${path}/${cartItems[0]?.itemId ?? ''}`;
    const rest = await visitor.ask('POST', line, undefined, asDelete);
    assert.equal(rest.as(Cart).cartItems.length, 0);
    assert.equal((await visitor.ask('POST', line, undefined, asDelete)).status, 404);
    // A proxy in front may have made a DELETE of it, and left the header.
    (await visitor.ask('POST', path, [ticket])).as(Cart);
    const {
      cartItems: [again],
    } = (await visitor.ask('GET', path)).as(Cart);
    const made = await visitor.ask('DELETE', `${path}/${again?.itemId ?? ''}`, undefined, asDelete);
    assert.equal(made.as(Cart).cartItems.length, 0);
    // Without the header it adds; with it, nothing is added, whatever the body says.
    (await visitor.ask('POST', path, [ticket])).as(Cart);
    const gone = await visitor.ask('POST', path, [ticket], asDelete);
    assert.deepEqual([gone.status, gone.text], [200, '']);
    assert.equal((await visitor.ask('GET', path)).status, 404);
  });

  test('that header says nothing else, and lets nobody past the rules', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    await withoutUpstream(async () => {
      for (const method of ['GET', 'PUT', 'PATCH', 'POST', '', 'DELETE, DELETE', 'delete '])
        for (const at of [path, `${path}/i1`, `${path}/checkout`, '/cart/']) {
          const headers = { 'X-HTTP-Method-Override': method || ' ' };
          const { status } = await visitor.ask('POST', at, [ticket], headers);
          assert.equal(status, 404, `${method} ${at}`);
        }
      const onGet = { 'X-HTTP-Method-Override': 'DELETE' };
      assert.equal((await visitor.ask('GET', path, undefined, onGet)).status, 404);
      for (const wrong of [{ Origin: 'https://evil.example' }, { 'Idempotency-Key': '' }]) {
        const headers = { 'X-HTTP-Method-Override': 'DELETE', ...wrong };
        assert.equal((await visitor.ask('POST', path, undefined, headers)).status, 403);
      }
      const headers = { 'X-HTTP-Method-Override': 'DELETE' };
      assert.equal((await visit().ask('POST', path, undefined, headers)).status, 404);
    });
    assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 1);
  });

  test('every visitor gets a cart of their own', async () => {
    const ids = new Set<string>();
    for (const visitor of [visit(), visit(), visit()])
      ids.add((await visitor.ask('POST', '/cart/')).as(CreatedCart).cart_id);
    assert.equal(ids.size, 3);
  });
}
