import { configureCart } from '../store/config.js';

/** Takes the page's settings from the first `<script data-client-name data-api-base …>`. */
export function configureFromScript(): void {
  const script = document.querySelector<HTMLScriptElement>('script[data-client-name]');
  if (!script) return;
  const { clientName, apiBase, cartId, currency } = script.dataset;
  configureCart({ clientName, apiBase, cartId, currency });
}
