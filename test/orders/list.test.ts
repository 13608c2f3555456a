import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { PepperedError, syncOrders, type ErrorKind } from '../../src/orders.js';
import { json, notFound, send } from '../wire.js';
import { collect, openShop, order, turns, watched } from './sample.js';

const two = JSON.stringify([order(1), order(2)]);

for (const [name, body] of [
  ['ends after an order', two.slice(0, -1)],
  ['ends after a comma', `${two.slice(0, -1)},`],
  ['ends within an order', two.slice(0, -40)],
  ['ends within a character', Buffer.from(two).subarray(0, two.indexOf('“') + 1)],
  ['is empty', ''],
  ['is blank', ' \r\n'],
  ['goes on after its end', `${two} []`],
  ['lacks a comma', two.replace('},{', '}{')],
  ['is an object', '{}'],
  ['is an object of orders', `{"data":${two}}`],
  ['is null', 'null'],
  ['is a text', '"[]"'],
  ['holds a number', '[1]'],
  ['holds a list', `[${two}]`],
  ['holds half an order', JSON.stringify([order(1), { orderId: 2 }])],
  ['holds an order id of the wrong type', two.replace('"orderId":2', '"orderId":"2"')],
  ['holds an amount that no number can be', two.replace('49.5', '1e400')],
  ['holds a change at no instant', JSON.stringify([order(1, { lastChanged: '2026-04-22' })])],
  ['holds what is not JSON', two.replace('null', 'NaN')],
  ['holds bytes that are no UTF-8', Buffer.from(two.replace('Café', 'Caf\xe9'), 'latin1')],
] as const)
  test(`a list that ${name} is refused, and nothing is saved`, async (t) => {
    const { api } = await openShop(t, send(200, body));
    const watermarks = watched();
    await assert.rejects(collect(api, { watermarks }), (error) => {
      assert(error instanceof PepperedError);
      assert.equal(error.kind, 'invalid-response');
      assert.doesNotMatch(inspect(error, { depth: 10 }), /canary|XgFca|Osszb/);
      return true;
    });
    assert.deepEqual(watermarks.saved, []);
  });

test('an order that is not as documented is named by its place and its fields', async (t) => {
  const { api } = await openShop(t, json([order(1), order(2), { ...order(3), amount: '49' }]));
  await assert.rejects(collect(api, { watermarks: watched() }), {
    message: 'GET /peppered/order: not as documented: 2: amount (expected number)',
    status: 200,
  });
});

for (const [name, kind, answer] of [
  ['a page of HTML', 'invalid-response', send(200, two, { 'Content-Type': 'text/html' })],
  ['a redirect', 'redirected', send(302, '', { Location: '/login' })],
  ['401', 'unauthorized', send(401, '{"message":"wrong"}')],
  ['404, for an unknown client', 'not-found', notFound],
  ['422', 'unprocessable', send(422)],
  ['503 that stays', 'server-error', send(503, 'later', { 'Retry-After': '0' })],
] as const satisfies [string, ErrorKind, unknown][])
  test(`instead of a list, ${name} is an error of its own kind`, async (t) => {
    const { api } = await openShop(t, answer);
    const watermarks = watched();
    await assert.rejects(collect(api, { watermarks }), { kind });
    assert.deepEqual(watermarks.saved, []);
  });

for (const [name, cut] of [
  ['closed', (response) => response.socket?.destroy()],
  ['reset', (response) => response.socket?.resetAndDestroy()],
] as const satisfies [string, (response: ServerResponse) => void][])
  test(`a connection that is ${name} in the middle of the list is not its end`, async (t) => {
    const { api } = await openShop(t, (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write(`${two.slice(0, -1)},`, () => cut(response));
    });
    const watermarks = watched();
    await assert.rejects(collect(api, { watermarks }), { kind: 'network' });
    assert.deepEqual(watermarks.saved, []);
  });

test('a list may come in any pieces, with a byte order mark, blanks and fields of its own', async (t) => {
  const orders = [order(1), order(2, { discountName: 'a "[{\\u20ac" €' }), order(3)];
  const body = Buffer.from(
    `\uFEFF \n${JSON.stringify(
      orders.map((one) => ({ ...one, x: [{}] })),
      null,
      2,
    )}\n`,
  );
  for (const size of [1, 2, 3, 7, 64, body.length]) {
    const { api } = await openShop(t, (response) => {
      response.writeHead(200, { 'Content-Type': 'text/json; charset=utf-8' });
      for (let at = 0; at < body.length; at += size) response.write(body.subarray(at, at + size));
      response.end();
    });
    assert.deepEqual(await collect(api, { watermarks: watched() }), orders);
  }
});

test('a list that stalls is given up after the deadline', async (t) => {
  const list = (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write(two.slice(0, -1));
  };
  const { api } = await openShop(t, list, undefined, 300);
  const watermarks = watched();
  await assert.rejects(collect(api, { watermarks }), { kind: 'timeout' });
  assert.deepEqual(watermarks.saved, []);
});

test('a consumer may take its time', async (t) => {
  const { api } = await openShop(t, json([order(1), order(2)]), undefined, 1000);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const watermarks = watched();
  for await (const { orderId } of syncOrders(api, { watermarks })) {
    t.mock.timers.tick(orderId * 3_600_000);
  }
  assert.deepEqual(watermarks.saved, [order(1).lastChanged]);
});

test('the list is not read faster than it is consumed, and let go of when its reader leaves', async (t) => {
  const orders = Array.from({ length: 1000 }, (_, id) => order(id));
  const piece = Buffer.from(`${JSON.stringify(orders).slice(1, -1)},`);
  const most = 100_000_000;
  let written = 0;
  let gone: Promise<unknown> | undefined;
  const write = async (response: ServerResponse) => {
    gone = once(response, 'close');
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
    while (written < most && !response.destroyed) {
      written += piece.length;
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), gone]);
    }
  };
  const { api } = await openShop(t, (response) => void write(response));
  const watermarks = watched();
  for await (const { orderId } of syncOrders(api, { watermarks })) {
    assert.equal(orderId, 0);
    for (let before = -1; before !== written;) {
      before = written;
      await turns();
    }
    break;
  }
  assert(written < most / 3, `${written} bytes`);
  await gone;
  assert.deepEqual(watermarks.saved, []);
});
