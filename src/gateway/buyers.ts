import { createCustomer, findCustomerByEmail, type NewCustomer } from '../api/customers.js';
import { PepperedError } from '../api/errors.js';
import type { Call } from './call.js';
import { count, type Rate } from './rates.js';

export type ResolveCustomer = (request: Request) => number | null | Promise<number | null>;

/** Who would buy: a customer whom the site knows, a guest who must say who they are, or nobody. */
export type Buyer = { kind: 'known'; customerId: number } | { kind: 'guest' } | { kind: 'none' };

const guestsPerAddress: Rate = { requests: 20, per: 600_000 };
const guestsPerEmail: Rate = { requests: 5, per: 600_000 };

export async function identifyBuyer({ request, settings }: Call): Promise<Buyer> {
  const customerId = (await settings.resolveCustomer?.(request)) ?? null;
  if (customerId !== null) return { kind: 'known', customerId };
  return { kind: settings.guestPace === undefined ? 'none' : 'guest' };
}

/** The ids of the payment methods that a buyer may use. */
export function methodsFor({ kind }: Buyer, { settings }: Call): readonly number[] {
  const { paymentMethods, guestPaymentMethods } = settings;
  if (kind === 'none') return [];
  return kind === 'known'
    ? paymentMethods
    : paymentMethods.filter((id) => guestPaymentMethods.includes(id));
}

/**
 * The customer id of a guest. Neither the answer nor its duration tells whether the e-mail address was known, and a
 * known customer's record stays as it is.
 * @throws {Refusal} `too-many-requests`, by address and by e-mail.
 */
export async function resolveGuest(call: Call, guest: NewCustomer): Promise<number> {
  const { store, clientName, clientAddress, guestPace = 0 } = call.settings;
  const address = await clientAddress?.(call.request);
  if (address) await count(store, guestsPerAddress, clientName, 'guest address', address);
  await count(store, guestsPerEmail, clientName, 'guest', guest.email.toLowerCase());
  return paced(guestPace, () => findOrCreate(call, guest));
}

async function findOrCreate({ api }: Call, guest: NewCustomer): Promise<number> {
  const found = await findCustomerByEmail(api, guest.email);
  if (found) {
    // One more request, as long as making a customer takes: the time must not tell which it was.
    await findCustomerByEmail(api, guest.email);
    return found.customerId;
  }
  try {
    return (await createCustomer(api, guest)).customerId;
  } catch (error) {
    // Somebody else may have made the same customer in between.
    if (!(error instanceof PepperedError && error.kind === 'unprocessable')) throw error;
    const other = await findCustomerByEmail(api, guest.email);
    if (!other) throw error;
    return other.customerId;
  }
}

/** Runs `work` and waits until a multiple of `pace` milliseconds has passed, also when it fails. */
async function paced<T>(pace: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    const elapsed = performance.now() - start;
    const rest = pace ? pace - (elapsed % pace) : 0;
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}
