/**
 * Prints the size of every script-tag file, and of what each kind of page loads. Fails when one is over its
 * budget, when a file carries what it should leave to another, or when the client reaches Lit or the DOM.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import { transform } from 'esbuild';

/**
 * Bytes after brotli at quality 11; a file must stay under its number. The goals are 18,000 for `peppered-cart.js`
 * and 10,000 for `peppered-cart-badge.js`, which every page pays; neither is reached yet. The classic file has everything, because
 * a site's optimiser that moves, joins or inlines scripts would leave chunks behind; it is as large as that is.
 */
const budgets = {
  'peppered-cart.js': 22_490,
  'chunks/cart.js': 10_110,
  'chunks/checkout.js': 9_220,
  'chunks/shared.js': 2_890,
  'chunks/data-layer.js': 1_880,
  'peppered-cart-badge.js': 11_340,
  'chunks/store.js': 7_310,
  'peppered-cart.iife.js': 41_130,
};

/** What a visitor pays whose first page is such a one. The checkout is hardly ever the first. */
const pages = [
  {
    page: 'programme with a drawer',
    files: ['peppered-cart.js', 'chunks/shared.js', 'chunks/cart.js'],
    budget: 35_430,
  },
  {
    page: 'checkout',
    files: ['peppered-cart.js', 'chunks/shared.js', 'chunks/checkout.js'],
    budget: 34_550,
  },
  {
    page: 'badge alone, with a cart',
    files: ['peppered-cart-badge.js', 'chunks/store.js'],
    budget: 18_620,
  },
];

/** What a file leaves to others. */
const leaks = {
  'peppered-cart.js':
    /\/src\/elements\/(cart|checkout)\/|\/(views|styles)\.ts$|\/(checkout|orders|order-schemas|nl-\w+)\.ts$|\/data-layer\/|\/@lit\/task\//,
  'chunks/cart.js':
    /\/src\/(api|store|page|elements\/(?!cart\/))|\/node_modules\/(?!lit-html\/directive)/,
  'chunks/shared.js': /\/src\/(store|page|elements\/(?!shared\/))|\/node_modules\//,
  'chunks/checkout.js':
    /\/src\/(store\/(?!orders\.|order-phase\.)|page|elements\/(?!checkout\/))|\/(lit|lit-html|lit-element|valibot)\//,
  'chunks/data-layer.js': /\/src\/(?!store\/data-layer\/)|\/node_modules\//,
  'peppered-cart-badge.js':
    /\/src\/elements\/(cart|checkout)\/|\/@lit\/task\/|\/valibot\/|\/store\/(store|state)\.ts$/,
  'chunks/store.js': /\/src\/(elements|page|i18n)\/|\/node_modules\/(?!valibot\/)/,
};

const failures = [];
const sizes = new Map();

const number = (value) => value.toLocaleString('en').padStart(7);
const report = (name, size, budget) => {
  const of = budget ? ` of ${number(budget)}` : '';
  console.log(`${name.padEnd(32)}${number(size)}${of} bytes with brotli`);
  if (budget && size >= budget) failures.push(`${name}: must stay under ${budget} bytes.`);
};

const files = readdirSync('dist/cdn', { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'));
for (const file of [...new Set([...Object.keys(budgets), ...files])]) {
  const code = readFileSync(`dist/cdn/${file}`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  sizes.set(file, brotliCompressSync(code, { params }).length);
  report(file, sizes.get(file), budgets[file]);
  if (file.startsWith('chunks/') && !budgets[file]) failures.push(`${file} has no budget.`);
}
for (const { page, files, budget } of pages) {
  report(
    page,
    files.reduce((sum, file) => sum + sizes.get(file), 0),
    budget,
  );
}

const sourcesOf = (file) => JSON.parse(readFileSync(`dist/cdn/${file}.map`, 'utf8')).sources;
for (const [file, leak] of Object.entries(leaks)) {
  for (const source of sourcesOf(file)) {
    if (leak.test(source)) failures.push(`${file} carries ${source}.`);
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
