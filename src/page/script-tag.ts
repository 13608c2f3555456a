import { configureCart } from '../store/config.js';

/** Takes the page's settings from the first `<script data-client-name data-api-base …>`. */
export function configureFromScript(): void {
  const script = document.querySelector<HTMLScriptElement>('script[data-client-name]');
  if (script) configureCart({ dataLayer: script.dataset.layer, ...script.dataset });
}
