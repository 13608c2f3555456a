import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { MemoryStore, type LogEntry } from '../../src/gateway.js';
import { CreatedCart, newGuest } from '../conformance/subject.js';
import { hamlet, iDeal } from '../sandbox/theatre.js';
import { reset, send, startWire } from '../wire.js';
import { apiKey, jsonBody, listen } from './listen.js';
import { openSite } from './open-site.js';

test('a request is one entry, which names its route and what came of it', async (t) => {
  const entries: LogEntry[] = [];
  const { visit } = await openSite(t, { log: (entry) => entries.push(entry) });
  const visitor = visit();
  const start = Date.now();
  const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
  await visitor.ask('GET', `/peppered/cart/${cart_id}/summary`);
  await visit().ask('GET', `/peppered/cart/${cart_id}`);
  await visitor.ask('GET', `/order/${'x'.repeat(20)}`);
  await visitor.ask('GET', '/peppered/order');
  const prefix = 'urn:peppered-cart:problem:';
  assert.deepEqual(
    entries.map(({ route, status, upstreamStatus, problem }) => [
      route,
      status,
      upstreamStatus,
      problem,
    ]),
    [
      ['POST /cart/', 201, 201, null],
      ['GET /peppered/cart/{cartId}/summary', 200, 200, null],
      ['GET /peppered/cart/{cartId}', 404, null, `${prefix}not-found`],
      ['GET /order/{orderKey}', 404, 404, `${prefix}not-found`],
      [null, 404, null, `${prefix}not-found`],
    ],
  );
  for (const { time, duration } of entries) {
    assert(Date.parse(time) >= start && time.endsWith('Z'));
    assert(duration >= 0 && duration < 60_000);
  }
});

/** Everything that is written to the console or the process's output while `work` runs. */
async function outputOf(work: () => Promise<void>): Promise<string> {
  const { stdout, stderr } = process;
  const written: string[] = [];
  const writes = [stdout, stderr].map((stream) => [stream, stream.write.bind(stream)] as const);
  for (const [stream, write] of writes)
    stream.write = (chunk: string | Uint8Array) => {
      written.push(String(chunk));
      return write(chunk);
    };
  try {
    await work();
  } finally {
    for (const [stream, write] of writes) stream.write = write;
  }
  return written.join('');
}

test('no key, cart id, order key, session, address or e-mail is in any log', async (t) => {
  const entries: LogEntry[] = [];
  const keys: string[] = [];
  const guest = newGuest();
  const address = '10.98.76.54';
  class SeenStore extends MemoryStore {
    override add(...parameters: Parameters<MemoryStore['add']>) {
      keys.push(parameters[0]);
      return super.add(...parameters);
    }
    override set(...parameters: Parameters<MemoryStore['set']>) {
      keys.push(parameters[0]);
      return super.set(...parameters);
    }
    override increment(...parameters: Parameters<MemoryStore['increment']>) {
      keys.push(parameters[0]);
      return super.increment(...parameters);
    }
  }
  const site = await openSite(t, {
    log: (entry) => entries.push(entry),
    store: new SeenStore(),
    guests: { pace: 10 },
    guestPaymentMethods: [iDeal],
    resolveCustomer: () => null,
    clientAddress: () => address,
    timeout: 1000,
  });
  const visitor = site.visit();
  const secrets = [site.theatre.apiKey, guest.email, address];
  const answers: string[] = [];
  const output = await outputOf(async () => {
    const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
    secrets.push(cart_id, ...visitor.cookies.values());
    const path = `/peppered/cart/${cart_id}`;
    const body = { paymentMethodId: iDeal, redirectURL: 'http://localhost/', customer: guest };
    await visitor.ask('POST', path, [hamlet]);
    for (const kind of ['dropAfter', 'stall', 'html'] as const) {
      const rule = site.sandbox.faults.add({ path: '/v1/**', times: 1, fault: { kind } });
      await visitor.ask('GET', path);
      site.sandbox.faults.remove(rule);
    }
    await visitor.ask('POST', `${path}/checkout`, { ...body, redirectURL: cart_id });
    const ordered = await visitor.ask('POST', `${path}/checkout`, body);
    const { orderKey } = ordered.as(v.object({ orderKey: v.string() }));
    secrets.push(orderKey);
    for (const at of [`/order/${orderKey}`, path, `/x/${cart_id}`, `/order/${guest.email}`])
      answers.push((await visitor.ask('GET', at)).text);
  });
  assert(entries.length > 8);
  for (const secret of secrets) {
    assert(!inspect(entries, { depth: null }).includes(secret), 'in the log');
    assert(!output.includes(secret), 'on the console');
    assert(!keys.join().includes(secret), 'among the keys of the store');
  }
  for (const secret of [site.theatre.apiKey, guest.email])
    assert(!answers.join().includes(secret), 'in an answer');
});

test('nor is the key, when the API repeats it', async (t) => {
  const entries: LogEntry[] = [];
  const echo = { 'Content-Type': 'application/json', Date: apiKey, 'Retry-After': apiKey };
  const wire = await startWire(t, send(500, apiKey, echo), send(200, apiKey, echo), reset);
  const gateway = await listen(t, {
    apiBase: wire.apiBase,
    log: (entry) => entries.push(entry),
  });
  const output = await outputOf(async () => {
    for (let index = 0; index < 3; index++) {
      const answer = await gateway('/gateway/demo/peppered/cart/c1', jsonBody([hamlet]));
      assert(answer.status >= 500);
      assert.doesNotMatch(inspect(answer), /canary/);
    }
  });
  assert.doesNotMatch(inspect(entries) + output, /canary/);
});
