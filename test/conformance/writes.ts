import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart, type Subject } from './subject.js';

/** Headers that a page of the site does not send. The empty string leaves a header out. */
const foreign: [name: string, headers: Record<string, string>][] = [
  ['without an Origin', { Origin: '' }],
  ['from another origin', { Origin: 'https://evil.example' }],
  ['from an opaque origin', { Origin: 'null' }],
  ['from another port', { Origin: 'http://localhost:1' }],
  ['that another site made', { 'Sec-Fetch-Site': 'cross-site' }],
  ['that a sister site made', { 'Sec-Fetch-Site': 'same-site' }],
  ['that nobody made', { 'Sec-Fetch-Site': 'none' }],
  ['without a header of its own', { 'Idempotency-Key': '' }],
  ['with the body of a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['with plain text', { 'Content-Type': 'text/plain' }],
  ['with a file', { 'Content-Type': 'multipart/form-data; boundary=x' }],
];

export function writes(subject: Subject): void {
  const { visit, fill, ticket, order, answersFirst, withoutUpstream } = subject;
  for (const [name, headers] of foreign)
    test(`a write ${name} is a 403, and does not reach the API`, async () => {
      const visitor = visit();
      const path = `/peppered/cart/${await fill(visitor)}`;
      await withoutUpstream(async () => {
        for (const [method, at, body] of [
          ['POST', '/cart/', undefined],
          ['POST', path, [ticket]],
          ['POST', `${path}/checkout`, order()],
          ['DELETE', `${path}/i1`, undefined],
          ['DELETE', path, undefined],
        ] as const) {
          const { status, problem } = await visitor.ask(method, at, body, headers);
          assert.equal(status, 403, `${method} ${at}`);
          assert(problem ?? answersFirst);
        }
      });
      assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 1);
    });

  test('a body that is not JSON, too large or not as documented does not reach the API', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    await withoutUpstream(async () => {
      for (const [status, body] of [
        [422, []],
        [422, null],
        [422, [{ rankId: 42 }]],
        [422, [{ ...ticket, numberOfTickets: -1 }]],
        [422, [{ ...ticket, numberOfTickets: 1.5 }]],
        [422, [{ ...ticket, priceId: '../order' }]],
        [413, [{ ...ticket, note: 'x'.repeat(1_100_000) }]],
      ] as const) {
        const answer = await visitor.ask('POST', path, body);
        const isRefused = answersFirst && status === 413 && answer.status >= 400;
        if (!isRefused) assert.equal(answer.status, status);
      }
    });
  });

  test('an add happens once per key and body', async () => {
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}`;
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await visitor.ask('POST', path, [ticket], key);
    const again = await visitor.ask('POST', path, [ticket], key);
    assert.deepEqual([again.status, again.text], [first.status, first.text]);
    const other = await visitor.ask('POST', path, [{ ...ticket, numberOfTickets: 2 }], key);
    assert.equal(other.status, 422);
    assert.equal((await visitor.ask('GET', path)).as(Cart).cartItems.length, 2);
  });
}
