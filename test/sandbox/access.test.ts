import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { openTheatre, Problem, request } from './theatre.js';

const cart = `/peppered/cart/${'A'.repeat(32)}`;
const needKey: [string, string][] = [
  ['GET', cart],
  ['GET', `${cart}/summary`],
  ['POST', cart],
  ['DELETE', cart],
  ['DELETE', `${cart}/aaaaaaaaaa`],
  ['POST', `${cart}/checkout`],
  ['GET', '/peppered/order'],
  ['GET', '/peppered/order/12345'],
  ['GET', '/peppered/paymentmethods'],
  ['GET', '/peppered/event/95'],
  ['POST', '/peppered/customer'],
  ['POST', '/peppered/customer/findByEmail'],
  ['GET', '/peppered/customer/867'],
  ['PUT', '/peppered/customer/867'],
];
const needNone: [string, string][] = [
  ['POST', '/cart/'],
  ['GET', '/events/95'],
  ['GET', '/tickettypes/95'],
];

describe('access', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  for (const [method, path] of needKey) {
    it(`${method} ${path} is 401 without the theatre's key`, async () => {
      const theatre = openTheatre(sandbox);
      const { apiKey } = openTheatre(sandbox);
      const body = method === 'POST' || method === 'PUT' ? {} : undefined;
      for (const headers of [
        {},
        { Authorization: apiKey },
        { Authorization: `Bearer ${theatre.apiKey}` },
      ]) {
        const answer = await request(method, theatre.base + path, body, headers);
        assert.equal(answer.status, 401);
        v.parse(Problem, JSON.parse(answer.text));
      }
    });
  }

  for (const [method, path] of needNone) {
    it(`${method} ${path} needs no key`, async () => {
      const answer = await openTheatre(sandbox).site(method, path);
      assert.ok(answer.status < 300);
    });
  }

  it('takes the key raw, or as the user name of Basic with an empty password', async () => {
    const { base, apiKey } = openTheatre(sandbox);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    const status = async (Authorization: string) =>
      (await request('GET', `${base}/peppered/order`, undefined, { Authorization })).status;
    assert.equal(await status(apiKey), 200);
    assert.equal(await status(basic(`${apiKey}:`)), 200);
    assert.equal(await status(basic(`${apiKey}:secret`)), 401);
    assert.equal(await status(basic(':')), 401);
  });

  for (const [method, path] of [...needKey, ...needNone]) {
    it(`${method} ${path} is 404 for an unknown client, key or not`, async () => {
      const answer = await request(method, `${sandbox.origin}/v1/nobody${path}`);
      assert.equal(answer.status, 404);
      v.parse(Problem, JSON.parse(answer.text));
    });
  }

  const unknown: [string, string][] = [
    ['GET', cart],
    ['GET', `${cart}/summary`],
    ['POST', cart],
    ['DELETE', cart],
    ['DELETE', `${cart}/aaaaaaaaaa`],
    ['POST', `${cart}/checkout`],
    ['GET', '/peppered/order/99999999'],
    ['GET', '/peppered/order/none'],
    ['GET', '/peppered/event/9999'],
    ['GET', '/peppered/event/x'],
    ['GET', '/peppered/customer/99999999'],
    ['PUT', '/peppered/customer/99999999'],
    ['GET', '/peppered/nothing'],
    ['GET', `/cart/${'A'.repeat(32)}`],
    ['GET', '/events/9999'],
    ['GET', '/tickettypes/9999'],
    ['GET', '/order/XgFca-QmBxG-9WhAj-Osszb'],
  ];
  for (const [method, path] of unknown) {
    it(`${method} ${path} is 404 for what does not exist`, async () => {
      const { base, apiKey } = openTheatre(sandbox);
      const answer = await request(method, base + path, undefined, { Authorization: apiKey });
      assert.equal(answer.status, 404);
      v.parse(Problem, JSON.parse(answer.text));
    });
  }

  it('lets a page on another origin talk to the API, but not read its clock', async () => {
    const { base } = openTheatre(sandbox);
    const preflight = await fetch(`${base}/peppered/order`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://theater.example',
        'Access-Control-Request-Method': 'DELETE',
        'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
      },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(preflight.headers.get('Access-Control-Allow-Methods') ?? '', /DELETE/);
    assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /Idempotency-Key/i);
    const refused = await request('GET', `${base}/peppered/order`);
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(refused.headers.get('Access-Control-Expose-Headers'), null);
  });
});
