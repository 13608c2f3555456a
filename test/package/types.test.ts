import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from '../../scripts/run.mjs';
import { installPackage, type Consumer, type Resolution, type Sources } from './consumer.js';
import { filesBelow, manifest, read } from './package-files.js';

const resolutions: Resolution[] = ['bundler', 'nodenext'];

let consumer: Consumer;
before(() => {
  consumer = installPackage();
});
after(() => consumer.remove());

/** What the documents leave to whoever copies from them. */
const yours = `
  declare global {
    function customerOf(request: Request): Promise<number | null>;
    function upsert(order: import('peppered-cart/orders').Order): Promise<void>;
    const cartId: string;
    const apiBase: string;
    const clientName: string;
  }
  export {};
`;

/** The code in a document. What is a framework's own (`tsx`, `vue`) needs that framework's types, and is left out. */
const snippetsOf = (document: string): [string, string][] =>
  Array.from(read(document).matchAll(/^```(?:js|ts)\n(.*?)^```$/gms), (match) => [
    `${document}, line ${String(match.input.slice(0, match.index).split('\n').length + 1)}`,
    `${match[1] ?? ''}\nexport {};`,
  ]);

/** What a framework's own checker has against the files of a project. */
async function complain(
  tool: string,
  options: string[],
): Promise<{ file: string; line: number }[]> {
  const { ok, output } = await run(`node node_modules/${tool} ${options.join(' ')}`);
  const complaints = Array.from(
    output.matchAll(/([\w-]+\.(?:tsx|vue|svelte))(?:\(|" )(\d+)/g),
    ([, file = '', line]) => ({ file, line: Number(line) }),
  );
  if (!ok && complaints.length === 0) throw new Error(`${tool} failed: ${output}`);
  return complaints;
}

const documents = ['README.md', ...filesBelow('docs')].filter((file) => file.endsWith('.md'));
/** What is deeper is a framework's own, and needs that framework's types. */
const examples = filesBelow('examples').filter((file) =>
  /^examples\/[^/]+\/[^/]+\.[cm]?[jt]s$/.test(file),
);

describe('the code in the documents, under strict,', () => {
  const copied = [
    ...documents.flatMap(snippetsOf),
    ...examples.map((file): [string, string] => [file, read(file)]),
  ];
  const extension = (name: string) => (name.endsWith('js') ? 'mjs' : 'mts');
  // Examples import each other by name.
  const fileOf = (index: number, name: string) =>
    examples.includes(name) ? basename(name) : `copied-${String(index)}.${extension(name)}`;
  let complaints: Map<string, string[]>;

  before(() => {
    const sources: Sources = { 'yours.d.ts': yours };
    for (const [index, [name, code]] of copied.entries()) sources[fileOf(index, name)] = code;
    complaints = consumer.compile(sources, 'nodenext');
  });

  for (const [index, [name]] of copied.entries())
    it(`compiles: ${name}`, () => {
      assert.deepEqual(complaints.get(fileOf(index, name)), undefined);
    });
});

describe('the types for frameworks', () => {
  const folder = 'test/package/frameworks';
  const complaints = new Map<string, number[]>();
  const about = (file: string) => complaints.get(file) ?? [];

  before(async () => {
    const project = consumer.copy(folder);
    const found = await Promise.all([
      complain('vue-tsc/bin/vue-tsc.js', ['--project', project, '--pretty', 'false']),
      complain('svelte-check/bin/svelte-check', [
        ...['--workspace', project, '--tsconfig', './tsconfig.json'],
        ...['--output', 'machine', '--diagnostic-sources', 'js,svelte'],
      ]),
    ]);
    for (const { file, line } of found.flat()) complaints.set(file, [...about(file), line]);
  });

  for (const file of ['react.tsx', 'preact.tsx', 'solid.tsx', 'vue.vue', 'svelte.svelte'])
    it(`take what is right, and refuse what is marked as wrong: ${file}`, () => {
      assert.deepEqual(about(file), []);
    });

  it('refuse every wrong element of Svelte, which has no mark for it in its markup', () => {
    const file = 'svelte-wrong.svelte';
    const lines = read(`${folder}/${file}`).split('\n');
    const wrong = lines.flatMap((line, at) => (line.startsWith('<peppered-') ? [at + 1] : []));
    assert.deepEqual(about(file), wrong);
  });
});

describe('importing a definition is enough', () => {
  const events = `
    document.addEventListener('peppered-cart-add', ({ items }) => items[0]?.priceId.trim());
    document.addEventListener('peppered-cart-change', ({ state }) => state.numberOfItems.toFixed());
    document.addEventListener('peppered-error', ({ error }) => error.kind === 'network');
    document.body.addEventListener('peppered-checkout-redirect', ({ url }) => url.trim());
    window.addEventListener('peppered-order', ({ order }) => order?.orderKey?.trim());
  `;
  const uses = {
    'cart-badge': `document.querySelector('peppered-cart-badge')?.showAmount.valueOf();`,
    cart: `document.createElement('peppered-cart').show();`,
    checkout: `document.querySelector('peppered-checkout')?.submit().catch(() => {});`,
  };

  for (const resolution of resolutions) {
    it(`for the types of elements and events: ${resolution}`, () => {
      const all = `import '${manifest.name}/define'; ${Object.values(uses).join('')}${events}`;
      assert.deepEqual(consumer.compile({ 'all.ts': all }, resolution), new Map());
    });

    for (const [element, use] of Object.entries(uses))
      it(`for the types of elements and events: ${element}, ${resolution}`, () => {
        const one = `import '${manifest.name}/define/${element}'; ${use}${events}`;
        assert.deepEqual(consumer.compile({ 'one.ts': one }, resolution), new Map());
      });
  }
});
