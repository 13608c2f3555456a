import { css } from 'lit';

/** The cart as a drawer over the page; on a phone, as a sheet from below. */
export const drawerStyles = css`
  dialog {
    --_away: 2rem 0;
    --_edge: clamp(1rem, 5vw, 2rem);
    --_surface: var(--peppered-surface, Canvas);
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    width: min(28rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    /* Seen where the system's colours replace the shadow. */
    border: 1px solid transparent;
    overflow: auto;
    overscroll-behavior: contain;
    color: var(--peppered-text, CanvasText);
    background: var(--_surface);
    box-shadow: 0 0 4rem rgb(0 0 0 / 0.3);
    /* What a header says of its own text, or a menu that is closed. */
    text-align: start;
    text-transform: none;
    white-space: normal;
    visibility: visible;
  }
  dialog:dir(rtl) {
    --_away: -2rem 0;
  }
  dialog > .stack {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    padding: max(1rem, env(safe-area-inset-top)) max(var(--_edge), env(safe-area-inset-right))
      max(1rem, env(safe-area-inset-bottom)) max(var(--_edge), env(safe-area-inset-left));
  }
  /* It has the focus so that reading begins there; nothing can be done with it. */
  dialog h2 {
    outline: none;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  /* Where there is room for it, what leads on stays in sight, and nothing that has the focus lies below it. */
  @media (min-height: 30rem) {
    dialog {
      scroll-padding-block: 7rem 9rem;
    }
    dialog header,
    dialog .foot {
      position: sticky;
      z-index: 1;
      background: var(--_surface);
    }
    dialog header {
      inset-block-start: 0;
      margin-block-start: calc(-1 * max(1rem, env(safe-area-inset-top)));
      padding-block: max(1rem, env(safe-area-inset-top)) 0.5rem;
    }
    dialog .foot {
      inset-block-end: 0;
      padding-block-end: max(1rem, env(safe-area-inset-bottom));
      margin-block-end: calc(-1 * max(1rem, env(safe-area-inset-bottom)));
    }
  }
  @media (max-width: 32rem) {
    dialog {
      --_away: 0 2rem;
      inset: auto 0 0;
      width: 100%;
      height: auto;
      max-height: 92dvh;
      border-radius: 1rem 1rem 0 0;
    }
    dialog:dir(rtl) {
      --_away: 0 2rem;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog,
    dialog::backdrop {
      transition: 0.25s cubic-bezier(0.2, 0.7, 0.2, 1);
      transition-property: opacity, translate, display, overlay;
      transition-behavior: allow-discrete;
    }
    dialog:not([open]),
    dialog:not([open])::backdrop {
      opacity: 0;
      pointer-events: none;
    }
    dialog:not([open]) {
      translate: var(--_away);
    }
    @starting-style {
      dialog[open],
      dialog[open]::backdrop {
        opacity: 0;
      }
      dialog[open] {
        translate: var(--_away);
      }
    }
  }
`;
