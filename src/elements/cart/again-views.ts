import { html, nothing, type TemplateResult } from 'lit';
import { toJson } from '../../api/prototypes.js';
import type { AddItem } from '../../api/requests.js';
import type { CartItem } from '../../api/schemas.js';
import type { CartMessages } from '../../i18n/messages.js';
import type { AddAgain, Offer } from './add-again.js';
import { kindOf } from './group-lines.js';
import { plusIcon } from './icons.js';

interface AgainOptions {
  messages: CartMessages;
  addAgain: AddAgain;
}

/** Stands where a line was removed: for ten seconds that can be taken back. */
export function renderRemoved(offer: Offer, options: AgainOptions): TemplateResult {
  const { messages, addAgain } = options;
  const [first] = addAgain.removed(offer);
  const items = addAgain.itemsOf(offer);
  const adding = addAgain.isAdding(items);
  const label = isSeat(items) ? messages.sameSeat : messages.addAgain;
  const name = [nameOf(offer, options), first?.eventId && first.description];
  return html`<li
    part="removed"
    class="removed"
    data-key=${first?.itemId ?? nothing}
    tabindex=${offer.isTaken ? -1 : nothing}
  >
    <span class="muted"><bdi>${outcomeOf(offer, options)}</bdi></span>
    ${
      offer.isOpen && !offer.isTaken
        ? html`<button
            part="add-again"
            class="quiet"
            type="button"
            aria-label=${adding ? nothing : `${label}: ${name.filter(Boolean).join(', ')}`}
            aria-disabled=${adding}
            @click=${() => addAgain.addAgain(offer)}
          >
            ${adding ? messages.addingOne : label}
          </button>`
        : nothing
    }
  </li>`;
}

/** Told to screen readers when it begins. */
export function renderAgainStatus(options: AgainOptions): TemplateResult {
  const offer = options.addAgain.last;
  const text = offer && outcomeOf(offer, options);
  return html`<span class="visually-hidden" role="status"
    >${text && !offer.isTaken ? `${text}. ${options.messages.canAddAgain}` : text}</span
  >`;
}

const isSeat = ([item, ...others]: readonly AddItem[]) => !!item?.seatId && !others.length;

function outcomeOf(offer: Offer, options: AgainOptions): string {
  const { messages, addAgain } = options;
  if (!offer.isTaken) return messages.removed(nameOf(offer, options));
  return isSeat(addAgain.itemsOf(offer)) ? messages.seatSold : messages.noSeats;
}

/** One line's name, or how many there were. */
function nameOf(offer: Offer, { messages, addAgain }: AgainOptions): string {
  const removed = addAgain.removed(offer);
  const [first, ...others] = removed;
  if (!first) return '';
  const kind = kindOf(first);
  if (!others.length) return first.priceName ?? messages[kind];
  return others.every((item) => kindOf(item) === kind)
    ? messages.count[kind](removed.length)
    : messages.items(removed.length);
}

/**
 * A button for each way in which tickets of a group were added; ranks that share a name are told apart by their amount. A
 * seat of one's own is there only once.
 */
export function renderOneMore(
  items: readonly CartItem[],
  title: string,
  { messages, addAgain, format }: AgainOptions & { format: (amount: number) => string },
): TemplateResult | typeof nothing {
  const ways = new Map<string, { origin: AddItem; name: string; amount: number }>();
  for (const item of items) {
    const origin = item.itemType === 'ticket' ? addAgain.originOf(item) : undefined;
    if (!origin || origin.seatId) continue;
    const name = item.priceName ?? messages.ticket;
    ways.set(toJson(origin), { origin, name, amount: item.amount });
  }
  if (!ways.size) return nothing;
  const all = [...ways.values()];
  return html`<div class="more">
    ${all.map(({ origin, name, amount }) => {
      const isTwin = all.some((other) => other.origin !== origin && other.name === name);
      const price = isTwin ? `${name} ${format(amount)}` : name;
      const adding = addAgain.isAdding([origin]);
      const label = adding ? messages.addingOne : messages.oneMore(price);
      return html`<button
        part="one-more"
        class="quiet"
        type="button"
        aria-label=${`${label}, ${title}`}
        aria-disabled=${adding}
        @click=${() => addAgain.add([origin])}
      >
        ${plusIcon} <span>${label}</span>
      </button>`;
    })}
  </div>`;
}
