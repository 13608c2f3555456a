import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownHeaders, send } from '../visitor.js';
import type { Subject } from './subject.js';

/** Below the theatre's path: other endpoints of the API, near misses, and ways around. */
const elsewhere = [
  '/peppered/order',
  '/peppered/order/12345',
  '/peppered/order?changedSince=2000-01-01',
  '/peppered/customer',
  '/peppered/customer/867',
  '/peppered/customer/findByEmail',
  '/peppered/exports',
  '/peppered/event',
  '/peppered/event/abc',
  '/cart/c1',
  '/order',
  '/order/',
  '/peppered/cart',
  '/peppered/cart/',
  '/peppered/cart//summary',
  '/peppered/cart/c1/summary/more',
  '/peppered/cart/../order',
  '/peppered/cart/c1/../../order/12345',
  '/peppered/cart/./../order',
  '/peppered/cart/..%2forder',
  '/peppered/cart/..%2Forder%2F12345',
  '/peppered/cart/%2e%2e/order',
  '/peppered/cart/%2E%2E/order/12345',
  '/peppered/cart/%252e%252e%252forder',
  '/peppered/cart/..%5corder',
  '/peppered/cart/..;/order',
  '/peppered/cart/c1%00',
  '/peppered/cart/c1%0d%0aX:1',
  '/peppered/cart/c1%3fa',
  '/peppered/cart/https:%2f%2fexample.org',
  '/peppered/cart/https://example.org/',
  '//peppered/cart/c1',
  '/peppered//cart/c1',
  `/peppered/cart/${'c'.repeat(129)}`,
];

export function allowList({ base, answersFirst, withoutUpstream }: Subject): void {
  const { origin } = new URL(base);
  const root = base.slice(origin.length);

  test('what is not on the list is one and the same 404, and does not reach the API', () =>
    withoutUpstream(async () => {
      const answers = new Set<string>();
      for (const path of elsewhere)
        for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH']) {
          const request = { method, headers: ownHeaders(origin, method) };
          let answer = await send(origin, root + path, request);
          const { location } = answer.headers;
          if (answersFirst && location) {
            const mended = new URL(location, origin + root + path);
            assert.equal(mended.origin, origin);
            // Somebody's cart, which is on the list.
            if (/\/peppered\/cart\/\w+$/.test(mended.pathname)) continue;
            answer = await send(origin, mended.pathname + mended.search, request);
          }
          assert.equal(answer.status, 404, `${method} ${path}`);
          const type = String(answer.headers['content-type']);
          if (!answersFirst || type.startsWith('application/problem+json'))
            answers.add(`${type} ${answer.text}`);
        }
      assert.equal(answers.size, 1, [...answers].join('\n'));
      assert.match([...answers].join(), /^application\/problem\+json .*"type":/);
    }));

  test('a theatre that the site does not sell for is a 404', () =>
    withoutUpstream(async () => {
      const paths = ['/peppered/paymentmethods', '/peppered/cart/c1'];
      for (const theatre of [`${root}2`, root.replace(/[^/]+$/, 'other')])
        for (const path of paths)
          assert.equal((await send(origin, theatre + path)).status, 404, theatre);
      for (const path of paths) {
        const answer = await send(origin, `/${path}`);
        // Outside the gateway the site answers, which may mend the address first.
        const { location } = answer.headers;
        const mended = location && new URL(location, origin);
        const last = mended ? await send(mended.origin, mended.pathname + mended.search) : answer;
        assert.equal(last.status, 404, path);
      }
    }));

  test('a path that is no path does not reach the API', () =>
    withoutUpstream(async () => {
      for (const path of [
        `http://example.org${root}/peppered/order`,
        `${root}/peppered/cart/..\\order`,
        `${root}\\peppered\\order`,
        `${root}/%`,
        '*',
      ])
        assert((await send(origin, path)).status >= (answersFirst ? 300 : 400), path);
    }));
}
