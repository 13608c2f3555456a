import { expect } from '@open-wc/testing';
import { addCartItems, getCart } from '../../src/api/cart.js';
import { openTheatre, type Theatre } from '../theatre.js';
import { fillCart, nextTask, openPage, tickets, until, type BrowserPage } from './browser-page.js';
import { cookieOf, setCookie } from './cookies.js';
import { pass, stopClock } from './fake-clock.js';
import { openSeatPicker, type SeatPicker } from './seat-picker.js';

/** What the vendor's iframe says, in its older and newer versions. */
const news: unknown[] = [
  { vdm_basketcounter: 7 },
  { voordemensen_basketcounter: '7' },
  { vdm_close: true },
].flatMap((message) => [message, JSON.stringify(message)]);

describe('messages of the vendor’s seat picker', () => {
  const cartCookie = 'll_vdm_session_id';
  let theatre: Theatre;
  let picker: SeatPicker;
  let leave: () => void;

  beforeEach(async () => {
    theatre = await openTheatre();
    picker = await openSeatPicker();
  });

  afterEach(() => {
    leave();
    return theatre.close();
  });

  /** A page that shows a cart, if the visitor has one, with no request under way and its clock standing still. */
  async function open(options: Parameters<typeof openPage>[1]): Promise<BrowserPage> {
    const page = openPage(theatre, options);
    leave = page.store.subscribe(() => undefined, getCart);
    await page.store.refresh();
    page.sent.length = 0;
    stopClock();
    return page;
  }

  /** Lets a second pass, and what that sets off. */
  async function settle({ store }: BrowserPage): Promise<void> {
    pass(1000);
    await nextTask();
    await until(store, ({ phase }) => phase !== 'loading');
  }

  for (const message of news) {
    it(`make the cart re-read: ${JSON.stringify(message)}`, async () => {
      const cartId = await fillCart(theatre, 2);
      const page = await open({ cartId, ticketOrigin: picker.origin });
      await addCartItems(theatre.api, cartId, [tickets(1)]);
      await picker.say(message);
      pass(1000);
      const { amount } = await until(page.store, ({ numberOfItems }) => numberOfItems === 3);
      expect(amount).to.equal(73.5);
      expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
    });
  }

  it('are one request, however many come at one moment', async () => {
    const cartId = await fillCart(theatre, 2);
    const page = await open({ cartId, ticketOrigin: picker.origin });
    await addCartItems(theatre.api, cartId, [tickets(1)]);
    await picker.say(...news, ...news);
    pass(1000);
    await until(page.store, ({ numberOfItems }) => numberOfItems === 3);
    await picker.say('nothing new');
    expect(page.sent).to.have.length(1);
  });

  it('show the cart that the embed has begun', async () => {
    const page = await open({ cartCookie, ticketOrigin: picker.origin });
    setCookie(cartCookie, await fillCart(theatre, 2));
    await picker.say({ vdm_basketcounter: 2 });
    pass(1000);
    const { cartId } = await until(page.store, ({ numberOfItems }) => numberOfItems === 2);
    expect(cartId).to.equal(cookieOf(cartCookie));
    expect(page.sent).to.deep.equal(['GET /peppered/cart/{cartId}']);
  });

  it('cost a visitor without a cart no request', async () => {
    const page = await open({ cartCookie, ticketOrigin: picker.origin });
    await picker.say(...news);
    await settle(page);
    expect(page.sent).to.deep.equal([]);
    expect(page.store.state.phase).to.equal('none');
  });

  it('about anything else are ignored', async () => {
    const page = await open({ cartId: await fillCart(theatre, 2), ticketOrigin: picker.origin });
    const other = [{}, [], null, undefined, 5, '', 'vdm_close', '{"vdm_close"', '7', 'null'];
    await picker.say(...other, { height: 300 }, { type: 'vdm_close' }, { vdm_closed: true });
    await settle(page);
    expect(page.sent).to.deep.equal([]);
  });

  it('are ignored once nobody shows the cart any more', async () => {
    const page = await open({ cartId: await fillCart(theatre, 2), ticketOrigin: picker.origin });
    await picker.say({ vdm_close: true });
    leave();
    await picker.say({ vdm_close: true });
    pass(1000);
    await nextTask();
    expect(page.sent).to.deep.equal([]);
  });

  const strangers: Record<string, () => Promise<Pick<SeatPicker, 'say'>>> = {
    'a sandboxed frame': () => openSeatPicker({ sandboxed: true }),
    'the page itself': () =>
      Promise.resolve({
        async say(...messages) {
          for (const message of messages) postMessage(message, '*');
          await picker.say();
        },
      }),
  };

  for (const [who, find] of Object.entries(strangers)) {
    it(`are ignored when they come from ${who}`, async () => {
      const stranger = await find();
      const page = await open({ cartId: await fillCart(theatre, 2), ticketOrigin: picker.origin });
      await stranger.say(...news);
      await settle(page);
      expect(page.sent).to.deep.equal([]);
    });
  }

  it('are ignored where no origin is named', async () => {
    const page = await open({ cartId: await fillCart(theatre, 2) });
    await picker.say(...news);
    await (await openSeatPicker({ sandboxed: true })).say(...news);
    await settle(page);
    expect(page.sent).to.deep.equal([]);
  });

  describe('from an origin that is not exact', () => {
    const { warn } = console;
    let warnings: string[];

    beforeEach(() => {
      warnings = [];
      console.warn = (warning: string) => warnings.push(warning);
    });

    afterEach(() => {
      console.warn = warn;
    });

    for (const ticketOrigin of [
      '*',
      'null',
      'tickets.voordemensen.nl',
      '//tickets.voordemensen.nl',
      'https://tickets.voordemensen.nl/',
      'https://*.voordemensen.nl',
      'https://TICKETS.voordemensen.nl',
      'javascript:alert(1)',
    ]) {
      it(`are ignored, with one warning: ${ticketOrigin}`, async () => {
        const page = await open({ cartId: await fillCart(theatre, 2), ticketOrigin });
        page.store.joinEmbed({ ticketOrigin });
        expect(warnings).to.have.length(1);
        expect(warnings[0]).to.contain(`"${ticketOrigin}"`);
        expect(warnings[0]).to.contain('"https://tickets.voordemensen.nl"');
        await picker.say(...news);
        await (await openSeatPicker({ sandboxed: true })).say(...news);
        await settle(page);
        expect(page.sent).to.deep.equal([]);
      });
    }
  });
});
