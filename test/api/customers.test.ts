import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../demo/sandbox/server.js';
import { createCustomer, findCustomerByEmail } from '../../src/api/customers.js';
import { listTicketTypes } from '../../src/api/ticket-types.js';
import { createApi } from '../../src/client.js';
import { json, startWire } from '../wire.js';

const sandbox = await startSandbox();
after(() => sandbox.close());

function open() {
  const { clientName, apiKey, customerId } = sandbox.createTheatre();
  const apiBase = `${sandbox.origin}/v1`;
  return { api: createApi({ apiBase, clientName, authorization: apiKey }), customerId };
}

const sanne = {
  email: ' sanne@example.org ',
  customerFirstName: 'Sanne',
  customerLastName: 'de Wit',
};

test('a customer is found by e-mail, or is not there', async () => {
  const { api, customerId } = open();
  assert.deepEqual(await findCustomerByEmail(api, 'femke@example.org'), { customerId });
  assert.equal(await findCustomerByEmail(api, 'nobody@example.org'), null);
});

test('a customer is made once per e-mail address', async () => {
  const { api } = open();
  const made = await createCustomer(api, sanne);
  assert.deepEqual(await findCustomerByEmail(api, 'sanne@example.org'), made);
  await assert.rejects(createCustomer(api, sanne), { kind: 'unprocessable' });
});

test('of what is not a documented field, nothing is sent', async (t) => {
  const wire = await startWire(t, json({ customerId: 1 }));
  const api = createApi({ apiBase: wire.apiBase, clientName: 'demo' });
  await createCustomer(api, { ...sanne, ...{ customerCredit: 1000 } });
  assert.deepEqual(JSON.parse(wire.requests[0]?.body ?? ''), {
    ...sanne,
    email: sanne.email.trim(),
  });
});

test('what is no address or name is refused before anything is sent, and not repeated', async (t) => {
  const wire = await startWire(t, json({ customerId: 1 }));
  const api = createApi({ apiBase: wire.apiBase, clientName: 'demo' });
  for (const change of [
    { email: 'canary' },
    { email: 'canary@example' },
    { email: 'can ary@example.org' },
    { customerFirstName: '' },
    { customerLastName: 'canary\nx' },
    { customerLastName: 'canary'.repeat(20) },
  ])
    await assert.rejects(createCustomer(api, { ...sanne, ...change }), (error: Error) => {
      assert.doesNotMatch(error.message, /canary/);
      return 'kind' in error && error.kind === 'invalid-request';
    });
  assert.equal(wire.requests.length, 0);
});

test('the ticket types of an event are its public prices', async () => {
  const { api } = open();
  const types = await listTicketTypes(api, 95);
  const priceIds = types?.map(({ discount_id }) => discount_id) ?? [];
  assert(priceIds.includes('2ePdA8q3BN'));
  assert(!priceIds.includes('Qm4ZsV9dHf'));
  assert.equal(await listTicketTypes(api, 999_999), null);
});

test('an id that comes as a number is still the price of a cart line', async (t) => {
  const { apiBase } = await startWire(t, json([{ discount_id: 12, discounted_price: '24.50' }]));
  const api = createApi({ apiBase, clientName: 'demo' });
  assert.deepEqual(await listTicketTypes(api, 95), [{ discount_id: '12' }]);
});
