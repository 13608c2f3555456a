import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import * as v from 'valibot';
import { addCartItems, checkout, createApi, createCart, PepperedError } from '../../src/client.js';
import { databaseFile } from '../gateway/sqlite.js';
import { runToEnd, startCommand } from './command.js';

const Ticket = v.object({
  priceId: v.string(),
  rankId: v.number(),
  eventId: v.number(),
  numberOfTickets: v.number(),
});

/** The sandbox, and what it prints, by what stands before it. */
async function open(context: TestContext, args: string[] = []) {
  const command = await startCommand(context, {
    name: 'peppered-sandbox',
    args: ['--port', '0', ...args],
    ready: /all well again.*\n/,
  });
  const printed = (label: string) => {
    const [, value] = new RegExp(`^  ${label} {2,}(.*)$`, 'm').exec(command.said) ?? [];
    assert(value, `${label} is not printed`);
    return value;
  };
  const api = createApi({
    apiBase: printed('api-base'),
    clientName: printed('client-name'),
    authorization: printed('API key'),
  });
  /** Asks as the printed `curl` would. */
  const curl = async (label: string) => {
    const [, url, json, method] =
      /^curl (\S+)(?: --json '(.*)')?(?: --request (\w+))?$/.exec(printed(label)) ?? [];
    assert(url, label);
    const response = await fetch(url, {
      method: method ?? (json ? 'POST' : 'GET'),
      ...(json && { body: json, headers: { 'Content-Type': 'application/json' } }),
    });
    assert(response.ok, `${label}: ${String(response.status)}`);
    return response.text();
  };
  const order = async () => {
    const cartId = await createCart(api);
    await addCartItems(api, cartId, [v.parse(Ticket, JSON.parse(printed('a ticket')))]);
    return checkout(api, cartId, {
      paymentMethodId: Number.parseInt(printed('payment method'), 10),
      customerId: Number(printed('customer')),
      redirectURL: 'http://localhost/',
    });
  };
  return { ...command, curl, order };
}

test('the sandbox says all that one needs to sell a ticket, and shows what was sold', async (t) => {
  const { curl, order } = await open(t);
  const { orderId, url } = await order();
  assert.match(url ?? '', /^http:\/\/localhost:/);
  assert.match(await curl('what was sold'), new RegExp(`"orderId":${String(orderId)}`));
  assert.match(await curl('what came in'), /checkout/);
});

test('it goes wrong as it is told to, and is well again; time goes on when it should', async (t) => {
  const { curl, order } = await open(t);
  await curl('an answer lost');
  await assert.rejects(order(), PepperedError);
  await order();
  await curl('an answer lost');
  await curl('all well again');
  await order();
  const { now: before } = v.parse(
    v.object({ now: v.string() }),
    JSON.parse(await curl('ten minutes on')),
  );
  const { now: later } = v.parse(
    v.object({ now: v.string() }),
    JSON.parse(await curl('ten minutes on')),
  );
  assert(Date.parse(later) - Date.parse(before) >= 600_000);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} ends it well, and a file keeps what was sold`, async (t) => {
    const database = databaseFile(t);
    const first = await open(t, ['--database', database]);
    const { orderKey } = await first.order();
    const { exitCode, errors } = await first.end(signal);
    assert.deepEqual([exitCode, errors], [0, '']);
    const second = await open(t, ['--database', database]);
    assert.match(await second.curl('what was sold'), new RegExp(orderKey));
  });

test('a port in use is said, with what to do', async (t) => {
  const server = createServer().listen(0, 'localhost');
  t.after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const { exitCode, errors, output } = await runToEnd('peppered-sandbox', ['--port', port]);
  assert.deepEqual([exitCode, output], [3, '']);
  assert.equal(
    errors,
    `peppered-sandbox: Port ${port} is in use. Stop what runs there, or choose another with --port.\n`,
  );
});

for (const [args, sentence] of [
  [['--port', 'http'], /--port must be a number from 0 to 65535/],
  [['--port', '65536'], /--port must be a number/],
  [['--database', ''], /--database needs the name of a file/],
  [['--prot', '1'], /'--prot'.*--help/],
  [['start'], /'start'.*--help/],
] as const)
  test(`${args.join(' ')} is refused in a sentence`, async () => {
    const { exitCode, errors, output } = await runToEnd('peppered-sandbox', [...args]);
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, sentence);
    assert.equal(errors.trimEnd().split('\n').length, 1);
  });

test('--help says what there is, and ends', async () => {
  const { exitCode, output, errors } = await runToEnd('peppered-sandbox', ['--help']);
  assert.deepEqual([exitCode, errors], [0, '']);
  assert.match(output, /peppered-sandbox \[options\]/);
});
