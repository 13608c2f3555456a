import { parseInstant } from '../../api/instant.js';
import type { CartItem, Event as TheatreEvent } from '../../api/schemas.js';
import { formatLocalTime } from '../../i18n/format-local-time.js';
import type { CartMessages } from '../../i18n/messages.js';
import { kindOf, type LineGroup } from './group-lines.js';

/** What stands above the lines of a group. */
export interface Heading {
  title: string;
  /** What the lines' description says beyond the title, such as the hall. */
  detail: string;
  /** ISO 8601; `undefined` as long as it may still come, `null` where there is none. */
  start: string | null | undefined;
  /** The description that all tickets of the group share. */
  description: string | undefined;
}

/** What is known of a group: `event` is `undefined` while it is on its way, and `null` where nobody tells. */
export function headingOf(
  { kind, eventId, items }: LineGroup,
  event: TheatreEvent | null | undefined,
  messages: CartMessages,
): Heading {
  if (eventId === null)
    return { title: messages[kind], detail: '', start: null, description: undefined };
  const descriptions = new Set(
    items.filter((item) => kindOf(item) === 'ticket').map((item) => item.description ?? ''),
  );
  const [first = ''] = descriptions;
  const [name = ''] = first.split(/ [—–] /, 1);
  const title = firstText(event?.eventName, name) ?? messages.ticket;
  const description = descriptions.size === 1 ? first : undefined;
  const start = event === undefined ? undefined : instantOrNull(event?.start);
  return { title, detail: description ? beyond(description, title) : '', start, description };
}

const firstText = (...texts: (string | null | undefined)[]) => texts.find((text) => text?.trim());

const instantOrNull = (text: string | null | undefined) =>
  text && parseInstant(text) !== undefined ? text : null;

/** The wall clock of the theatre; nothing for what is no instant. */
export const startText = ({ start }: Heading, lang: string): string =>
  start ? formatLocalTime(start, lang) : '';

/** A line's name and what its description says beyond that and the heading. */
export function nameLine(
  item: CartItem,
  { title, description: shared }: Heading,
  messages: CartMessages,
): { name: string; detail: string } {
  const { priceName, description } = item;
  const isTicket = kindOf(item) === 'ticket';
  const name = firstText(priceName, isTicket ? null : description) ?? messages[kindOf(item)];
  const detail = description && description !== shared ? description : '';
  return { name, detail: beyond(detail, isTicket ? title : name) };
}

/** `Hamlet — Grote Zaal` says `Grote Zaal` beyond `Hamlet`; another name says itself. */
function beyond(text: string, known: string): string {
  const rest = text.startsWith(known) ? text.slice(known.length) : undefined;
  return rest === undefined || /^[\p{L}\p{N}]/u.test(rest)
    ? text
    : rest.replace(/^ *[—–:,|·-]? */, '');
}
