import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { SharedAnswers } from '../../src/gateway/shared-answers.js';
import { CreatedCart } from '../conformance/subject.js';
import { hamlet, iDeal } from '../sandbox/theatre.js';
import { json, send, startWire } from '../wire.js';
import { controlClock } from './box-office.js';
import { listen } from './listen.js';
import { openSite, type Site } from './open-site.js';

const event = '/peppered/event/95';
const methods = '/peppered/paymentmethods';
const List = v.array(v.unknown());
const Named = v.object({ eventName: v.string() });

/** So many visitors who were never here before ask at once; answers the statuses that they got. */
const crowd = async ({ visit }: Site, path: string, visitors = 50): Promise<number[]> => {
  const answers = Array.from({ length: visitors }, () => visit().ask('GET', path));
  return [...new Set((await Promise.all(answers)).map(({ status }) => status))];
};

const nameOf = async ({ visit }: Site) => (await visit().ask('GET', event)).as(Named).eventName;

/** How often the API was asked for something. */
const asked = async ({ upstream }: Site, path: string) =>
  (await upstream()).filter((line) => line.endsWith(path)).length;

/** How many requests the last fault was given to, which the theatre itself has not seen. */
const struck = ({ sandbox }: Site) => sandbox.faults.list().at(-1)?.hits;

/** From now on the theatre calls the performance by another name. */
function rename({ sandbox, theatre }: Site, eventName: string): void {
  sandbox.faults.remove();
  sandbox.faults.add({
    path: `/v1/${theatre.clientName}${event}`,
    fault: {
      kind: 'status',
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ eventId: 95, eventName, start: null, end: null }),
    },
  });
}

const breakDown = ({ sandbox, theatre }: Site, path: string, times?: number) =>
  sandbox.faults.add({
    path: `/v1/${theatre.clientName}${path}`,
    fault: { kind: 'status', status: 503 },
    ...(times !== undefined && { times }),
  });

test('fifty visitors who ask at once are one request to the API', async (t) => {
  controlClock(t);
  const site = await openSite(t);
  for (const path of [event, methods]) {
    assert.deepEqual(await crowd(site, path), [200]);
    assert.deepEqual(await crowd(site, path), [200]);
    assert.equal(await asked(site, path), 1, path);
  }
  const add = async () => {
    const visitor = site.visit();
    const { cart_id } = (await visitor.ask('POST', '/cart/')).as(CreatedCart);
    return (await visitor.ask('POST', `/peppered/cart/${cart_id}`, [hamlet])).status;
  };
  const statuses = await Promise.all(Array.from({ length: 20 }, add));
  assert.deepEqual([...new Set(statuses)], [200]);
  assert.equal(await asked(site, '/tickettypes/95'), 1);
});

test('what no theatre knows is an answer like any other', async (t) => {
  controlClock(t);
  const site = await openSite(t);
  assert.deepEqual(await crowd(site, '/peppered/event/999999'), [404]);
  assert.deepEqual(await crowd(site, '/peppered/event/999999'), [404]);
  assert.equal(await asked(site, '/peppered/event/999999'), 1);
});

test('the browser keeps none of it', async (t) => {
  const { visit } = await openSite(t);
  for (const path of [event, event, methods, methods]) {
    const { headers } = await visit().ask('GET', path);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers.age, undefined);
  }
});

test('after five seconds one request renews it, for which nobody waits; after a minute all wait', async (t) => {
  const forward = controlClock(t);
  const site = await openSite(t);
  const before = await nameOf(site);
  rename(site, 'Macbeth');
  forward(4_900);
  assert.equal(await nameOf(site), before);
  assert.equal(await asked(site, event), 1);
  forward(200);
  assert.equal(await nameOf(site), before);
  while ((await nameOf(site)) === before);
  forward(4_900);
  assert.equal(await nameOf(site), 'Macbeth');
  assert.equal(struck(site), 1);

  rename(site, 'Othello');
  forward(60_000);
  assert.equal(await nameOf(site), 'Othello');
});

test('how old it may be is up to the site', async (t) => {
  const forward = controlClock(t);
  const site = await openSite(t, { maxAge: 2_000 });
  await nameOf(site);
  rename(site, 'Macbeth');
  forward(2_001);
  assert.equal(await nameOf(site), 'Macbeth');

  const anew = await openSite(t, { maxAge: 0 });
  await nameOf(anew);
  rename(anew, 'Macbeth');
  assert.equal(await nameOf(anew), 'Macbeth');
});

test('a failure is told to who waits for it, and to nobody later; the API is asked once a second', async (t) => {
  controlClock(t);
  const site = await openSite(t);
  breakDown(site, methods, 2);
  const start = performance.now();
  for (const status of [502, 502, 200])
    assert.equal((await site.visit().ask('GET', methods)).status, status);
  assert(performance.now() - start > 1_900);
  assert.deepEqual(await crowd(site, methods), [200]);
  assert.equal(struck(site), 2);
  assert.equal(await asked(site, methods), 1);
});

test('while the API is down, what it said before is told, until it is a minute old', async (t) => {
  const forward = controlClock(t);
  const site = await openSite(t);
  const before = await nameOf(site);
  breakDown(site, event);
  forward(10_000);
  assert.equal(await nameOf(site), before);
  forward(49_000);
  assert.equal(await nameOf(site), before);
  forward(1_001);
  assert.deepEqual(await crowd(site, event, 3), [502]);
});

test('nobody waits longer than a request may take', async (t) => {
  const site = await openSite(t, { timeout: 400 });
  const { sandbox, theatre } = site;
  sandbox.faults.add({
    path: `/v1/${theatre.clientName}${methods}`,
    fault: { kind: 'delay', milliseconds: 30_000 },
    times: 1,
  });
  assert.deepEqual(await crowd(site, methods, 5), [504]);
});

test('nothing of a visitor is in the request, and who buys decides what of it is told', async (t) => {
  const all = [1, 2].map((paymentMethodId) => ({ paymentMethodId, name: 'm', fee: 0 }));
  const wire = await startWire(t, json(all));
  const gateway = await listen(t, {
    apiBase: wire.apiBase,
    guests: true,
    guestPaymentMethods: [1],
    resolveCustomer: ({ headers }) => (headers.get('X-Member') ? 867 : null),
  });
  const ask = async (headers: Record<string, string>) =>
    gateway(`/gateway/demo${methods}`, { headers: { 'Idempotency-Key': 'mine', ...headers } });
  const [member, guest] = await Promise.all([ask({ 'X-Member': '1' }), ask({})]);
  assert.equal(member.headers['peppered-customer'], 'known');
  assert.equal(v.parse(List, JSON.parse(member.text)).length, 2);
  assert.equal(guest.headers['peppered-customer'], 'guest');
  assert.equal(v.parse(List, JSON.parse(guest.text)).length, 1);
  const [request] = wire.requests;
  assert.equal(wire.requests.length, 1);
  assert.equal(request?.headers['idempotency-key'], undefined);
  assert.equal(request?.headers.cookie, undefined);
});

test("its Date is what the API's clock shows now", async (t) => {
  const forward = controlClock(t);
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const method = JSON.stringify([{ paymentMethodId: iDeal, name: 'iDEAL', fee: 0 }]);
  const { apiBase } = await startWire(t, send(200, method, { Date: date }));
  const gateway = await listen(t, { apiBase });
  const dateOf = async () =>
    Date.parse((await gateway(`/gateway/demo${methods}`)).headers.date ?? '');
  const first = await dateOf();
  assert(Math.abs(first - Date.parse(date)) <= 1_000);
  forward(3_000);
  assert.equal(await dateOf(), first + 3_000);
});

/** Answers with how often it was asked. */
function counted(maxAge: number) {
  const asked = new Map<number, number>();
  const answers = new SharedAnswers((key: number) => {
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    return Promise.resolve(times);
  }, maxAge);
  return answers;
}

test('ids that nobody sells push out one another, and not what is asked for', async () => {
  const answers = counted(60_000);
  for (let id = 0; id < 3_000; id++) {
    await answers.get(id);
    assert.equal(await answers.get(7), 1);
  }
  assert.equal(await answers.get(8), 2);
});

test('of many who wait, each is told of the failure, and those who come then wait for one more request', async () => {
  let fail: (error: Error) => void = () => undefined;
  let asked = 0;
  const down = new Promise<string>((_, reject) => (fail = reject));
  const answers = new SharedAnswers(
    (_: 'key') => (asked++ === 0 ? down : Promise.resolve('here')),
    60_000,
  );
  const ask = () => Promise.allSettled(Array.from({ length: 20 }, () => answers.get('key')));
  const first = ask();
  fail(new Error('down'));
  assert((await first).every(({ status }) => status === 'rejected'));
  assert((await ask()).every(({ status }) => status === 'fulfilled'));
  assert.equal(asked, 2);
});

test('a clock that is set back makes no answer older than it may be', async (t) => {
  const now = Date.now();
  t.mock.timers.enable({ apis: ['Date'], now });
  const answers = counted(60_000);
  assert.equal(await answers.get(1), 1);
  t.mock.timers.setTime(now - 3_600_000);
  assert.equal(await answers.get(1), 2);
});

test('a request that the platform has ended without a word is not waited for by all who come later', async (t) => {
  const forward = controlClock(t);
  let asked = 0;
  const never = new Promise<string>(() => undefined);
  const answers = new SharedAnswers(
    (_: 'key') => (asked++ === 0 ? never : Promise.resolve('here')),
    60_000,
  );
  void answers.get('key');
  forward(5_001);
  assert.equal(await answers.get('key'), 'here');
});
