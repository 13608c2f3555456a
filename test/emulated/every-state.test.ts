import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { eventually, heard, seen } from '../elements/screen.js';
import { states } from '../elements/states.js';
import { tooFaint } from './contrast.js';
import { emulate, phone, zoomedIn } from './emulate.js';
import { misfits, smallTargets } from './layout.js';
import { nameOfPart, parts } from './parts.js';

const { body, documentElement: root } = document;

/** An accent by its own, and pages that have a colour of their own. */
const accents = ['yellow', 'white', 'black', '#0b3d20', '#808080', '#c00'];
const papers = [
  { colorScheme: 'light', color: 'CanvasText', background: 'Canvas' },
  { colorScheme: 'dark', color: 'CanvasText', background: 'Canvas' },
  { colorScheme: 'light', color: '#111', background: '#ffd9a0' },
  { colorScheme: 'dark', color: '#f4f4f4', background: '#14291f' },
];

describe('every state, wherever it is shown', () => {
  afterEach(() => {
    root.removeAttribute('style');
    body.removeAttribute('style');
    root.removeAttribute('dir');
  });

  for (const state of states)
    it(`${state.name} can be read, seen and hit`, async () => {
      await state.open('nl');
      await eventually(() => expect(heard()).to.contain(state.nl));
      const faults: string[] = [];
      const find = (circumstances: string, found: readonly string[]) =>
        faults.push(...found.map((fault) => `${circumstances}: ${fault}`));

      find('with a mouse', smallTargets(24));
      for (const paper of papers) {
        Object.assign(body.style, paper);
        find(`on ${paper.background}, ${paper.colorScheme}`, tooFaint());
      }
      body.removeAttribute('style');
      for (const accent of accents) {
        root.style.setProperty('--peppered-accent', accent);
        find(`with ${accent}`, tooFaint());
      }
      root.removeAttribute('style');

      await emulate({ touch: true });
      find('with a finger', smallTargets(44));
      root.style.fontSize = '62.5%';
      find('where a rem is ten pixels', smallTargets(44));
      root.removeAttribute('style');

      body.style.margin = '0';
      for (const dir of ['ltr', 'rtl']) {
        root.dir = dir;
        await setViewport(zoomedIn);
        find(`at 400 %, ${dir}`, misfits());
        const undo = spaceText();
        find(`with text spacing, ${dir}`, misfits());
        undo();
        await setViewport(phone);
        root.style.fontSize = '200%';
        find(`with large text, ${dir}`, misfits());
        root.removeAttribute('style');
      }

      const told = seenWithoutTime();
      await emulate({ features: { 'forced-colors': 'active' } });
      if (seenWithoutTime() !== told)
        faults.push(`forced colours show "${seenWithoutTime()}" instead of "${told}"`);
      find('in forced colours', [...tooFaint(), ...withoutEdge()]);

      await emulate({ features: { 'prefers-reduced-motion': 'reduce' } });
      find('with reduced motion', parts().filter(isMoving).map(nameOfPart));
      await emulate({ media: 'print' });
      find('on paper', parts().filter(isPressed).map(nameOfPart));
      expect(faults).to.deep.equal([]);
    });
});

/** What visitors do who need more space between letters, words and lines (WCAG 1.4.12). Returns its undo. */
function spaceText(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  const hosts = [
    ...document.querySelectorAll('peppered-cart-badge, peppered-cart, peppered-checkout'),
  ];
  const trees = [document, ...hosts.flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  for (const tree of trees) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return () => {
    for (const tree of trees)
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** What looks pressed, chosen or counted by its colour alone has an edge where the system's colours replace it. */
function withoutEdge(): string[] {
  return parts()
    .filter((part) =>
      part.matches(
        'button, .button, .count, .sign, .note, .problem, .method, dialog, input:not([type])',
      ),
    )
    .filter((part) => {
      const { borderTopWidth, borderInlineStartWidth, textDecorationLine } = getComputedStyle(part);
      if (textDecorationLine === 'underline') return false;
      return !parseFloat(borderTopWidth) && !parseFloat(borderInlineStartWidth);
    })
    .map((part) => `${nameOfPart(part)} has no edge`);
}

/** The hold goes on while the test looks. */
const seenWithoutTime = () => seen().replace(/\d+:\d\d/g, '');

function isMoving(part: Element): boolean {
  const { animationDuration, transitionDuration } = getComputedStyle(part);
  return parseFloat(animationDuration) > 0 || parseFloat(transitionDuration) > 0;
}

const isPressed = (part: Element) => part.matches('button, .button, input');
