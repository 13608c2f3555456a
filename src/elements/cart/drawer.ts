import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { CartCloseEvent, CartOpenEvent, fire } from '../../store/events.js';
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

  constructor(host: DrawerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdated(): void {
    const isOpen = this.#host.drawer && this.#host.open;
    if (isOpen !== this.#wasOpen) this.#follow();
    this.#wasOpen = isOpen;
  }

  hostDisconnected(): void {
    unlockScroll(this);
  }

  /** Opens the drawer, unless the page cancels that. `opener` gets the focus back where the browser knows of none. */
  show(opener: EventTarget | null = null): void {
    const host = this.#host;
    if (!host.drawer || host.open) return;
    this.#opener = opener;
    host.open = host.dispatchEvent(new CartOpenEvent());
  }

  close = (): void => {
    this.#host.open = false;
  };

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  /** A dialog that is moved with its element stays open, but leaves the top layer. */
  #follow(): void {
    const dialog = this.#dialog;
    if (!this.#host.open || !dialog) {
      dialog?.close();
      unlockScroll(this);
    } else if (dialog.isConnected && !dialog.matches(':modal')) {
      dialog.open = false;
      dialog.showModal();
      dialog.querySelector('h2')?.focus();
      lockScroll(this);
    }
  }

  #closed = (): void => {
    // It tells of its closing later on, and may be open again by then.
    if (this.#dialog?.open) return;
    this.close();
    this.#returnFocus();
    fire(new CartCloseEvent(), this.#host);
  };

  /** The browser has given it back, unless what had it is gone, or a click gave it to nothing: then it is still here. */
  #returnFocus(): void {
    const badge = document.querySelector('peppered-cart-badge');
    const link = badge?.querySelector('a, button') ?? badge?.shadowRoot?.querySelector('a, button');
    for (const element of [this.#opener, link]) {
      const { activeElement, body } = document;
      if (activeElement !== body && activeElement !== this.#host) return;
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    }
  }

  #pressed = (event: MouseEvent): void => {
    this.#pressedBeside = isBeside(event);
  };

  /** Text that is selected to beyond the edge is no wish to close. */
  #clicked = (event: MouseEvent): void => {
    if (this.#pressedBeside && isBeside(event)) this.close();
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
