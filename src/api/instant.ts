const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Milliseconds since the epoch of an ISO 8601 date and time with `Z` or an offset such as `+02:00`;
 * `undefined` for everything else. A text without an offset names no instant, and one that would roll over
 * (31 February, 24:00) is not a date.
 */
export function parseInstant(text: string): number | undefined {
  const local = text.slice(0, 16);
  const parsed = new Date(`${local}Z`);
  const exists = iso.test(text) && !Number.isNaN(parsed.getTime());
  return exists && parsed.toISOString().startsWith(local) ? Date.parse(text) : undefined;
}

/** The clock of the server that answered, in milliseconds since the epoch; NaN where it is not told, or the answer lay in a cache. */
export const readDate = ({ headers }: Response): number =>
  parseInt(headers.get('Age') ?? '') > 0 ? NaN : Date.parse(headers.get('Date') ?? '');
