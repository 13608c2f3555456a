import * as v from 'valibot';
import type { RunningSandbox } from '../../demo/sandbox/server.js';
import type { TheatreSettings } from '../../demo/sandbox/theatres.js';

const DateTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/));
const Id = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The resources as documented, with nothing more or less. */
export const Summary = v.strictObject({
  cartId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{32}$/)),
  timeOut: v.nullable(DateTime),
  numberOfItems: v.number(),
  amount: v.number(),
});
export const Cart = v.strictObject({
  ...Summary.entries,
  cartItems: v.array(
    v.strictObject({
      itemType: v.string(),
      itemId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{10}$/)),
      eventId: v.nullable(Id),
      priceId: v.string(),
      priceName: v.nullable(v.string()),
      description: v.string(),
      amount: v.number(),
    }),
  ),
});
export const Checkout = v.strictObject({
  orderId: Id,
  orderKey: v.pipe(v.string(), v.regex(/^([A-Za-z0-9]{5}-){3}[A-Za-z0-9]{5}$/)),
  url: v.nullable(v.pipe(v.string(), v.url())),
});
export const Order = v.strictObject({
  orderId: Id,
  orderKey: Checkout.entries.orderKey,
  customerId: v.nullable(Id),
  orderStatus: v.picklist(['ord', 'cancel', 'reemit', 'reissue', 'res', 'pros', 'trash']),
  orderPaymentStatus: v.picklist(['none', 'pending', 'paid', 'partial', 'cancelled']),
  orderDate: DateTime,
  timeOut: v.nullable(DateTime),
  amount: v.number(),
  orderDonation: v.number(),
  lastChanged: DateTime,
  handlingTextPayment: v.string(),
  discountName: v.nullable(v.string()),
});
export const Problem = v.strictObject({
  message: v.pipe(v.string(), v.nonEmpty()),
  errors: v.record(v.string(), v.array(v.string())),
});
const PublicSeat = v.object({
  seat_id: v.string(),
  event_id: v.nullable(Id),
  event_date: v.nullable(v.pipe(v.string(), v.isoDate())),
  event_time: v.nullable(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))),
  location_name: v.nullable(v.string()),
  seat_row_nr: v.nullable(v.string()),
  seat_nr: v.nullable(v.string()),
});
export const PublicCart = v.array(PublicSeat);
export const PublicOrder = v.strictObject({
  order_payment_status: v.string(),
  order_tickets_nr: v.number(),
  order_tickets_url: v.pipe(v.string(), v.url()),
  order_receipt_url: v.pipe(v.string(), v.url()),
  seats: v.array(PublicSeat),
});
export const BoxOfficeOrders = v.array(
  v.object({ ...Order.entries, fee: v.number(), lines: v.array(PublicSeat) }),
);

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Asserts success, and parses the body. */
  as: <const S extends v.GenericSchema>(schema: S) => v.InferOutput<S>;
}

/** One request over real HTTP, with a JSON body if any. Redirects are not followed. */
export async function request(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    as(schema) {
      if (!response.ok) throw new Error(`${method} ${url}: ${String(response.status)} ${text}`);
      return v.parse(schema, JSON.parse(text));
    },
  };
}

export const hamlet = { priceId: '2ePdA8q3BN', rankId: 42, eventId: 95 };
export const iDeal = 1;
export const creditCard = 2;
export const invoice = 3;
export const cash = 4;
export const redirectURL = 'https://theater.example/bedankt?taal=nl';

/** A theatre of its own for a test, and what its site and its box office do. */
export function openTheatre(sandbox: RunningSandbox, settings: TheatreSettings = {}) {
  const { clientName, apiKey, customerId } = sandbox.createTheatre(settings);
  const base = `${sandbox.origin}/v1/${clientName}`;
  const own = `${sandbox.origin}/sandbox/theatres/${clientName}`;
  const site = (method: string, path: string, body?: unknown) => request(method, base + path, body);
  const peppered = (method: string, path: string, body?: unknown) =>
    request(method, `${base}/peppered${path}`, body, { Authorization: apiKey });
  const boxOffice = (method: string, path: string, body?: unknown) =>
    request(method, own + path, body);

  return {
    clientName,
    apiKey,
    customerId,
    base,
    site,
    peppered,
    boxOffice,
    async newCart() {
      return (await site('POST', '/cart/')).as(v.object({ cart_id: v.string() })).cart_id;
    },
    add: (cartId: string, ...items: unknown[]) => peppered('POST', `/cart/${cartId}`, items),
    cart: (cartId: string) => peppered('GET', `/cart/${cartId}`),
    checkout: (cartId: string, paymentMethodId: number, change: object = {}) =>
      peppered('POST', `/cart/${cartId}/checkout`, {
        customerId,
        paymentMethodId,
        redirectURL,
        ...change,
      }),
    async orders() {
      return (await boxOffice('GET', '/orders')).as(BoxOfficeOrders);
    },
    advance: (seconds: number) => boxOffice('POST', '/clock', { advance: seconds }),
    leave: (left: number, rankId = 42, eventId = 95) =>
      boxOffice('POST', '/seats', { eventId, rankId, left }),
    async available(rankId = 42, eventId = 95) {
      const Availability = v.array(v.object({ rankId: v.number(), availableSeats: v.number() }));
      const event = await peppered('GET', `/event/${String(eventId)}`);
      const { availability } = event.as(v.object({ availability: Availability }));
      return availability.find((rank) => rank.rankId === rankId)?.availableSeats;
    },
  };
}
export type Theatre = ReturnType<typeof openTheatre>;
