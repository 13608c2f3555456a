import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { seasonIds } from '../../demo/sandbox/server.js';
import { allowList } from '../conformance/allow-list.js';
import { carts } from '../conformance/carts.js';
import { createSubject, type Description } from '../conformance/subject.js';
import { conformance } from '../conformance/suite.js';
import { writes } from '../conformance/writes.js';
import { startWordPress, theatre } from './wordpress.js';

const { hamlet, standard, firstRank, iDeal, creditCard, cash } = seasonIds;
const { clientName, apiKey } = theatre;

const wordpress = await startWordPress({ constants: { PEPPERED_CART_API_KEY: apiKey } });
const { origin, sandbox } = wordpress;
after(() => wordpress.close());

wordpress.run(`update_option( 'peppered_cart', array(
  'client_name'           => '${clientName}',
  'payment_methods'       => array( ${[iDeal, creditCard, cash].join()} ),
  'guest_payment_methods' => array( ${[iDeal, creditCard].join()} ),
  'donation_prices'       => array( 'donation' ),
) );`);

const describeSite = (base: string): Description => ({
  base,
  ticket: { priceId: standard, rankId: firstRank, eventId: hamlet },
  donation: { priceId: 'donation', maximum: 250 },
  paymentMethodId: iDeal,
  refusedPaymentMethodId: cash,
  redirectURL: `${origin}/bedankt/`,
  apiRequests: `${sandbox.origin}/sandbox/theatres/${clientName}/requests`,
});
const pretty = describeSite(`${origin}/wp-json/peppered-cart/v1/${clientName}`);
const plain = describeSite(`${origin}/?rest_route=/peppered-cart/v1/${clientName}`);

describe('with pretty permalinks', () => {
  conformance(createSubject(pretty));
});

// What is bought does not hang on the address.
describe('with plain permalinks', () => {
  for (const rules of [allowList, writes, carts]) rules(createSubject(plain));
});

test('PHP has nothing to warn of', () => {
  assert.equal(wordpress.log(), '');
});
