import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CartItem } from '../../src/api/schemas.js';
import { readConsent } from '../../src/store/data-layer/consent.js';
import {
  linesThatCame,
  linesThatWent,
  standInFor,
  toEvent,
} from '../../src/store/data-layer/ga4-events.js';

const text = fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: null });
const cents = fc.integer({ min: -99_999, max: 99_999 });
const line = (itemType: fc.Arbitrary<string>): fc.Arbitrary<CartItem> =>
  fc.record({
    itemType,
    itemId: fc.uuid(),
    eventId: fc.option(fc.nat({ max: 3 }), { nil: null }),
    priceId: text,
    priceName: text,
    description: text,
    amount: cents.map((amount) => amount / 100),
  });
const lines = fc.uniqueArray(line(fc.constantFrom('ticket', 'donation', 'voucher', 'other')), {
  selector: ({ itemId }) => itemId,
  maxLength: 12,
});
const inCents = (amount: number) => Math.round(amount * 100);

describe('an event for GA4', () => {
  it('has the value of its items to the cent, and every line in one of them', () => {
    fc.assert(
      fc.property(lines, (cartItems) => {
        const { ecommerce } = toEvent('add_to_cart', cartItems, { currency: 'EUR' });
        const { items, value } = ecommerce;
        const sum = items.reduce((cents, each) => cents + inCents(each.price) * each.quantity, 0);
        expect(inCents(value)).to.equal(sum);
        expect(value).to.equal(sum / 100);
        expect(items.reduce((count, { quantity }) => count + quantity, 0)).to.equal(
          cartItems.length,
        );
        for (const { item_id, item_name } of items) expect([item_id, item_name]).to.not.include('');
      }),
      { numRuns: 300 },
    );
  });

  it('says nothing of a voucher but that it is one', () => {
    const voucher = fc.constant('voucher');
    fc.assert(
      fc.property(line(voucher), (cartItem) => {
        const { items } = toEvent('view_cart', [cartItem], { currency: 'EUR' }).ecommerce;
        expect(items).to.deep.equal([
          {
            item_id: 'voucher',
            item_name: 'voucher',
            item_category: 'voucher',
            price: cartItem.amount,
            quantity: 1,
          },
        ]);
      }),
    );
  });

  it('is about what came and what went, and nothing of what stayed', () => {
    fc.assert(
      fc.property(lines, lines, lines, (stayed, left, arrived) => {
        expect(linesThatCame([...stayed, ...left], [...stayed, ...arrived])).to.deep.equal(arrived);
        expect(linesThatWent([...stayed, ...left], [...stayed, ...arrived])).to.deep.equal(left);
      }),
    );
  });

  it('shows nothing of a secret, and always the same for it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (secret) => {
        expect(standInFor(secret)).to.equal(standInFor(secret));
        expect(standInFor(secret)).to.match(/^[0-9a-z]{1,7}$/);
      }),
    );
  });
});

describe('the consent', () => {
  const signal = (command: string, analytics_storage: string) => ({
    0: 'consent',
    1: command,
    2: { analytics_storage },
    length: 3,
  });

  it('is what the last update says, else what was denied or granted beforehand', () => {
    expect(readConsent([])).to.equal('open');
    expect(readConsent([{ event: 'gtm.js' }, null, 'text'])).to.equal('open');
    expect(readConsent([{ 0: 'consent', 1: 'update', 2: { ad_storage: 'denied' } }])).to.equal(
      'open',
    );
    expect(readConsent([signal('default', 'granted')])).to.equal('open');
    const denied = signal('default', 'denied');
    expect(readConsent([denied])).to.equal('waiting');
    expect(readConsent([denied, signal('default', 'granted')])).to.equal('waiting');
    expect(readConsent([denied, signal('update', 'granted')])).to.equal('granted');
    expect(readConsent([denied, signal('update', 'denied')])).to.equal('refused');
    expect(readConsent([signal('update', 'granted'), denied])).to.equal('granted');
  });

  it('stays what it was when the tag manager has dropped the entry', () => {
    expect(readConsent([{ event: 'gtm.load' }], 'refused')).to.equal('refused');
    expect(readConsent([signal('update', 'granted')], 'waiting')).to.equal('granted');
  });
});
