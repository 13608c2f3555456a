import { css } from 'lit';

// What is printed is never locked. The room of a scrollbar stays, so that nothing moves sideways.
const root = css`
  @media screen {
    :root {
      overflow: hidden !important;
    }
  }
`.styleSheet;
const body = css`
  @media screen {
    body {
      overflow: hidden !important;
    }
  }
`.styleSheet;
const gutter = css`
  :where(:root) {
    scrollbar-gutter: stable;
  }
`.styleSheet;

const holders = new Set<object>();
let sheets: (CSSStyleSheet | undefined)[] = [];

/** Keeps the page from scrolling as long as anybody holds it. Style sheets leave no trace when they go. */
export function lockScroll(holder: object): void {
  if (!holders.size) {
    const { documentElement } = document;
    const hasScrollbar = innerWidth > documentElement.clientWidth;
    // As long as the root says nothing, the viewport takes the body's overflow.
    const isBodys = getComputedStyle(documentElement).overflow === 'visible';
    const isSet = getComputedStyle(document.body).overflow !== 'visible';
    sheets = [isBodys && isSet ? body : root, hasScrollbar ? gutter : undefined];
    const added = sheets.filter((sheet) => sheet !== undefined);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...added];
  }
  holders.add(holder);
}

export function unlockScroll(holder: object): void {
  if (!holders.delete(holder) || holders.size) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
    (sheet) => !sheets.includes(sheet),
  );
}
