/**
 * Prints the size of every script-tag bundle and fails when one is over its budget, when the badge
 * carries what only the other elements need, or when the client reaches Lit or the DOM.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import { transform } from 'esbuild';

/**
 * Bytes after brotli at quality 11; a bundle must stay under its number. The finished product stays under 18,000
 * bytes, the badge alone under 10,000.
 */
const budgets = {
  'peppered-cart.js': 22_900,
  'peppered-cart.iife.js': 22_900,
  'peppered-cart-badge.js': 14_000,
};

const failures = [];

const bundles = readdirSync('dist/cdn', { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))
  .sort();
for (const file of [...new Set([...Object.keys(budgets), ...bundles])]) {
  const code = readFileSync(`dist/cdn/${file}`);
  const size = brotliCompressSync(code, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;
  const budget = budgets[file];
  const of = budget ? ` of ${budget.toLocaleString('en')}` : '';
  console.log(
    `${file.padEnd(26)} ${size.toLocaleString('en').padStart(7)}${of.padEnd(10)} bytes with brotli, ${code.length.toLocaleString('en').padStart(7)} raw`,
  );
  if (budget && size >= budget) failures.push(`${file} must stay under ${budget} bytes.`);
}

const badge = JSON.parse(readFileSync('dist/cdn/peppered-cart-badge.js.map', 'utf8'));
for (const source of badge.sources) {
  if (/\/src\/elements\/(cart|checkout)\/|\/@lit\/task\//.test(source)) {
    failures.push(`The badge alone carries ${source}.`);
  }
}

const client = await rollup({ input: 'dist/client.js', external: (id) => /^[a-z@]/.test(id) });
const {
  output: [{ code, imports }],
} = await client.generate({});
for (const id of imports) {
  if (!['ofetch', 'valibot'].includes(id)) failures.push(`The client imports ${id}.`);
}
// Minified, so that no comment is taken for code.
const minified = await transform(code, { minify: true });
for (const [global] of minified.code.matchAll(/\b(document|window|customElements)\b/g)) {
  failures.push(`The client mentions ${global}.`);
}

for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
