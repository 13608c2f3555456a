import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import * as v from 'valibot';
import { ownHeaders } from '../visitor.js';
import type { Site } from './site.js';

const Placed = v.object({ orderKey: v.string() });

export interface Proxy {
  /** The header by which the server knows who asks. */
  from: string;
  /** The header by which it knows for which host, where it must know. */
  host?: string;
}

/** What can get lost between a proxy, a server and a function of `Request`. */
export function adapter({ origin, subject, sandbox, theatre }: Site, { from, host }: Proxy): void {
  const { visit, fill, order } = subject;
  const path = `/tickets/${theatre.clientName}`;

  /** Begins a visitor's request; its body and its end are still to come. */
  const begin = (cookies: ReadonlyMap<string, string>, below: string, key: string) =>
    request(origin + path + below, {
      method: 'POST',
      agent: false,
      headers: {
        ...ownHeaders(origin, 'POST'),
        'Idempotency-Key': key,
        'Content-Type': 'application/json',
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
    });

  test('a body that grows beyond measure is refused before it ends', async () => {
    const visitor = visit();
    const cart = `/peppered/cart/${await fill(visitor)}`;
    const endless = begin(visitor.cookies, cart, crypto.randomUUID());
    endless.write(' '.repeat(70_000));
    const refusal = await new Promise((resolve) => {
      endless.on('response', (response) => {
        resolve(response.statusCode);
      });
      endless.on('error', () => {
        resolve('hung up');
      });
    });
    endless.destroy();
    assert(refusal === 413 || (subject.answersFirst && refusal === 'hung up'), String(refusal));
  });

  test('who goes away in mid-checkout has ordered once, and can ask what became of it', async () => {
    const visitor = visit();
    const cart = `/peppered/cart/${await fill(visitor)}`;
    const orders = (await theatre.orders()).length;
    const fault = sandbox.faults.add({
      method: 'POST',
      path: `/v1/${theatre.clientName}/peppered/cart/*/checkout`,
      fault: { kind: 'hold' },
    });
    const key = crypto.randomUUID();
    const leaving = begin(visitor.cookies, `${cart}/checkout`, key);
    leaving.on('error', () => undefined);
    leaving.end(JSON.stringify(order()));
    await sandbox.faults.struck(fault);
    const gone = new Promise((resolve) => leaving.on('close', resolve));
    leaving.destroy();
    await gone;
    const ask = () => visitor.ask('GET', `${cart}/checkout`, undefined, { 'Idempotency-Key': key });
    // The server has seen who left before it answers this.
    assert.equal((await ask()).problem, 'in-progress');
    sandbox.faults.remove(fault);
    let answer = await ask();
    while (answer.problem === 'in-progress') answer = await ask();
    const { orderKey } = answer.as(Placed);
    const placed = await theatre.orders();
    assert.equal(placed.length, orders + 1);
    assert(placed.some((known) => known.orderKey === orderKey));
  });

  test('a session is found among other cookies', async () => {
    const visitor = visit();
    const cart = `/peppered/cart/${await fill(visitor)}`;
    const [[name, value] = ['', '']] = visitor.cookies;
    const Cookie = `${name}=forged; language=nl; ${name}=${value}; consent=a=b`;
    assert.equal((await visit().ask('GET', cart, undefined, { Cookie })).status, 200);
    assert.equal((await visit().ask('GET', cart)).status, 404);
  });

  test('a page is known by its origin where a proxy asks for another host', async () => {
    const proxied = {
      Host: 'internal.example:8080',
      ...(host && { [host]: new URL(origin).host }),
    };
    assert.equal((await visit().ask('POST', '/cart/', undefined, proxied)).status, 201);
    const elsewhere = { ...proxied, Origin: 'https://evil.example' };
    assert.equal((await visit().ask('POST', '/cart/', undefined, elsewhere)).status, 403);
  });

  test('the countdown follows the clock of the box office', async () => {
    await theatre.advance(3600);
    const { headers } = await visit().ask('POST', '/cart/');
    await theatre.advance(-3600);
    assert(Date.parse(headers.date ?? '') > Date.now() + 3_000_000, headers.date);
  });

  test('each address has its own measure, whatever a visitor says it is', async () => {
    // A framework refuses by itself what might be a form.
    const refused = { Origin: '', 'Content-Type': 'application/json' };
    const ask = async (address: string) =>
      (await visit().ask('POST', '/cart/', undefined, { ...refused, [from]: address })).status;
    const minute = () => Math.floor(Date.now() / 60_000);
    const measure = async (): Promise<number[]> => {
      const started = minute();
      for (let asked = 0; asked < 600; asked += 20)
        await Promise.all(Array.from({ length: 20 }, () => ask('203.0.113.7')));
      const statuses = [await ask('203.0.113.7'), await ask('203.0.113.8')];
      if (from === 'X-Forwarded-For') statuses.push(await ask('198.51.100.1, 203.0.113.7'));
      // Each minute counts anew.
      return minute() === started ? statuses : measure();
    };
    assert.deepEqual(await measure(), [429, 403, ...(from === 'X-Forwarded-For' ? [429] : [])]);
  });
}
