import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import * as v from 'valibot';
import type { FaultRuleInput } from '../../demo/sandbox/fault-rule.js';
import { Faults, withFaults } from '../../demo/sandbox/faults.js';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { Cart, hamlet, openTheatre, request, type Theatre } from './theatre.js';

describe('a fault', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.faults.remove());
  after(() => sandbox.close());

  async function addFault(rule: FaultRuleInput): Promise<number> {
    const answer = await request('POST', `${sandbox.origin}/sandbox/faults`, rule);
    assert.equal(answer.status, 201);
    return answer.as(v.strictObject({ id: v.number() })).id;
  }
  const removeFault = (id: number) =>
    request('DELETE', `${sandbox.origin}/sandbox/faults/${String(id)}`);
  const struck = (id: number) =>
    request('GET', `${sandbox.origin}/sandbox/faults/${String(id)}/struck`);

  /** A theatre with a cart, and a fault on its cart's address. */
  async function cartWith(
    fault: FaultRuleInput['fault'],
    rule: Omit<FaultRuleInput, 'fault'> = {},
  ) {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const path = `/v1/${theatre.clientName}/peppered/cart/${cartId}`;
    const id = await addFault({ path, ...rule, fault });
    return { theatre, cartId, id };
  }
  const count = async (theatre: Theatre, cartId: string) =>
    (await theatre.cart(cartId)).as(Cart).numberOfItems;
  const reached = async (theatre: Theatre) =>
    (await theatre.boxOffice('GET', '/requests')).as(v.array(v.object({ method: v.string() })));

  /** Asks for a cart on a bare socket, and answers what had come when the server ended it. */
  async function overSocket(theatre: Theatre, cartId: string) {
    const { hostname, port, pathname } = new URL(`${theatre.base}/peppered/cart/${cartId}`);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const head = [`GET ${pathname} HTTP/1.1`, `Host: ${hostname}:${port}`];
    socket.write([...head, `Authorization: ${theatre.apiKey}`, '', ''].join('\r\n'));
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    await new Promise((resolve) => socket.on('end', resolve).on('error', resolve));
    return { socket, body: received.split('\r\n\r\n')[1] ?? '' };
  }

  it('answers another status with its headers, and the API never sees the request', async () => {
    const fault = {
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': '7' },
      body: 'Slow',
    } as const;
    const { theatre, cartId } = await cartWith(fault, { times: 1, method: 'POST' });
    const answer = await theatre.add(cartId, hamlet);
    assert.deepEqual([answer.status, answer.text], [429, 'Slow']);
    assert.equal(answer.headers.get('Retry-After'), '7');
    assert.equal(await count(theatre, cartId), 0);
  });

  it('answers another status after the API applied the request', async () => {
    const { theatre, cartId } = await cartWith(
      { kind: 'status', status: 504, when: 'after' },
      { times: 1 },
    );
    assert.equal((await theatre.add(cartId, hamlet)).status, 504);
    assert.equal(await count(theatre, cartId), 1);
  });

  it('drops the connection before the API applied the request', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'dropBefore' }, { times: 1 });
    await assert.rejects(theatre.add(cartId, hamlet));
    assert.equal(await count(theatre, cartId), 0);
  });

  it('drops the connection after the API applied the request', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'dropAfter' }, { times: 1 });
    await assert.rejects(theatre.add(cartId, hamlet));
    assert.equal(await count(theatre, cartId), 1);
    assert.deepEqual(
      (await reached(theatre)).map(({ method }) => method),
      ['POST', 'POST', 'GET'],
    );
  });

  it('delays an answer', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'delay', milliseconds: 60 });
    const start = performance.now();
    assert.equal((await theatre.cart(cartId)).status, 200);
    assert.ok(performance.now() - start >= 55);
  });

  for (const when of ['before', 'after'] as const) {
    it(`holds a request ${when} the API answers it, until the rule is deleted`, async () => {
      const { theatre, cartId, id } = await cartWith({ kind: 'hold', when }, { method: 'GET' });
      const held = theatre.cart(cartId);
      const hit = (await struck(id)).as(v.object({ hits: v.number() }));
      assert.equal(hit.hits, 1);
      await theatre.add(cartId, hamlet);
      assert.equal((await removeFault(id)).status, 204);
      assert.equal((await held).as(Cart).numberOfItems, when === 'before' ? 1 : 0);
    });
  }

  it('stalls in mid-body, and goes on when the rule is deleted', async () => {
    const { theatre, cartId, id } = await cartWith({ kind: 'stall' });
    const headers = { Authorization: theatre.apiKey };
    const response = await fetch(`${theatre.base}/peppered/cart/${cartId}`, { headers });
    assert.equal(response.status, 200);
    const chunks: string[] = [];
    for await (const chunk of response.body ?? []) {
      chunks.push(Buffer.from(v.parse(v.instance(Uint8Array), chunk)).toString());
      if (chunks.length === 1) await removeFault(id);
    }
    assert.equal(chunks.length, 2);
    assert.ok(!chunks[0]?.endsWith('}'));
    v.parse(Cart, JSON.parse(chunks.join('')));
  });

  it('cuts a body short by closing the connection', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'truncate' });
    const { socket, body } = await overSocket(theatre, cartId);
    assert.equal(socket.errored, null);
    assert.ok(body.length > 0);
    assert.ok(!body.endsWith('}'));
    socket.destroy();
    await assert.rejects(theatre.cart(cartId));
  });

  it('resets the connection in mid-body', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'reset' });
    const { socket } = await overSocket(theatre, cartId);
    // A client that is no longer reading notices a reset when it writes.
    const written = () => new Promise((resolve) => socket.write('x', resolve));
    while (!socket.errored) await written();
    assert.match(String(socket.errored), /EPIPE|ECONNRESET/);
    await assert.rejects(theatre.cart(cartId));
  });

  it('answers 200 with an HTML page', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'html' });
    const answer = await theatre.cart(cartId);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(answer.text, /<html/);
  });

  it('redirects to an HTML page that is there', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'redirect' });
    const answer = await theatre.cart(cartId);
    assert.equal(answer.status, 302);
    const page = await fetch(new URL(answer.headers.get('Location') ?? '', sandbox.origin));
    assert.equal(page.status, 200);
    assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
  });

  it('changes the content type', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'override', contentType: 'text/json' });
    const answer = await theatre.cart(cartId);
    assert.equal(answer.headers.get('Content-Type'), 'text/json');
    answer.as(Cart);
  });

  it('changes the body, to nothing too, of a request that was applied', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'override', body: '' }, { times: 1 });
    const answer = await theatre.add(cartId, hamlet);
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal(await count(theatre, cartId), 1);
  });

  it('puts a byte order mark before the body', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'override', byteOrderMark: true });
    const headers = { Authorization: theatre.apiKey };
    const response = await fetch(`${theatre.base}/peppered/cart/${cartId}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
  });

  it('adds fewer seats than asked for', async () => {
    const { theatre, cartId } = await cartWith({ kind: 'fewerSeats', seats: 2 }, { times: 1 });
    const three = { ...hamlet, numberOfTickets: 3 };
    const donation = { priceId: 'donation', rankId: 0, amount: 5 };
    const short = (await theatre.add(cartId, three, donation)).as(Cart);
    assert.deepEqual(
      short.cartItems.map(({ itemType }) => itemType),
      ['ticket', 'donation'],
    );
    assert.equal((await theatre.add(cartId, three)).as(Cart).numberOfItems, 5);
  });

  it('strikes only the theatre, method and path of its rule, not the preflight', async () => {
    const theatre = openTheatre(sandbox);
    const other = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    const { clientName } = theatre;
    const path = '/v1/*/peppered/cart/*';
    await addFault({ clientName, path, fault: { kind: 'status', status: 503 } });
    const summary = await theatre.peppered('GET', `/cart/${cartId}/summary`);
    assert.equal(summary.status, 200);
    assert.equal((await other.cart(await other.newCart())).status, 200);
    const url = `${theatre.base}/peppered/cart/${cartId}`;
    const preflight = { Origin: 'https://theater.example', 'Access-Control-Request-Method': 'GET' };
    assert.equal((await fetch(url, { method: 'OPTIONS', headers: preflight })).status, 204);
    assert.equal((await theatre.cart(cartId)).status, 503);
  });

  it('strikes after `skip` requests, `times` times, and is listed with its hits', async () => {
    const { theatre, cartId } = await cartWith(
      { kind: 'status', status: 500 },
      { path: '/v1/**', method: 'GET', skip: 1, times: 2 },
    );
    const statuses = [];
    for (let read = 0; read < 5; read++) statuses.push((await theatre.cart(cartId)).status);
    assert.deepEqual(statuses, [200, 500, 500, 200, 200]);
    const Listed = v.array(v.object({ id: v.number(), path: v.string(), hits: v.number() }));
    const list = async () => (await request('GET', `${sandbox.origin}/sandbox/faults`)).as(Listed);
    assert.deepEqual(
      (await list()).map(({ path, hits }) => [path, hits]),
      [['/v1/**', 2]],
    );
    await request('DELETE', `${sandbox.origin}/sandbox/faults`);
    assert.deepEqual(await list(), []);
  });

  it('is refused with 422 when it is none, and 404 when it is gone', async () => {
    const url = `${sandbox.origin}/sandbox/faults`;
    for (const rule of [{}, { fault: { kind: 'fire' } }, { fault: { kind: 'hold' }, paths: '/' }]) {
      assert.equal((await request('POST', url, rule)).status, 422);
    }
    assert.equal((await removeFault(9999)).status, 404);
    assert.equal((await struck(9999)).status, 404);
  });

  it('goes before any listener of Node, chunked answers included', async () => {
    const faults = new Faults();
    faults.add({ path: '/whole', fault: { kind: 'override', contentType: 'text/plain' } });
    faults.add({ path: '/cut', fault: { kind: 'truncate' } });
    const server = createServer(
      withFaults((_, response) => {
        response.writeHead(201, { 'Content-Type': 'application/json' });
        response.write('{"a":');
        response.end('1}');
      }, faults),
    ).listen(0, 'localhost');
    await once(server, 'listening');
    const address = v.parse(v.object({ port: v.number() }), server.address());
    const origin = `http://localhost:${String(address.port)}`;
    const whole = await fetch(`${origin}/whole`);
    assert.deepEqual(
      [whole.status, whole.headers.get('Content-Type'), await whole.text()],
      [201, 'text/plain', '{"a":1}'],
    );
    await assert.rejects(async () => (await fetch(`${origin}/cut`)).text());
    server.closeAllConnections();
    server.close();
  });

  it('keeps nobody waiting when the sandbox closes', async () => {
    const own = await startSandbox();
    const theatre = openTheatre(own);
    const id = own.faults.add({ path: '/v1/**', fault: { kind: 'hold' } });
    const held = assert.rejects(theatre.newCart());
    await own.faults.struck(id);
    await own.close();
    await held;
  });

  it('leaves the connection alive for the next request', async () => {
    const theatre = openTheatre(sandbox);
    const cartId = await theatre.newCart();
    await addFault({ path: '/v1/**', fault: { kind: 'override', contentType: 'text/json' } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { Authorization: theatre.apiKey };
    const ports = new Set<number | undefined>();
    for (let round = 0; round < 12; round++) {
      const response = await new Promise<IncomingMessage>((resolve) => {
        get(`${theatre.base}/peppered/cart/${cartId}`, { agent, headers }, resolve);
      });
      ports.add(response.socket.localPort);
      response.resume();
      await once(response, 'end');
    }
    agent.destroy();
    assert.equal(ports.size, 1);
  });
});
