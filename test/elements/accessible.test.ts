import { expect } from '@open-wc/testing';
import type { RunOptions } from 'axe-core';
import { eventually, heard, standStill } from './screen.js';
import { states } from './states.js';

/** Everything that WCAG 2.2 asks for and axe can see; the size of targets only when it is asked for by name. */
const all: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};
/** What other words or another direction may spoil. */
const dependentOnText: RunOptions = {
  runOnly: {
    type: 'rule',
    values: ['aria-command-name', 'button-name', 'label', 'link-name', 'target-size'],
  },
};

describe('every state', () => {
  for (const state of states)
    it(`${state.name} is said in words, without accessibility violations`, async () => {
      await state.open('nl');
      await eventually(() => expect(heard()).to.contain(state.nl));
      const main = document.querySelector('main');
      for (const colorScheme of ['light', 'dark']) {
        document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
        expect(await violations(all)).to.deep.equal([]);
      }
      for (const element of document.querySelectorAll<HTMLElement>(elements)) element.lang = 'en';
      await eventually(() => expect(heard()).to.contain(state.en));
      expect(await violations(dependentOnText)).to.deep.equal([]);
      if (main) main.dir = 'rtl';
      expect(await violations(dependentOnText)).to.deep.equal([]);
    });
});

const elements = 'peppered-cart-badge, peppered-cart, peppered-checkout';

async function violations(options: RunOptions): Promise<string[]> {
  await standStill(document.body);
  const results = await axe.run(document.body, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary ?? ''}`,
    ),
  );
}
