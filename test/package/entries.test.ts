import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesBelow, manifest, read } from './package-files.js';

/** Imports modules in a Node of their own, which has no DOM, and returns what they export. */
function importInNode(...specifiers: string[]): string[][] {
  const script = `
    const modules = await Promise.all(${JSON.stringify(specifiers)}.map((name) => import(name)));
    console.log(JSON.stringify(modules.map((module) => Object.keys(module))));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[][];
}

/** They cost nothing at run time: there is nothing to import. */
const types = ['./jsx', './react', './preact', './solid', './vue', './svelte'];
const entries = Object.keys(manifest.exports).filter(
  (entry) => !/\*|\.json$/.test(entry) && !types.includes(entry),
);
const specifiers = entries.map((entry) => entry.replace('.', manifest.name));

describe('entry points', () => {
  it('are those that the documentation names', () => {
    assert.deepEqual(Object.keys(manifest.exports), [
      '.',
      './define',
      './define/cart-badge',
      './define/cart',
      './define/checkout',
      './client',
      './orders',
      './gateway',
      ...types,
      './gateway/durable-object',
      './cdn/*',
      './custom-elements.json',
      './package.json',
    ]);
  });

  it('import in Node, by their public names, without a DOM', () => {
    // Of this one the other half is in Cloudflare's runtime.
    const inNode = specifiers.filter((specifier) => !specifier.endsWith('/durable-object'));
    assert.equal(importInNode(...inNode).length, entries.length - 1);
  });

  it('offer the classes at the root and the functions of the client', () => {
    const [root = [], client = []] = importInNode('peppered-cart', 'peppered-cart/client');
    for (const name of ['getCart', 'configureCart']) assert.ok(root.includes(name), name);
    for (const name of ['createApi', 'getCart', 'checkout']) assert.ok(client.includes(name), name);
  });

  it('have types beside their code', () => {
    for (const entry of entries) {
      const conditions = manifest.exports[entry];
      assert.ok(typeof conditions === 'object', entry);
      for (const file of Object.values(conditions)) assert.ok(existsSync(file), file);
    }
  });

  it('are nothing but types for frameworks', () => {
    for (const entry of types) {
      const file = `./dist/types/${entry.slice(2)}.d.ts`;
      assert.deepEqual(manifest.exports[entry], { types: file });
      assert.ok(existsSync(file), file);
      assert.ok(!existsSync(file.replace('.d.ts', '.js')), file);
    }
  });

  it('have the script-tag files under ./cdn', () => {
    for (const name of ['peppered-cart.js', 'peppered-cart.iife.js', 'peppered-cart-badge.js']) {
      assert.ok(existsSync(`dist/cdn/${name}`), name);
    }
  });
});

describe('the commands', () => {
  for (const [name, file] of Object.entries(manifest.bin))
    it(`${name} is built, and runs`, () => {
      assert.match(read(file), /^#!\/usr\/bin\/env node\n/);
      const output = execFileSync(process.execPath, [file, '--version'], { encoding: 'utf8' });
      assert.equal(output, `${manifest.version}\n`);
    });

  it('bring their database along, which no entry imports', () => {
    assert.ok(Object.keys(manifest.dependencies).includes('node-sqlite3-wasm'));
    const importing = filesBelow('dist')
      .filter((file) => file.endsWith('.js'))
      .filter((file) => read(file).includes('node-sqlite3-wasm'));
    assert.deepEqual(importing, [
      'dist/orders/targets/database.js',
      'dist/orders/targets/sqlite.js',
      'dist/server/gateway.js',
      'dist/server/sandbox.js',
      'dist/server/server.js',
    ]);
  });
});

describe('sideEffects', () => {
  const marked = filesBelow('dist').filter((file) => manifest.sideEffects.includes(`./${file}`));

  it('names every module that defines an element', () => {
    const defining = filesBelow('dist')
      .filter((file) => file.endsWith('.js') && !file.startsWith('dist/cdn/'))
      .filter((file) => read(file).includes('customElements.define('));
    assert.deepEqual(defining, [
      'dist/elements/cart-badge/define.js',
      'dist/elements/cart/define.js',
      'dist/elements/checkout/define.js',
    ]);
    assert.deepEqual([...defining, 'dist/define.js'].sort(), marked.sort());
  });

  it('covers the script-tag files and nothing that does not exist', () => {
    const others = manifest.sideEffects.filter((file) => !marked.includes(file.slice(2)));
    assert.deepEqual(others, ['./dist/cdn/**/*.js']);
  });

  it('is true: no other module imports a define file', () => {
    for (const file of filesBelow('dist')) {
      if (!file.endsWith('.js') || file.startsWith('dist/cdn/') || file === 'dist/define.js')
        continue;
      assert.doesNotMatch(read(file), /from ['"].*define\.js['"]|import ['"]/, file);
    }
  });
});
