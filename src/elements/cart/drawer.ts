import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { CartCloseEvent, CartOpenEvent, fire } from '../../store/events.js';
import { badges, canOpen, carts, hasBox, isShown } from '../shared/present.js';
import { followsLink, watchLeaving } from './leaving.js';
import { lockScroll, unlockScroll } from './scroll-lock.js';

/** An element whose content can lie over the page. */
interface DrawerHost extends ReactiveControllerHost, HTMLElement {
  readonly drawer: boolean;
  open: boolean;
}

/**
 * Shows its host's content in a native dialog, which follows the host's `open`. The focus goes to the
 * heading, from where a screen reader reads on, and comes back to what opened the dialog.
 */
export class Drawer implements ReactiveController {
  readonly #host: DrawerHost;
  #wasOpen = false;
  #opener: EventTarget | null = null;
  #pressedBeside = false;
  #unwatch: (() => void) | undefined;
  /** The visitor goes on from here: the focus is the next page's. */
  #isLeft = false;

  constructor(host: DrawerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    carts.add(this.#host);
    this.#follow();
  }

  hostUpdate(): void {
    if (!this.#wasOpen) this.#closeUnseen();
  }

  hostUpdated(): void {
    const isOpen = this.#host.drawer && this.#host.open;
    if (isOpen !== this.#wasOpen) this.#follow();
    this.#wasOpen = isOpen;
  }

  hostDisconnected(): void {
    carts.delete(this.#host);
    this.#free();
  }

  /** Opens the drawer where it is seen, unless the page cancels that. `opener` gets the focus back where the browser knows of none. */
  show(opener: EventTarget | null = null): void {
    const host = this.#host;
    if (!host.drawer || host.open || this.#isUnseen) return;
    this.#opener = opener;
    host.open = host.dispatchEvent(new CartOpenEvent());
  }

  /** Opens the drawer for what happened in the cart, which one drawer shows. */
  showAlone(opener?: EventTarget | null): void {
    if (![...carts].some(({ drawer, open }) => drawer && open)) this.show(opener);
  }

  close = (): void => {
    this.#host.open = false;
  };

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  get #isUnseen(): boolean {
    const host = this.#host;
    if (!host.isConnected || canOpen(host)) return false;
    // Without a box of its own, it can be told only from what it renders.
    return !!this.#dialog || getComputedStyle(host).display !== 'contents';
  }

  /** It would make the page inert, and nobody could close it. */
  #closeUnseen(): void {
    const { drawer, open } = this.#host;
    if (drawer && open && this.#isUnseen) this.close();
  }

  /** A dialog that is moved with its element stays open, but leaves the top layer. */
  #follow(): void {
    const dialog = this.#dialog;
    if (dialog) this.#closeUnseen();
    if (!this.#host.open || !dialog) {
      dialog?.close();
      this.#free();
    } else if (dialog.isConnected && !dialog.matches(':modal')) {
      dialog.open = false;
      dialog.showModal();
      dialog.querySelector('h2')?.focus();
      lockScroll(this);
      this.#isLeft = false;
      this.#unwatch = watchLeaving(this.#leave);
      this.#closeWhenUnseen(dialog);
    }
  }

  /** Gives the page back to its visitor. */
  #free(): void {
    unlockScroll(this);
    this.#unwatch?.();
  }

  #leave = (): void => {
    this.#isLeft = true;
    this.close();
  };

  /** As when a phone is turned, and another header takes the place of the one that it stands in. */
  #closeWhenUnseen(dialog: HTMLDialogElement): void {
    new IntersectionObserver((_, observer) => {
      if (hasBox(dialog)) return;
      observer.disconnect();
      this.#closeUnseen();
    }).observe(dialog);
  }

  #closed = (): void => {
    // It tells of its closing later on, and may be open again by then.
    if (this.#dialog?.open) return;
    this.close();
    if (!this.#isLeft) this.#returnFocus();
    fire(new CartCloseEvent(), this.#host);
  };

  /** The browser has given it back, unless what had it is gone, or a click gave it to nothing: then it is still here. */
  #returnFocus(): void {
    const badge = [...badges].find(isShown);
    const link = badge?.querySelector('a, button') ?? badge?.shadowRoot?.querySelector('a, button');
    for (const element of [this.#opener, link]) {
      const { activeElement, body } = document;
      if (activeElement !== body && !this.#host.matches(':focus-within')) return;
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    }
  }

  #pressed = (event: MouseEvent): void => {
    this.#pressedBeside = isBeside(event);
  };

  #clicked = (event: MouseEvent): void => {
    if (followsLink(event)) this.#leave();
    // Text that is selected to beyond the edge is no wish to close.
    else if (this.#pressedBeside && isBeside(event)) this.close();
  };

  render(content: TemplateResult): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @close=${this.#closed}
      @pointerdown=${this.#pressed}
      @click=${this.#clicked}
    >
      ${content}
    </dialog>`;
  }
}

/** The dialog itself is hit on its edge and its scrollbar, too. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent): boolean {
  if (target !== currentTarget || !(target instanceof Element)) return false;
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
