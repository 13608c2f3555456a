import { html, nothing, type TemplateResult } from 'lit';
import type { CartItem } from '../../api/schemas.js';
import type { CartMessages } from '../../i18n/messages.js';
import type { AddAgain } from './add-again.js';
import { renderOneMore, renderRemoved } from './again-views.js';
import type { EventReader } from './event-reader.js';
import { countKinds, groupLines, kindOf, type LineGroup } from './group-lines.js';
import { kindIcons, removeIcon } from './icons.js';
import { keyedList } from './keyed-list.js';
import { headingOf, nameLine, startText, type Heading } from './naming.js';
import type { Removal } from './removal.js';

/** What lines need of the cart that shows them. */
export interface LinesOptions {
  messages: CartMessages;
  lang: string;
  events: EventReader;
  removal: Removal;
  addAgain: AddAgain;
  /** An amount as the visitor reads it. */
  format: (amount: number) => string;
}

/** The lines of a cart, by performance or kind. What stays keeps its elements. */
export const renderLines = (cartItems: readonly CartItem[], options: LinesOptions): unknown =>
  keyedList(
    groupLines(options.addAgain.withRemoved(cartItems)).map((group) => [
      group.key,
      renderGroup(group, options),
    ]),
  );

function renderGroup(group: LineGroup, options: LinesOptions): TemplateResult {
  const { key, kind, eventId, items } = group;
  const { messages, events, addAgain } = options;
  const event = eventId === null ? null : events.get(eventId);
  const heading = headingOf(group, event, messages);
  return html`<section part="group" class="group" data-key=${key}>
    <span part="group-icon" class="group-icon">${kindIcons[kind]}</span>
    ${renderHeading(key, heading, options)}
    <ul role="list" aria-labelledby="group-${key}">
      ${keyedList(
        items.map((item) => {
          const offer = addAgain.offerOf(item);
          return [
            item.itemId,
            offer ? renderRemoved(offer, options) : renderLine(item, group, heading, options),
          ];
        }),
      )}
    </ul>
    ${renderOneMore(items, heading.title, options)} ${renderSum(group, heading, options)}
  </section>`;
}

/** As long as the start may still come, its room is kept. */
function renderHeading(key: string, heading: Heading, { lang }: LinesOptions): TemplateResult {
  const { title, detail, start } = heading;
  return html`<div>
    <h3 part="group-heading" id="group-${key}"><bdi>${title}</bdi></h3>
    ${
      start === null
        ? nothing
        : html`<p part="group-start" class="start muted" id="start-${key}">
            <time datetime=${start ?? nothing}>${startText(heading, lang)}</time>
          </p>`
    }
    ${detail ? html`<p part="group-detail" class="muted"><bdi>${detail}</bdi></p>` : nothing}
  </div>`;
}

function renderLine(
  item: CartItem,
  group: LineGroup,
  heading: Heading,
  { messages, removal, format }: LinesOptions,
): TemplateResult {
  const kind = kindOf(item);
  const { name, detail } = nameLine(item, heading, messages);
  const isOther = kind !== group.kind;
  const leaving = removal.isLeaving(item);
  const performance = group.eventId === null ? '' : (heading.description ?? heading.title);
  const names = [name, kind === 'ticket' ? '' : messages[kind], performance].filter(Boolean);
  return html`<li
    part="line"
    class="line ${leaving ? 'busy' : ''}"
    data-key=${item.itemId}
    aria-busy=${leaving}
  >
    <div part="line-name" class="name">
      ${isOther ? kindIcons[kind] : nothing}
      <div>
        <bdi
          >${name}${detail && !leaving ? [' ', html`<span class="muted">${detail}</span>`] : nothing}</bdi
        >
        ${!leaving && isOther && name !== messages[kind] ? html`<span class="muted">${messages[kind]}</span>` : nothing}
        ${leaving ? html`<span class="removing">${messages.removing}</span>` : nothing}
      </div>
    </div>
    <span part="line-amount" class="amount" translate="no">${format(item.amount)}</span>
    <button
      part="remove"
      class="remove"
      type="button"
      aria-label=${messages.remove([...new Set(names)].join(', '))}
      aria-describedby=${heading.start ? `start-${group.key}` : nothing}
      aria-disabled=${leaving || removal.isLocked()}
      @click=${() => removal.remove([item])}
    >
      ${removeIcon}
    </button>
  </li>`;
}

/** A line that stands alone is its own sum. */
function renderSum(
  { key, items, eventId, subtotal }: LineGroup,
  { title, start }: Heading,
  { messages, removal, addAgain, format }: LinesOptions,
): TemplateResult | typeof nothing {
  const rest = items.filter((item) => !addAgain.offerOf(item));
  const leaving = rest.some((item) => removal.isLeaving(item));
  if (items.length < 2 || !rest.length) return nothing;
  const counts = countKinds(rest).map(([kind, count]) => messages.count[kind](count));
  const lines = counts.length > 1 ? messages.items(rest.length) : counts.join('');
  return html`<div class="sum row">
    <span part="group-count" class="muted">${counts.join(', ')}</span>
    <button
      part="remove-group"
      class="quiet remove-group"
      type="button"
      aria-label=${messages.removeLines(lines, eventId === null ? undefined : title)}
      aria-describedby=${start ? `start-${key}` : nothing}
      aria-disabled=${leaving || removal.isLocked()}
      @click=${() => removal.remove(rest)}
    >
      ${messages.removeAll}
    </button>
    <span part="group-amount" class="amount" translate="no">${format(subtotal / 100)}</span>
  </div>`;
}
