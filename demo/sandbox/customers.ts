import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from './database.js';
import { integerParameter, invalid, notFound, parseBody } from './errors.js';
import type { TheatreEnv } from './theatres.js';

const text = (maximum: number) => v.pipe(v.string(), v.maxLength(maximum));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const email = v.pipe(v.string(), v.email(), v.maxLength(200));

const optionalFields = {
  customerSalutation: v.optional(text(1)),
  customerPreposition: v.optional(text(20)),
  customerAddress: v.optional(text(200)),
  customerHouseNr: v.optional(text(20)),
  customerZip: v.optional(text(10)),
  customerCity: v.optional(text(100)),
  customerCountry: v.optional(text(100)),
  customerPhone: v.optional(v.pipe(v.string(), v.regex(/^\d{0,20}$/, 'Digits only, at most 20.'))),
  customerCredit: v.optional(v.pipe(v.number(), v.finite())),
};

const NewCustomer = v.object({
  email,
  customerFirstName: name,
  customerLastName: name,
  ...optionalFields,
});
type NewCustomer = v.InferOutput<typeof NewCustomer>;

const CustomerChange = v.partial(NewCustomer);

const CustomerRow = v.object({
  customer_id: v.number(),
  email: v.string(),
  fields: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
});

const blank = Object.fromEntries(
  ['customerFirstName', 'customerLastName', ...Object.keys(optionalFields)].map((key) => [
    key,
    null,
  ]),
);

function customerResource({ customer_id, email, fields }: v.InferOutput<typeof CustomerRow>) {
  return { customerId: customer_id, email, ...blank, ...fields };
}

/** Adds a customer and answers its id. */
export function insertCustomer(
  database: Database,
  clientName: string,
  { email, ...fields }: NewCustomer,
): number {
  return database.one(
    v.object({ customer_id: v.number() }),
    'INSERT INTO customers (client_name, email, fields) VALUES (?, ?, ?) RETURNING customer_id',
    [clientName, email, JSON.stringify(fields)],
  ).customer_id;
}

export function findCustomer(database: Database, clientName: string, customerId: number) {
  return database.get(
    CustomerRow,
    'SELECT * FROM customers WHERE client_name = ? AND customer_id = ?',
    [clientName, customerId],
  );
}

function findByEmail(database: Database, clientName: string, email: string) {
  return database.get(CustomerRow, 'SELECT * FROM customers WHERE client_name = ? AND email = ?', [
    clientName,
    email,
  ]);
}

const taken = () => invalid('email', 'A customer with this e-mail address exists already.');

/** `/peppered/customer`. That the id field is called `customerId` is inferred. */
export function customerRoutes(database: Database): Hono<TheatreEnv> {
  const routes = new Hono<TheatreEnv>();

  routes.post('/customer', async (context) => {
    const customer = await parseBody(context, NewCustomer);
    const clientName = context.get('theatre').client_name;
    if (findByEmail(database, clientName, customer.email)) throw taken();
    const customer_id = insertCustomer(database, clientName, customer);
    const { email, ...fields } = customer;
    return context.json(customerResource({ customer_id, email, fields }), 201);
  });

  routes.post('/customer/findByEmail', async (context) => {
    const body = await parseBody(context, v.object({ email }));
    const customer = findByEmail(database, context.get('theatre').client_name, body.email);
    if (!customer) throw notFound('customer');
    return context.json(customerResource(customer));
  });

  routes.get('/customer/:customerId', (context) => {
    const customerId = integerParameter(context, 'customerId', 'customer');
    const customer = findCustomer(database, context.get('theatre').client_name, customerId);
    if (!customer) throw notFound('customer');
    return context.json(customerResource(customer));
  });

  routes.put('/customer/:customerId', async (context) => {
    const customerId = integerParameter(context, 'customerId', 'customer');
    const clientName = context.get('theatre').client_name;
    if (!findCustomer(database, clientName, customerId)) throw notFound('customer');
    const change = await parseBody(context, CustomerChange);
    return context.json(customerResource(changeCustomer(database, clientName, customerId, change)));
  });

  return routes;
}

function changeCustomer(
  database: Database,
  clientName: string,
  customerId: number,
  { email, ...fields }: v.InferOutput<typeof CustomerChange>,
) {
  return database.transaction(() => {
    const sameEmail = email === undefined ? undefined : findByEmail(database, clientName, email);
    if (sameEmail && sameEmail.customer_id !== customerId) throw taken();
    return database.one(
      CustomerRow,
      `UPDATE customers SET email = coalesce(?, email), fields = json_patch(fields, ?)
       WHERE customer_id = ? RETURNING *`,
      [email ?? null, JSON.stringify(fields), customerId],
    );
  });
}
