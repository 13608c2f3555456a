import * as v from 'valibot';
import { exchange, orNull, validate, type Api, type RequestOptions } from './http.js';
import { object } from './prototypes.js';

const text = (pattern: RegExp, expected: string, longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((value) => value.length <= longest && pattern.test(value), expected),
  );
const Email = text(
  /^[^\s\p{Cc}@<>"(),:;\\]+@[^\s\p{Cc}@<>"(),:;\\]+\.[^\s\p{Cc}@<>"(),:;\\.]+$/u,
  'an e-mail address',
  200,
);
const Name = text(/^\P{Cc}+$/u, 'a name of at most 100 characters', 100);

/** What makes a customer. The API takes more, such as `customerCredit`: none of it is a visitor's to set. */
export const NewCustomer = object({
  email: Email,
  customerFirstName: Name,
  customerLastName: Name,
});
export type NewCustomer = v.InferOutput<typeof NewCustomer>;

/** Of a customer record, the one thing that a checkout needs. */
export const Customer = object({
  customerId: v.pipe(
    v.number(),
    v.check((id) => Number.isSafeInteger(id), 'a whole number'),
  ),
});
export type Customer = v.InferOutput<typeof Customer>;

/**
 * The customer with that e-mail address: `POST /peppered/customer/findByEmail`; `null` when there is none. Needs the
 * API key.
 * @throws {PepperedError}
 */
export function findCustomerByEmail(
  api: Api,
  email: string,
  options?: RequestOptions,
): Promise<Customer | null> {
  return orNull(
    exchange(api, 'POST /peppered/customer/findByEmail', Customer, { ...options, body: { email } }),
  );
}

/**
 * Makes a customer: `POST /peppered/customer`. Needs the API key.
 * @throws {PepperedError} `unprocessable` when the API rejects a field, or knows the e-mail address already.
 */
export async function createCustomer(
  api: Api,
  customer: NewCustomer,
  options?: RequestOptions,
): Promise<Customer> {
  const endpoint = 'POST /peppered/customer';
  const body = validate(NewCustomer, customer, endpoint);
  return exchange(api, endpoint, Customer, { ...options, body });
}
