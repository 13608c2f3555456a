import { expect } from '@open-wc/testing';
import { requireStore } from '../../src/store/require-store.js';
import { eventually, heard } from '../elements/screen.js';
import { states } from '../elements/states.js';
import { look, photograph, type View } from './camera.js';

const phone: View = { lang: 'nl', device: 'phone', colorScheme: 'light' };
const desktop: View = { ...phone, device: 'desktop' };

/** What is compared: each picture's name, its state, and how that is looked at. */
const pictures: [name: string, state: string, view: View][] = [
  ['badge', 'badge: filled', phone],
  ['badge-last-minutes', 'badge: last minutes', { ...desktop, colorScheme: 'dark' }],
  ['cart', 'cart: filled', phone],
  ['cart-dark', 'cart: filled', { ...desktop, colorScheme: 'dark' }],
  ['cart-right-to-left', 'cart: filled', { ...phone, lang: 'ar' }],
  ['cart-forced-colors', 'cart: last minutes', { ...phone, forcedColors: true }],
  ['cart-loading', 'cart: loading', phone],
  ['drawer', 'drawer: filled', phone],
  ['checkout', 'checkout: guest, not filled in', desktop],
  ['checkout-paid', 'checkout: paid, with what was ordered', { ...phone, colorScheme: 'dark' }],
];

describe('pixel by pixel', () => {
  const { now } = Date;

  before(() => Promise.all([...document.fonts].map((font) => font.load())));
  afterEach(() => {
    Date.now = now;
  });

  for (const [name, wanted, view] of pictures)
    it(`${wanted} looks as in ${name}.png`, async () => {
      const state = states.find((each) => each.name === wanted);
      if (!state) throw new Error(`test/elements/states.ts has no "${wanted}"`);
      await state.open('nl');
      await eventually(() => expect(heard()).to.contain(state.nl));
      if (wanted !== 'cart: loading') await eventually(() => expect(allStart()).to.equal(true));
      stopCountdown();
      await look(view);
      await photograph(name);
    });
});

/** Whether it is known of all performances when they start: their names come first. */
const allStart = () =>
  [...document.querySelectorAll('peppered-cart')]
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('time') ?? [])])
    .every(({ dateTime }) => dateTime);

/** At a whole minute, however long the page took. */
function stopCountdown(): void {
  const { deadline } = requireStore().state;
  if (deadline === null) return;
  const minutes = Math.floor((deadline - Date.now()) / 60_000);
  Date.now = () => deadline - minutes * 60_000;
}
