import { expect } from '@open-wc/testing';
import { eventually, heard } from '../elements/screen.js';
import { states, type VisibleState } from '../elements/states.js';
import { look, photograph, type View } from './camera.js';

// `scripts/screenshots.mjs` writes these into the page.
const { only = '', languages = 'nl', share = '1/1' } = document.documentElement.dataset;
const [part = 1, parts = 1] = share.split('/').map(Number);

const views = languages
  .split(' ')
  .flatMap((lang) =>
    (['phone', 'desktop'] as const).flatMap((device) =>
      (['light', 'dark'] as const).map((colorScheme): View => ({ lang, device, colorScheme })),
    ),
  );

const nameOf = ({ name }: VisibleState, { lang, device, colorScheme }: View) =>
  `${lang}-${name.replaceAll(/\W+/g, '-')}-${device}-${colorScheme}`;

const isWanted = (name: string) => only.split(' ').every((word) => name.includes(word));

describe('pictures', () => {
  states.forEach((state, index) => {
    const wanted = views.filter((view) => isWanted(nameOf(state, view)));
    if (index % parts !== part - 1 || !wanted.length) return;
    it(state.name, async () => {
      await state.open('nl');
      await eventually(() => expect(heard()).to.contain(state.nl));
      for (const view of wanted) {
        await look(view);
        await photograph(nameOf(state, view));
      }
    });
  });
});
