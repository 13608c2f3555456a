/**
 * Milliseconds since the epoch of an ISO 8601 date and time with `Z` or an offset such as `+02:00`;
 * `undefined` for everything else. A text without an offset names no instant, and one that would roll over
 * (31 February, 24:00) is not a date.
 */
export function parseInstant(text: string): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d+)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/.exec(text);
  if (!match) return undefined;
  const [, minutes = '', seconds = ':00', fraction = '', sign, hours = '0', rest = '0'] = match;
  const local = Date.parse(`${minutes}${seconds}${fraction}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(minutes + seconds))
    return undefined;
  const offset = (Number(hours) * 60 + Number(rest)) * 60_000;
  return local + (sign === '-' ? offset : -offset);
}
