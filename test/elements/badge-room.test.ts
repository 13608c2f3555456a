import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { getCart } from '../../src/page/get-cart.js';
import { advance, installClock } from './clock.js';
import { byRole, eventually, seen } from './screen.js';
import { hamlet, openShop, openShopWith, openShopWithLines, show } from './shop.js';

const round = (value: number) => Math.round(value * 10) / 10;
const boxOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(round).join(' ');
};

/** The header of a page, and where everything in it is. */
async function showHeader(badge: TemplateResult) {
  const page = await show(html`
    <header style="display: flex; justify-content: space-between; width: 600px">
      <p>Theater</p>
      ${badge}
      <p>Zoeken</p>
    </header>
    <p>Programma</p>
  `);
  const boxes = () => [...page.querySelectorAll('p, peppered-cart-badge')].map(boxOf).join(' | ');
  return { page, boxes };
}

const badges: Record<string, TemplateResult> = {
  'a badge': html`<peppered-cart-badge></peppered-cart-badge>`,
  'a badge with the amount': html`<peppered-cart-badge show-amount></peppered-cart-badge>`,
  'a badge that hides when empty': html`<peppered-cart-badge
    hide-when-empty
  ></peppered-cart-badge>`,
  "a badge with the page's own link": html`<peppered-cart-badge show-amount
    ><a href="#cart">Kaarten</a></peppered-cart-badge
  >`,
};

describe('nothing moves', () => {
  for (const [name, badge] of Object.entries(badges)) {
    it(`around ${name} when the number comes, changes and goes`, async () => {
      const theatre = await openShopWith([hamlet(2)]);
      const reading = await theatre.fault({ kind: 'hold' }, { path: '/peppered/cart/*/summary' });
      const { boxes } = await showHeader(badge);
      const before = boxes();
      await reading.remove();
      await eventually(() => expect(seen()).to.match(/\b2\b/));
      expect(boxes()).to.equal(before);
      await getCart().add([hamlet(3)]);
      await eventually(() => expect(seen()).to.match(/\b5\b/));
      expect(boxes()).to.equal(before);
      await theatre.advance(901);
      await getCart().refresh();
      await eventually(() => expect(seen()).not.to.match(/\b5\b/));
      expect(boxes()).to.equal(before);
    });

    it(`around ${name} when the time comes, runs and ends`, async () => {
      installClock();
      const theatre = await openShopWith([hamlet()]);
      const { boxes } = await showHeader(badge);
      await eventually(() => expect(seen()).to.match(/\b1\b/));
      const before = boxes();
      advance(605_000);
      await eventually(() => expect(seen()).to.match(/4:5\d/));
      expect(boxes()).to.equal(before);
      advance(60_000);
      await eventually(() => expect(seen()).to.match(/3:5\d/));
      expect(boxes()).to.equal(before);
      await theatre.advance(901);
      await getCart().refresh();
      await eventually(() => expect(seen()).not.to.match(/\d:\d\d/));
      expect(boxes()).to.equal(before);
    });
  }

  it('around a badge for more tickets than it can show, which are still told', async () => {
    const lines = Array.from({ length: 120 }, () => ({ itemType: 'ticket', amount: 10 }));
    await openShop();
    const empty = await showHeader(html`<peppered-cart-badge show-amount></peppered-cart-badge>`);
    const before = empty.boxes();
    empty.page.remove();
    await openShopWithLines(lines);
    const { boxes } = await showHeader(
      html`<peppered-cart-badge show-amount></peppered-cart-badge>`,
    );
    await eventually(() => byRole('button', /^Winkelwagen 120 items/));
    expect(seen()).to.contain('99+');
    expect(boxes()).to.equal(before);
    const count = document
      .querySelector('peppered-cart-badge')
      ?.shadowRoot?.querySelector('[part=count]');
    expect(count?.scrollWidth).to.be.at.most(count?.clientWidth ?? 0);
  });
});

describe('the room that the README keeps for a badge before the script', () => {
  let snippet = '';
  before(async () => {
    const readme = await (await fetch('/README.md')).text();
    [, snippet = ''] = /```css\s+(peppered-cart-badge:not\(:defined\)[^`]+)```/.exec(readme) ?? [];
  });

  for (const [name, inside, amount] of [
    ['its icon', html``, false],
    ['a link', html`<a href="#cart">Winkelwagen</a>`, false],
    ['a link and the amount', html` <a href="#cart">Winkelwagen</a> `, true],
    ['text', html`Kaarten`, false],
  ] as const)
    it(`is as large as the badge with ${name}`, async () => {
      await openShop();
      // An element that is never defined stands for the badge before its definition.
      const style = document.createElement('style');
      style.textContent = snippet.replaceAll('peppered-cart-badge', 'undefined-badge');
      document.head.append(style);
      const before = await showHeader(
        html`<undefined-badge ?show-amount=${amount}>${inside}</undefined-badge>`,
      );
      const waiting = before.page.querySelector('undefined-badge');
      const room = waiting ? boxOf(waiting) : '';
      before.page.remove();
      const { page } = await showHeader(
        html`<peppered-cart-badge ?show-amount=${amount}>${inside}</peppered-cart-badge>`,
      );
      const badge = page.querySelector('peppered-cart-badge');
      await badge?.updateComplete;
      style.remove();
      expect(badge && boxOf(badge)).to.equal(room);
    });
});
