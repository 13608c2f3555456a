import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { openTheatre, Problem } from './theatre.js';

const text = v.nullable(v.string());
const Customer = v.strictObject({
  customerId: v.pipe(v.number(), v.integer()),
  email: v.string(),
  customerFirstName: text,
  customerLastName: text,
  customerSalutation: text,
  customerPreposition: text,
  customerAddress: text,
  customerHouseNr: text,
  customerZip: text,
  customerCity: text,
  customerCountry: text,
  customerPhone: text,
  customerCredit: v.nullable(v.number()),
});

const anna = {
  email: 'anna@example.org',
  customerFirstName: 'Anna',
  customerLastName: 'Smit',
  customerZip: '2011 AB',
  customerPhone: '0235551234',
};

describe('customers', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  it('are created, found, read and changed', async () => {
    const theatre = openTheatre(sandbox);
    const created = await theatre.peppered('POST', '/customer', anna);
    assert.equal(created.status, 201);
    const customer = created.as(Customer);
    assert.equal(customer.customerZip, '2011 AB');
    assert.equal(customer.customerCity, null);
    const path = `/customer/${String(customer.customerId)}`;
    assert.deepEqual((await theatre.peppered('GET', path)).as(Customer), customer);
    const found = await theatre.peppered('POST', '/customer/findByEmail', {
      email: 'ANNA@example.org',
    });
    assert.deepEqual(found.as(Customer), customer);
    const changed = await theatre.peppered('PUT', path, {
      email: 'anna.smit@example.org',
      customerCity: 'Lindehaven',
    });
    assert.deepEqual(changed.as(Customer), {
      ...customer,
      email: 'anna.smit@example.org',
      customerCity: 'Lindehaven',
    });
    assert.deepEqual((await theatre.peppered('GET', path)).as(Customer), changed.as(Customer));
    assert.equal((await theatre.peppered('POST', '/customer/findByEmail', anna)).status, 404);
  });

  it("are each theatre's own", async () => {
    const [theatre, other] = [openTheatre(sandbox), openTheatre(sandbox)];
    const path = `/customer/${String(theatre.customerId)}`;
    assert.equal((await theatre.peppered('GET', path)).status, 200);
    assert.equal((await other.peppered('GET', path)).status, 404);
    assert.equal((await theatre.peppered('POST', '/customer', anna)).status, 201);
    assert.equal((await other.peppered('POST', '/customer', anna)).status, 201);
  });

  const refused: [string, object, string][] = [
    ['a duplicate e-mail', { ...anna, email: 'femke@example.org' }, 'email'],
    ['the same in capitals', { ...anna, email: 'FEMKE@example.org' }, 'email'],
    ['no e-mail', { ...anna, email: undefined }, 'email'],
    ['an e-mail that is none', { ...anna, email: 'anna' }, 'email'],
    ['no first name', { ...anna, customerFirstName: undefined }, 'customerFirstName'],
    ['a blank last name', { ...anna, customerLastName: ' ' }, 'customerLastName'],
    ['a long salutation', { ...anna, customerSalutation: 'Mw' }, 'customerSalutation'],
    ['a long house number', { ...anna, customerHouseNr: '1'.repeat(21) }, 'customerHouseNr'],
    ['a long zip', { ...anna, customerZip: '1'.repeat(11) }, 'customerZip'],
    ['a phone with more than digits', { ...anna, customerPhone: '+31' }, 'customerPhone'],
  ];
  for (const [what, body, field] of refused) {
    it(`refuse ${what} with 422`, async () => {
      const answer = await openTheatre(sandbox).peppered('POST', '/customer', body);
      assert.equal(answer.status, 422);
      assert.deepEqual(Object.keys(v.parse(Problem, JSON.parse(answer.text)).errors), [field]);
    });
  }

  it("refuse a change to another's e-mail, allow one to their own", async () => {
    const theatre = openTheatre(sandbox);
    const { customerId } = (await theatre.peppered('POST', '/customer', anna)).as(Customer);
    const change = (email: string) =>
      theatre.peppered('PUT', `/customer/${String(customerId)}`, { email });
    assert.equal((await change('femke@example.org')).status, 422);
    assert.equal((await change('Anna@example.org')).status, 200);
  });
});
