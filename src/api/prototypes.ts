import * as v from 'valibot';

/**
 * `v.object` for pages whose scripts add to `Object.prototype`: valibot would take what they add for fields.
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  Object.setPrototypeOf(entries, null);
  return v.object(entries);
}

/** `JSON.stringify` for plain data, with no say for a `toJSON` on the page's prototypes. */
export function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (typeof value !== 'object' || !value) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${toJson(name)}:${toJson(field)}`).join()}}`;
}
