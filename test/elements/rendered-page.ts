import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import '../../src/define.js';

/** A page with a header, a cart and a checkout as a server renders them; each has these attributes. */
export async function renderPage(attributes: ReadonlyMap<string, string>): Promise<string> {
  const shop = [...attributes].map(([name, value]) => `${name}="${value}"`).join(' ');
  const elements = `
    <peppered-cart-badge ${shop}><a href="#cart">Mandje</a></peppered-cart-badge>
    <peppered-cart ${shop}><span slot="heading">Jouw mandje</span></peppered-cart>
    <peppered-checkout ${shop}></peppered-checkout>`;
  const rendered = await collectResult(render(html`${unsafeStatic(elements)}`));
  return `<!doctype html><html lang="nl"><title>Rendered</title><main>${rendered}</main></html>`;
}
