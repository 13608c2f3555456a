import { executeServerCommand } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { standStill } from '../elements/screen.js';

/** How a visitor looks at a page. */
export interface View {
  lang: string;
  device: 'phone' | 'desktop';
  colorScheme: 'light' | 'dark';
  forcedColors?: boolean;
}

const rightToLeft = ['ar', 'fa', 'he'];

/** Shows the page as it is in another view. */
export async function look({ lang, ...view }: View): Promise<void> {
  await executeServerCommand('look', view);
  document.documentElement.dir = rightToLeft.includes(lang) ? 'rtl' : 'ltr';
  const elements = [...document.querySelectorAll('*')].filter((each) => each instanceof LitElement);
  // An element follows its own language at once, the page's with its next update.
  for (const element of elements) element.lang = lang;
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  await document.fonts.ready;
  await standStill(document.body);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/**
 * Takes a picture of what stands on the page: the whole window where a drawer or a note lies over it.
 * @throws {Error} when it is not as it should be.
 */
export async function photograph(name: string): Promise<void> {
  const badge = document.querySelector('peppered-cart-badge');
  const isWhole =
    document.querySelector('peppered-cart[drawer]') ?? badge?.shadowRoot?.querySelector('.note');
  const clip = isWhole ? new DOMRect(0, 0, innerWidth, innerHeight) : rectOf('main');
  // What hangs below a badge lies over what follows.
  if (badge) clip.height = Math.max(clip.height, 96);
  const options = { name, clip, beyond: !isWhole };
  const problem = await executeServerCommand<string, object>('photograph', options);
  if (problem) throw new Error(problem);
}

function rectOf(selector: string): DOMRect {
  const { left, top, width, height } =
    document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  return new DOMRect(
    Math.floor(left + scrollX),
    Math.floor(top + scrollY),
    Math.ceil(width),
    Math.ceil(height),
  );
}
