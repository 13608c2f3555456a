import { validate } from '../api/http.js';
import { toJson } from '../api/prototypes.js';
import { AddItems, type AddItem } from '../api/requests.js';
import { CartAddEvent, fire } from '../store/events.js';
import { add } from '../store/mutations.js';
import { requireStore } from '../store/require-store.js';

/**
 * Makes every `<button data-peppered-add>` on the page add its items, those that come later too. While it
 * adds, the button has `aria-busy="true"`. Returns its undo.
 */
export function listenToAddButtons(root: EventTarget = document): () => void {
  const clicked = (event: Event) => {
    const button = event
      .composedPath()
      .find((target) => target instanceof HTMLElement && 'pepperedAdd' in target.dataset);
    if (!(button instanceof HTMLElement) || event.defaultPrevented) return;
    event.preventDefault();
    void addFrom(button);
  };
  root.addEventListener('click', clicked);
  return () => {
    root.removeEventListener('click', clicked);
  };
}

async function addFrom(button: HTMLElement): Promise<void> {
  try {
    const items = readItems(button.dataset);
    const store = requireStore();
    // The store knows, also of a button that its page has rendered anew. What the button says may be its page's word.
    const isAdding = store.state.busy.includes(`add ${toJson(items)}`);
    button.setAttribute('aria-busy', 'true');
    const error = await add(store, items);
    if (!error && !isAdding) fire(new CartAddEvent(items), button);
  } catch (error) {
    console.warn('peppered-cart: this button adds nothing:', button, error);
  }
  button.setAttribute('aria-busy', 'false');
}

/**
 * The JSON in `data-peppered-add`, or the single fields beside it.
 * @throws {SyntaxError | PepperedError}
 */
function readItems(data: DOMStringMap): AddItem[] {
  const number = (text?: string) => (text === undefined ? undefined : Number(text));
  const { pepperedAdd, priceId, rankId, eventId, numberOfTickets, seatId, amount } = data;
  const fields = {
    priceId,
    rankId: number(rankId),
    eventId: number(eventId),
    numberOfTickets: number(numberOfTickets),
    seatId,
    amount: number(amount),
  };
  return validate(AddItems, pepperedAdd ? JSON.parse(pepperedAdd) : [fields]);
}
