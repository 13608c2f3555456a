/** Several gateways as they are built, behind the proxies of the guide, on one Redis. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { seasonIds, startSandbox } from '../../demo/sandbox/server.js';
import { freePort } from '../browser/children.mjs';
import { findProgram } from '../browser/installed.mjs';
import { createSubject } from '../conformance/subject.js';
import { startListening } from '../listening.js';
import { startCommand, type Running } from '../server/command.js';
import { send } from '../visitor.js';
import { startRedis } from './server.js';

const { hamlet, standard, firstRank, iDeal, creditCard, cash } = seasonIds;
const guide = readFileSync('docs/gateway.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'peppered-servers-'));
const redis = await startRedis();
const sandbox = await startSandbox();
after(async () => {
  await sandbox.close();
  await redis.stop();
  rmSync(folder, { recursive: true });
});

const Orders = v.array(v.object({ orderKey: v.string() }));

/** A theatre's site behind a proxy, which `start` starts before so many gateways. */
async function openSite(
  context: TestContext,
  start: (site: { port: number; gateways: number[] }) => Promise<() => Promise<void>>,
  count = 1,
) {
  const { clientName, apiKey } = sandbox.createTheatre();
  const port = await freePort();
  const origin = `http://localhost:${String(port)}`;
  const config = join(folder, `${clientName}.json`);
  const configuration = {
    clientName,
    origins: [origin],
    apiBase: `${sandbox.origin}/v1`,
    paymentMethods: [iDeal, creditCard, cash],
    guestPaymentMethods: [iDeal, creditCard],
    paymentHosts: [new URL(sandbox.origin).host],
    clientAddressHeader: 'X-Real-IP',
    timeout: 3000,
  };
  writeFileSync(config, JSON.stringify(configuration));
  const startGateway = (at: number): Promise<Running> =>
    startCommand(context, {
      name: 'peppered-gateway',
      args: ['--config', config, '--port', String(at)],
      environment: {
        PEPPERED_API_KEY: apiKey,
        PEPPERED_GATEWAY_SECRET: 'a secret of the tests, known to all',
        REDIS_URL: redis.url,
      },
      ready: /"listening".*\n/,
    });
  const running = new Map<number, Running>();
  for (let index = 0; index < count; index++) {
    const at = await freePort();
    running.set(at, await startGateway(at));
  }
  context.after(await start({ port, gateways: [...running.keys()] }));
  const subject = createSubject({
    base: `${origin}/tickets/${clientName}`,
    ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
    donation: { priceId: 'donation', maximum: 250 },
    paymentMethodId: iDeal,
    refusedPaymentMethodId: cash,
    redirectURL: `${origin}/bedankt`,
  });
  const listOrders = async () => {
    const { text } = await send(sandbox.origin, `/sandbox/theatres/${clientName}/orders`);
    return v.parse(Orders, JSON.parse(text));
  };
  return { ...subject, origin, running, startGateway, listOrders };
}

/** A block of code of the guide, with the gateway's address replaced. */
function snippet(language: string, address: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide) ?? [];
  assert(code.includes('127.0.0.1:8080'), `the guide has no ${language}`);
  return code.replaceAll('127.0.0.1:8080', address);
}

async function startNginx({ port, gateways }: { port: number; gateways: number[] }) {
  const file = join(folder, `nginx-${String(port)}.conf`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const servers = gateways.map((gateway) => `server 127.0.0.1:${String(gateway)};`);
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx-${String(port)}.pid; ${process.getuid?.() === 0 ? 'user root;' : ''}
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      # A visitor stays with one gateway while it is there.
      upstream gateways { ip_hash; ${servers.join(' ')} }
      server {
        listen 127.0.0.1:${String(port)};
        add_header X-Gateway $upstream_addr always;
        ${snippet('nginx', 'gateways')}
      }
    }`,
  );
  const args = ['-e', 'stderr', '-c', file];
  const nginx = await startListening(findProgram('nginx-light'), args, port);
  return () => nginx.stop();
}

async function startCaddy({ port, gateways: [gateway = 0] }: { port: number; gateways: number[] }) {
  const file = join(folder, `Caddyfile-${String(port)}`);
  const lines = snippet('caddyfile', `127.0.0.1:${String(gateway)}`);
  writeFileSync(file, `{\nadmin off\n}\nhttp://localhost:${String(port)} {\n${lines}\n}\n`);
  const args = ['run', '--adapter', 'caddyfile', '--config', file];
  // Where it keeps what it knows.
  const env = { HOME: folder, PATH: process.env.PATH };
  const caddy = await startListening(findProgram('caddy'), args, port, { env });
  return () => caddy.stop();
}

for (const [name, start] of Object.entries({ nginx: startNginx, Caddy: startCaddy }))
  test(`behind ${name} as the guide has it, a guest buys, and what is for the owner stays inside`, async (t) => {
    const { origin, visit, fill, order, listOrders } = await openSite(t, start);
    const visitor = visit();
    const path = `/peppered/cart/${await fill(visitor)}/checkout`;
    assert.equal((await visitor.ask('POST', path, order())).status, 200);
    assert.equal((await listOrders()).length, 1);
    const script = await send(origin, '/cdn/peppered-cart.js', {
      headers: { 'Accept-Encoding': 'br' },
    });
    assert.deepEqual([script.status, script.headers['content-encoding']], [200, 'br']);
    for (const inside of ['/metrics', '/readyz', '/healthz'])
      assert.doesNotMatch((await send(origin, inside)).text, /peppered_gateway|^ok$/);
  });

test('of three gateways one is killed in mid-checkout and one restarted: there is one order, and it is found', async (t) => {
  const { visit, fill, order, running, startGateway, listOrders } = await openSite(
    t,
    startNginx,
    3,
  );
  const visitor = visit();
  const path = `/peppered/cart/${await fill(visitor)}/checkout`;
  const methods = await visitor.ask('GET', '/peppered/paymentmethods');
  const mine = Number(String(methods.headers['x-gateway']).split(':').at(-1));
  const body = order();
  const place = () => visitor.ask('POST', path, body, { 'Idempotency-Key': 'once' });

  const id = sandbox.faults.add({ path: '**/checkout', fault: { kind: 'hold', when: 'after' } });
  const placing = place();
  await sandbox.faults.struck(id);
  await running.get(mine)?.end('SIGKILL');
  assert.equal((await placing).status, 502);
  sandbox.faults.remove(id);
  const [restarted = 0] = [...running.keys()].filter((port) => port !== mine);
  await running.get(restarted)?.end();
  await startGateway(restarted);

  // As a page does: while it hears that the checkout is in progress it asks again, when it is told to.
  let answer = await place();
  while (answer.problem === 'in-progress') {
    await setTimeout(1000 * Number(answer.headers['retry-after']));
    answer = await place();
  }
  const [placed, ...others] = await listOrders();
  assert.equal(others.length, 0);
  assert.equal(answer.problem, 'payment-page-lost');
  assert.equal(
    v.parse(v.object({ orderKey: v.string() }), JSON.parse(answer.text)).orderKey,
    placed?.orderKey,
  );
  assert.equal((await place()).problem, 'payment-page-lost');
  assert.equal((await listOrders()).length, 1);
});

test('while the Redis is gone nothing is ordered, the gateway says so, and afterwards it sells', async (t) => {
  const own = await startRedis();
  const { clientName, apiKey } = sandbox.createTheatre();
  const config = join(folder, 'own.json');
  const port = await freePort();
  const origin = `http://localhost:${String(port)}`;
  writeFileSync(
    config,
    JSON.stringify({
      clientName,
      origins: [origin],
      apiBase: `${sandbox.origin}/v1`,
      timeout: 1000,
      port,
    }),
  );
  await startCommand(t, {
    name: 'peppered-gateway',
    args: ['--config', config],
    environment: {
      PEPPERED_API_KEY: apiKey,
      PEPPERED_GATEWAY_SECRET: 'a secret of the tests, known to all',
      REDIS_URL: own.url,
    },
    ready: /"listening".*\n/,
  });
  const ready = async () => (await send(origin, '/readyz')).status;
  assert.equal(await ready(), 200);
  await own.stop();
  assert.equal(await ready(), 503);
  assert.equal((await send(origin, '/healthz')).status, 200);
  const again = await startRedis({}, own.port);
  t.after(() => again.stop());
  while ((await ready()) !== 200);
});
