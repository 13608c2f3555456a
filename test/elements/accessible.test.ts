import { expect } from '@open-wc/testing';
import { eventually, heard, standStill } from './screen.js';
import { states } from './states.js';

const languages = ['nl', 'en'] as const;
const colorSchemes = ['light', 'dark'] as const;

describe('every state', () => {
  for (const state of states)
    for (const lang of languages)
      it(`${state.name} (${lang}) is said in words, without accessibility violations`, async () => {
        await state.open(lang);
        await eventually(() => expect(heard()).to.contain(state[lang]));
        for (const colorScheme of colorSchemes) {
          document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
          expect(await violations()).to.deep.equal([]);
        }
      });
});

async function violations(): Promise<string[]> {
  await standStill(document.body);
  const results = await axe.run(document.body);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary ?? ''}`,
    ),
  );
}
