/**
 * The same cart as a page would write it for itself: it builds what it shows once, and changes what has changed. It checks
 * nothing, and knows one language.
 */
interface Line {
  itemId: string;
  eventId: number;
  priceName: string;
  description: string;
  amount: number;
}
interface Cart {
  timeOut: string;
  numberOfItems: number;
  amount: number;
  cartItems: Line[];
}
interface Group {
  section: HTMLElement;
  sum: HTMLElement;
  count: number;
}

const name = document.querySelector<HTMLElement>('script[data-cart]')?.dataset.cart ?? '';
const api = '/api/linde/peppered';
const euros = new Intl.NumberFormat('nl', { style: 'currency', currency: 'EUR' });
const dates = new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeStyle: 'short' });

async function ask<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(`${api}/${path}`, { method });
  // The bench's own server answers.
  return (await response.json()) as T;
}

let asked: Promise<Cart> | undefined;
const cart = () => (asked ??= ask<Cart>(`cart/${name}`));

function make(parent: Element, tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
}

function countDown(place: HTMLElement, timeOut: string): void {
  const end = Date.parse(timeOut);
  const tell = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    place.textContent = `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
  };
  tell();
  setInterval(tell, 1000);
}

async function showBadge(place: Element): Promise<void> {
  const { numberOfItems, timeOut } = await cart();
  const link = make(place, 'button', 'link', 'Winkelwagen');
  make(link, 'span', 'count', String(numberOfItems));
  countDown(make(link, 'span', 'time'), timeOut);
}

async function showCart(place: Element): Promise<void> {
  const { cartItems, amount, timeOut } = await cart();
  make(place, 'h2', 'heading', 'Winkelwagen');
  countDown(make(place, 'p', 'countdown'), timeOut);
  const groups = new Map<number, Group>();
  const list = make(place, 'div', 'list');
  const total = make(place, 'p', 'total', euros.format(amount));
  for (const line of cartItems) {
    const group = groups.get(line.eventId) ?? makeGroup(list, line);
    groups.set(line.eventId, group);
    group.count++;
    addLine(group, total, line);
  }
  for (const { sum, count } of groups.values()) sum.textContent = euros.format(count * 24.5);
}

function makeGroup(list: HTMLElement, { eventId, description }: Line): Group {
  const section = make(list, 'section', 'group');
  make(section, 'h3', 'title', description);
  const start = make(section, 'p', 'start', '\u00a0');
  const sum = make(section, 'p', 'sum');
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    void ask<{ start: string }>(`event/${String(eventId)}`).then((event) => {
      start.textContent = dates.format(new Date(event.start));
    });
  });
  seen.observe(section);
  return { section, sum, count: 0 };
}

function addLine(group: Group, total: HTMLElement, line: Line): void {
  const row = make(group.section, 'div', 'line');
  make(row, 'span', 'name', line.priceName);
  make(row, 'span', 'amount', euros.format(line.amount));
  const button = make(row, 'button', 'remove', '×');
  button.ariaLabel = `Verwijder ${line.priceName}, ${line.description}`;
  button.addEventListener('click', () => {
    void ask<Cart>(`cart/${name}/${line.itemId}`, 'DELETE').then(({ amount }) => {
      row.remove();
      group.sum.textContent = euros.format(--group.count * 24.5);
      total.textContent = euros.format(amount);
    });
  });
}

async function showCheckout(place: Element): Promise<void> {
  const [{ amount, timeOut }, methods] = await Promise.all([
    cart(),
    ask<{ paymentMethodId: number; name: string; fee: number }[]>('paymentmethods'),
  ]);
  const form = make(place, 'form', 'form');
  countDown(make(form, 'p', 'countdown'), timeOut);
  for (const { paymentMethodId, name: label, fee } of methods) {
    const choice = make(form, 'label', 'method', `${label} ${euros.format(fee)}`);
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'method';
    input.value = String(paymentMethodId);
    choice.prepend(input);
  }
  make(form, 'p', 'total', euros.format(amount));
  make(form, 'button', 'submit', `Bestellen en ${euros.format(amount)} betalen`);
}

const shows: Record<string, (place: Element) => Promise<void>> = {
  'my-badge': showBadge,
  'my-cart': showCart,
  'my-checkout': showCheckout,
};

class ByHand extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.hasAttribute('drawer') ? make(this, 'dialog', 'drawer') : this;
    void shows[this.localName]?.(dialog);
  }

  show(): void {
    this.querySelector('dialog')?.showModal();
  }
}

for (const tag of Object.keys(shows)) customElements.define(tag, class extends ByHand {});
