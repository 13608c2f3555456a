import * as v from 'valibot';

/** What a test asks of the Worker beside this file. */
export const Asked = v.object({
  call: v.picklist(['get', 'add', 'set', 'delete', 'increment', 'elapse', 'failNext']),
  key: v.optional(v.string(), ''),
  value: v.optional(v.string(), ''),
  number: v.optional(v.number(), 0),
});
export type Asked = v.InferOutput<typeof Asked>;
