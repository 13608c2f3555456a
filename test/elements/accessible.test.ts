import { expect } from '@open-wc/testing';
import type { RunOptions } from 'axe-core';
import { LitElement } from 'lit';
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
      for (const colorScheme of ['light', 'dark']) {
        document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
        expect(await violations(all)).to.deep.equal([]);
      }
      await speak('en');
      await eventually(() => expect(heard()).to.contain(state.en));
      expect(await violations(dependentOnText)).to.deep.equal([]);
      for (const lang of ['de', 'fr', 'ar']) {
        await speak(lang);
        expect(await violations(dependentOnText), lang).to.deep.equal([]);
      }
    });
});

async function speak(lang: string): Promise<void> {
  const main = document.querySelector('main');
  if (main) main.dir = lang === 'ar' ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('*'))
    if (element instanceof LitElement) {
      element.lang = lang;
      await element.updateComplete;
    }
}

async function violations(options: RunOptions): Promise<string[]> {
  await standStill(document.body);
  const results = await axe.run(document.body, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary ?? ''}`,
    ),
  );
}
