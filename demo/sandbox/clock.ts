/** A day in milliseconds. */
export const day = 86_400_000;

const timeZone = 'Europe/Amsterdam';
const offsetFormat = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });

/** Offsets by the hour they begin with: formatting costs too much to ask for every order of a long list. */
const offsets = new Map<number, string>();
const hour = 3_600_000;

function offsetAt(instant: number): string {
  // Dutch clocks change at a whole hour.
  const key = Math.floor(instant / hour);
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const zone = offsetFormat.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
  const offset = zone?.value.replace('GMT', '') ?? '';
  offsets.set(key, offset);
  return offset;
}

/** What a theatre's wall clock shows at an instant: `2026-04-22`, `20:15:00` and `+02:00`. */
export function wallClock(instant: number): { date: string; time: string; offset: string } {
  const offset = offsetAt(instant);
  const hours = Number(offset.slice(0, 3));
  const local = new Date(instant + hours * hour).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 19), offset };
}

/** The API's notation of an instant: ISO 8601 in whole seconds with the Dutch offset. */
export function isoDateTime(instant: number): string {
  const { date, time, offset } = wallClock(instant);
  return `${date}T${time}${offset}`;
}

/** The instant at which Dutch clocks show a time (`20:15`, or with seconds) on a date. */
export function instantOf(date: string, time: string): number {
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  // The offset two hours before is the one in force, except within the hours of a DST change.
  const { offset } = wallClock(asIfUtc - 7_200_000);
  return Date.parse(`${date}T${time}${offset}`);
}

/**
 * The instant that a date or date-time means, or `undefined` when it means none. Offsets may be `Z`
 * or `+02:00`; without one it is Dutch time, without a time it is midnight there.
 */
export function parseInstant(text: string): number | undefined {
  const pattern = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:\d\d)?)?$/;
  const [, date, time = '00:00', offset] = pattern.exec(text) ?? [];
  if (date === undefined) return undefined;
  const midnight = Date.parse(`${date}T00:00Z`);
  // Date.parse rolls 31 February over into March.
  const isRealDate = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
  if (!isRealDate || time.startsWith('24')) return undefined;
  const instant = offset ? Date.parse(`${date}T${time}${offset}`) : instantOf(date, time);
  return Number.isNaN(instant) ? undefined : instant;
}
