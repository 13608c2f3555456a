import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { render } from 'lit';
import { keyedList } from '../../src/elements/cart/keyed-list.js';

describe('keyedList', () => {
  it('shows each list in its order, and keeps the elements of what stays', async () => {
    const lists = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), {
      minLength: 2,
    });
    const root = await fixture<HTMLElement>(html`<ul></ul>`);
    fc.assert(
      fc.property(lists, (steps) => {
        for (const keys of steps) {
          const before = elementsIn(root);
          render(html`${keyedList(keys.map((key) => [key, html`<li>${key}</li>`]))}`, root);
          const after = elementsIn(root);
          expect([...after.keys()]).to.deep.equal(keys);
          const renewed = keys.filter(
            (key) => before.has(key) && before.get(key) !== after.get(key),
          );
          expect(renewed).to.deep.equal([]);
        }
      }),
    );
  });

  it('moves nothing when something comes between', async () => {
    const root = await fixture<HTMLElement>(html`<ul></ul>`);
    const show = (...keys: string[]) => {
      render(
        html`${keyedList(keys.map((key) => [key, html`<li tabindex="-1">${key}</li>`]))}`,
        root,
      );
    };
    show('a', 'c', 'd');
    elementsIn(root).get('c')?.focus();
    show('b', 'c', 'x', 'd');
    expect(document.activeElement?.textContent).to.equal('c');
  });
});

const elementsIn = (root: HTMLElement) =>
  new Map([...root.querySelectorAll('li')].map((item) => [item.textContent, item]));
