import * as v from 'valibot';

const when = v.optional(v.picklist(['before', 'after']), 'before');
const headers = v.optional(v.record(v.string(), v.string()), {});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What goes wrong. With `when`, `before` means that the API never gets the request (or gets it
 * late), `after` that it has applied the request and only the answer suffers.
 */
export const Fault = v.variant('kind', [
  /** The answer comes late. */
  v.strictObject({ kind: v.literal('delay'), milliseconds: count, when }),
  /** Nothing happens until the rule is deleted. */
  v.strictObject({ kind: v.literal('hold'), when }),
  /** Another status, with headers such as `Retry-After` and a body. */
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    headers,
    body: v.optional(v.string(), ''),
    when,
  }),
  /** The connection is closed before the API gets the request. */
  v.strictObject({ kind: v.literal('dropBefore') }),
  /** The API applies the request, and the connection is closed without an answer. */
  v.strictObject({ kind: v.literal('dropAfter') }),
  /** Headers and half of the body come, the rest when the rule is deleted. */
  v.strictObject({ kind: v.literal('stall') }),
  /** Headers and half of the body come, then the connection is closed. */
  v.strictObject({ kind: v.literal('truncate') }),
  /** Headers and half of the body come, then the connection is reset (RST). */
  v.strictObject({ kind: v.literal('reset') }),
  /** 200 with an HTML page, as from a captive portal; the API never gets the request. */
  v.strictObject({ kind: v.literal('html') }),
  /** 302 to an HTML page, as from a login wall; the API never gets the request. */
  v.strictObject({ kind: v.literal('redirect'), location: v.optional(v.string()) }),
  /** The API's answer with another content type or body, or with a byte order mark before it. */
  v.strictObject({
    kind: v.literal('override'),
    contentType: v.optional(v.string()),
    body: v.optional(v.string()),
    byteOrderMark: v.optional(v.boolean(), false),
    headers,
  }),
  /** An add puts so many seats fewer in the cart than it was asked to, and answers 200. */
  v.strictObject({ kind: v.literal('fewerSeats'), seats: v.optional(count, 1) }),
]);
export type Fault = v.InferOutput<typeof Fault>;

/** The faults that are made between the API and the client, unlike `fewerSeats`. */
export type WireFault = Exclude<Fault, { kind: 'fewerSeats' }>;

/** Which requests a fault strikes. */
export const FaultRule = v.strictObject({
  /** The path without its query; `*` stands for anything but a slash, `**` for anything. */
  path: v.optional(v.string(), '**'),
  /** Unless it says OPTIONS, preflights pass. */
  method: v.optional(v.pipe(v.string(), v.toUpperCase())),
  /** Only paths that have this theatre's name as one of their parts. */
  clientName: v.optional(v.string()),
  /** So many requests pass first. */
  skip: v.optional(count),
  /** After so many requests it is over; without it, only when the rule is deleted. */
  times: v.optional(v.pipe(count, v.minValue(1))),
  fault: Fault,
});
export type FaultRule = v.InferOutput<typeof FaultRule>;
export type FaultRuleInput = v.InferInput<typeof FaultRule>;
