import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

const styles = raw(`
  :root { color-scheme: light dark; --ink: light-dark(#1b2330, #e9edf3); --paper: light-dark(#fff, #1a212c);
    --ground: light-dark(#eef1f5, #10151c); --line: light-dark(#d5dbe4, #364254);
    --accent: light-dark(#0a5c55, #6fd3c8); --on-accent: light-dark(#fff, #06201d); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
    font: 1.0625rem/1.5 system-ui, sans-serif; }
  header { padding: 1rem; background: var(--accent); color: var(--on-accent); font-weight: 700;
    text-align: center; }
  main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: var(--paper);
    border: 1px solid var(--line); border-radius: .75rem; }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.2; }
  dl { display: grid; grid-template-columns: 1fr auto; gap: .5rem 1rem; margin: 0; }
  dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
  ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 1rem; }
  li { padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
  .amount { font-size: 1.5rem; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .note { margin: 1.5rem 0 0; font-size: .875rem; opacity: .8; }
  form { display: grid; gap: .75rem; margin-top: 1.5rem; }
  form p { margin: 0; }
  button { min-height: 3rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: inherit;
    background: none; border: 1px solid currentColor; border-radius: .5rem; cursor: pointer; }
  button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
  @media (max-width: 32rem) { main { margin: 0; border-width: 0 0 1px; border-radius: 0; } }
`);

interface Head {
  lang?: string;
  dir?: string;
  title: string;
  /** Whose page it is. */
  owner: string;
}

/** A whole page, in Dutch unless it says otherwise, with its styles and without a script. */
export function layout(
  { lang = 'nl', dir = 'ltr', title, owner }: Head,
  content: HtmlEscapedString | Promise<HtmlEscapedString>,
) {
  return html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <header>${owner}</header>
        <main>${content}</main>
      </body>
    </html>`;
}
