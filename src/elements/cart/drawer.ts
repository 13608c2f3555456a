import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { CartCloseEvent, CartOpenEvent } from '../../store/events.js';

/** An element whose content can lie over the page. */
interface DrawerHost extends ReactiveControllerHost, HTMLElement {
  readonly drawer: boolean;
  open: boolean;
}

/** Shows its host's content in a native dialog, which follows the host's `open`. */
export class Drawer implements ReactiveController {
  readonly #host: DrawerHost;
  #wasOpen = false;

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

  show(): void {
    const host = this.#host;
    if (!host.drawer || host.open) return;
    host.open = host.dispatchEvent(new CartOpenEvent());
  }

  close = (): void => {
    this.#host.open = false;
  };

  #closed = ({ currentTarget }: Event): void => {
    // It tells of its closing later on, and may be open again by then.
    if (currentTarget instanceof HTMLDialogElement && currentTarget.open) return;
    this.close();
    this.#host.dispatchEvent(new CartCloseEvent());
  };

  #backdropClicked = (event: Event): void => {
    if (event.target === event.currentTarget) this.close();
  };

  /** A dialog that is moved with its element stays open, but leaves the top layer. */
  #follow(): void {
    const dialog = this.#host.shadowRoot?.querySelector('dialog');
    if (!this.#host.open) dialog?.close();
    else if (dialog?.isConnected && !dialog.matches(':modal')) {
      dialog.open = false;
      dialog.showModal();
    }
  }

  render(content: TemplateResult): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @close=${this.#closed}
      @click=${this.#backdropClicked}
    >
      ${content}
    </dialog>`;
  }
}
