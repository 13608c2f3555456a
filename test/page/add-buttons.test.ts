import { expect, fixture, html } from '@open-wc/testing';
import { listenToAddButtons } from '../../src/page/add-buttons.js';
import { configureCart } from '../../src/store/config.js';
import { requireStore } from '../../src/store/require-store.js';
import { CartAddEvent } from '../../src/store/events.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { nextTask, tickets } from '../store/browser-page.js';
import { nextEvent } from './next-event.js';

const json = JSON.stringify([tickets(2), { priceId: 'donation', rankId: 0, amount: 5 }]);

describe('<button data-peppered-add>', () => {
  let theatre: Theatre;
  let stop: () => void;
  let warnings: unknown[][];
  const { warn } = console;

  beforeEach(async () => {
    theatre = await openTheatre();
    configureCart({ clientName: theatre.clientName, apiBase: theatre.apiBase });
    stop = listenToAddButtons();
    warnings = [];
    console.warn = (...reasons: unknown[]) => warnings.push(reasons);
  });

  afterEach(() => {
    console.warn = warn;
    stop();
    return theatre.close();
  });

  const press = async (button: HTMLElement, target: Element | null = button) => {
    const added = nextEvent(button, 'peppered-cart-add');
    target?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    return await added;
  };

  const fresh = (data: string) =>
    fixture<HTMLButtonElement>(html`<button data-peppered-add=${data}>Bestel</button>`);

  it('adds the items of its JSON, and says so where it stands', async () => {
    const event = await press(await fresh(json));
    expect(event).to.be.instanceOf(CartAddEvent);
    expect(event.items).to.deep.equal(JSON.parse(json));
    expect({ bubbles: event.bubbles, composed: event.composed }).to.deep.equal({
      bubbles: true,
      composed: true,
    });
    expect(requireStore().state).to.include({ phase: 'filled', numberOfItems: 3, amount: 54 });
  });

  it('adds what the fields beside it say', async () => {
    const button = await fixture<HTMLButtonElement>(
      html`<button
        data-peppered-add
        data-price-id="2ePdA8q3BN"
        data-rank-id="42"
        data-event-id="95"
        data-number-of-tickets="3"
      >
        Bestel
      </button>`,
    );
    const { items } = await press(button);
    expect(JSON.parse(JSON.stringify(items))).to.deep.equal([tickets(3)]);
    expect(requireStore().state.numberOfItems).to.equal(3);
  });

  it('adds a donation by its fields', async () => {
    const button = await fixture<HTMLButtonElement>(
      html`<button data-peppered-add data-price-id="donation" data-rank-id="0" data-amount="7.50">
        Steun ons
      </button>`,
    );
    await press(button);
    expect(requireStore().state).to.include({ numberOfItems: 1, amount: 7.5 });
  });

  it('adds a certain seat, which is then gone', async () => {
    const seat = () =>
      fixture<HTMLButtonElement>(
        html`<button
          data-peppered-add
          data-price-id="2ePdA8q3BN"
          data-rank-id="42"
          data-event-id="95"
          data-seat-id="7-3-5"
        >
          Rij 3, stoel 5
        </button>`,
      );
    await press(await seat());
    const failed = nextEvent(document, 'peppered-error');
    (await seat()).click();
    expect((await failed).error.kind).to.equal('conflict');
  });

  it('may be hit on a child, and inside of a shadow root', async () => {
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<button data-peppered-add='${json}'><b>Bestel</b></button>`;
    const button = root.querySelector('button');
    if (!button) throw new Error('no button');
    const { items } = await press(button, button.querySelector('b'));
    expect(items).to.have.length(2);
  });

  it('may be a link, which then leads nowhere', async () => {
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="#elsewhere" data-peppered-add=${json}>Bestel</a>`,
    );
    await press(link);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
  });

  it('is busy while it adds, and adds once for a double click', async () => {
    const button = await fresh(json);
    const added = nextEvent(button, 'peppered-cart-add');
    const heard: Event[] = [];
    button.addEventListener('peppered-cart-add', (event) => heard.push(event));
    button.click();
    button.click();
    expect(button.getAttribute('aria-busy')).to.equal('true');
    await added;
    await nextTask();
    expect(heard).to.have.length(1);
    expect(button.getAttribute('aria-busy')).to.equal('false');
    expect(requireStore().state.numberOfItems).to.equal(3);
    const adds = await theatre.requests();
    expect(adds.filter(({ method }) => method === 'POST')).to.have.length(2);
  });

  it('that its page takes away at the click says so on the document', async () => {
    const popup = await fixture(html`<div><button data-peppered-add=${json}>Bestel</button></div>`);
    popup.addEventListener('click', () => {
      popup.remove();
    });
    const added = nextEvent(document, 'peppered-cart-add');
    popup.querySelector('button')?.click();
    expect((await added).items).to.deep.equal(JSON.parse(json));
    expect(requireStore().state.numberOfItems).to.equal(3);
  });

  it('is heard once, and is not busy for ever, when its page renders it anew while it adds', async () => {
    const popup = await fixture(html`<div><button data-peppered-add=${json}>Bestel</button></div>`);
    const heard: Event[] = [];
    const hear = (event: Event) => heard.push(event);
    document.addEventListener('peppered-cart-add', hear);
    const press = () => popup.querySelector('button')?.click();
    press();
    const copy = popup.innerHTML;
    popup.innerHTML = copy;
    expect(popup.querySelector('button')?.getAttribute('aria-busy')).to.equal('true');
    const added = nextEvent(document, 'peppered-cart-add');
    press();
    await added;
    await nextTask();
    document.removeEventListener('peppered-cart-add', hear);
    expect(heard).to.have.length(1);
    expect(popup.querySelector('button')?.getAttribute('aria-busy')).to.equal('false');
    popup.innerHTML = copy;
    const again = nextEvent(document, 'peppered-cart-add');
    press();
    await again;
    expect(requireStore().state.numberOfItems).to.equal(6);
  });

  it('adds also when its page shows by itself that it is busy', async () => {
    const button = await fresh(json);
    button.addEventListener('click', () => {
      button.setAttribute('aria-busy', 'true');
    });
    await press(button);
    await nextTask();
    expect(button.getAttribute('aria-busy')).to.equal('false');
  });

  it('can be pressed again afterwards', async () => {
    const button = await fresh(json);
    await press(button);
    await nextTask();
    await press(button);
    expect(requireStore().state.numberOfItems).to.equal(6);
  });

  it('says nothing was added when it was not, and can be pressed again', async () => {
    const fault = await theatre.fault(
      { kind: 'status', status: 409 },
      { path: '/peppered/cart/*' },
    );
    const button = await fresh(json);
    const heard: Event[] = [];
    button.addEventListener('peppered-cart-add', (event) => heard.push(event));
    const failed = nextEvent(document, 'peppered-error');
    button.click();
    expect((await failed).error.kind).to.equal('conflict');
    await nextTask();
    expect(heard).to.deep.equal([]);
    expect(button.getAttribute('aria-busy')).to.equal('false');
    expect(warnings).to.deep.equal([]);
    await fault.remove();
    await press(button);
  });

  const bad: Record<string, [string, RegExp]> = {
    'JSON that does not end': ['[{"priceId":', /JSON/],
    'no list': ['{"priceId":"x","rankId":0}', /Array/],
    'an empty list': ['[]', /at least one item/],
    'no price': ['[{"rankId":0}]', /priceId/],
    'half a ticket': ['[{"priceId":"x","rankId":1,"numberOfTickets":0.5}]', /numberOfTickets/],
    'no fields at all': ['', /priceId/],
  };

  for (const [what, [data, reason]] of Object.entries(bad)) {
    it(`tells its author once, and sends nothing, for ${what}`, async () => {
      const button = await fresh(data);
      button.click();
      await nextTask();
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include(button);
      expect(warnings.flat().map(String).join(' ')).to.match(reason);
      expect(button.getAttribute('aria-busy')).not.to.equal('true');
      expect(await theatre.requests()).to.deep.equal([]);
    });
  }

  it('tells its author of a field that is no number', async () => {
    const button = await fixture<HTMLButtonElement>(
      html`<button data-peppered-add data-price-id="x" data-rank-id="eerste"></button>`,
    );
    button.click();
    await nextTask();
    expect(String(warnings[0])).to.contain('rankId');
  });

  it('leaves a click alone that the page has dealt with', async () => {
    const button = await fresh(json);
    button.addEventListener('click', (event) => event.preventDefault());
    button.click();
    await nextTask();
    expect(button.hasAttribute('aria-busy')).to.equal(false);
    expect(await theatre.requests()).to.deep.equal([]);
  });

  it('leaves clicks on other buttons alone', async () => {
    const other = await fixture<HTMLElement>(html`<a href="#here">Lees meer</a>`);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    other.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(false);
  });

  it('does nothing any more once the page does not listen', async () => {
    stop();
    const button = await fresh(json);
    button.click();
    expect(button.hasAttribute('aria-busy')).to.equal(false);
    expect(await theatre.requests()).to.deep.equal([]);
  });
});
