import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { assemble, dated, naming, notesOf, withVersion } from '../../scripts/release-files.mjs';
import { runToEnd, startCommand } from '../server/command.js';
import { filesBelow, manifest, read } from './package-files.js';

const Bill = v.object({ components: v.array(v.object({ name: v.string(), version: v.string() })) });
const Provenance = v.object({
  subject: v.tuple([v.object({ name: v.string(), digest: v.object({ sha512: v.string() }) })]),
});

describe('a release, installed into an empty folder,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peppered-release-'));
  const installed = join(folder, 'installed');
  const command = (name: keyof typeof manifest.bin) =>
    join(installed, 'node_modules/peppered-cart', manifest.bin[name] ?? '');
  let tarball: string;
  before(async () => {
    tarball = await assemble(folder, installed);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('brings the elements, the client and a database in one file along, and no server or framework', () => {
    const packages = filesBelow(join(installed, 'node_modules')).flatMap((file) => {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^@/]+)\/package\.json$/.exec(file) ?? [];
      return name ? [name] : [];
    });
    const names = [
      '@lit-labs/ssr-dom-shim',
      '@lit/reactive-element',
      '@lit/task',
      '@types/trusted-types',
      'destr',
      'lit',
      'lit-element',
      'lit-html',
      'node-fetch-native',
      'node-sqlite3-wasm',
      'ofetch',
      'peppered-cart',
      'ufo',
      'valibot',
    ];
    assert.deepEqual(packages.sort(), names);
    const { components } = v.parse(Bill, JSON.parse(read(join(folder, 'sbom.json'))));
    assert.deepEqual(components.map(({ name }) => name).sort(), names);
    assert(
      components.some(
        ({ name, version }) => name === manifest.name && version === manifest.version,
      ),
    );
  });

  it('has elements, a client and a gateway that can be imported', () => {
    const script = `await import('peppered-cart/define');
      for (const tag of ['peppered-cart-badge', 'peppered-cart', 'peppered-checkout'])
        if (!customElements.get(tag)) throw new Error(tag);
      for (const entry of ['client', 'orders', 'gateway']) await import('peppered-cart/' + entry);`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: installed });
  });

  it('has types that compile, with what they name', () => {
    const code = `import { getCart, PepperedCart } from 'peppered-cart';
      import 'peppered-cart/define';
      import { createApi } from 'peppered-cart/client';
      export const cart: PepperedCart = document.createElement('peppered-cart');
      export const amount: number = getCart().state.amount;
      // @ts-expect-error: a shop has a name.
      createApi({ apiBase: '/tickets' });`;
    writeFileSync(join(installed, 'page.ts'), code);
    const lib = ['es2023', 'dom', 'dom.iterable'];
    const options = { strict: true, noEmit: true, target: 'es2022', module: 'nodenext', lib };
    const project = { compilerOptions: { ...options, types: [] }, files: ['page.ts'] };
    writeFileSync(join(installed, 'tsconfig.json'), JSON.stringify(project));
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler], {
      cwd: installed,
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
  });

  it('has three commands that start', async (t) => {
    const [gateway, , orders] = await Promise.all([
      startCommand(t, {
        name: command('peppered-gateway'),
        args: ['--sandbox', '--port', '0', '--config', join(installed, 'gateway.json')],
        ready: /"listening".*\n/,
      }),
      startCommand(t, {
        name: command('peppered-sandbox'),
        args: ['--port', '0'],
        ready: /all well again.*\n/,
      }),
      runToEnd(command('peppered-orders'), ['--help']),
    ]);
    assert.equal(orders.exitCode, 0);
    const [, origin] = /"listening":"([^"]+)"/.exec(gateway.said) ?? [];
    assert(origin);
    const response = await fetch(`${origin}/cdn/peppered-cart.js`);
    assert.equal(await response.text(), read('dist/cdn/peppered-cart.js'));
  });

  it('says what is new, and of what the tarball is', () => {
    assert.equal(basename(tarball), `peppered-cart-${manifest.version}.tgz`);
    const sha512 = createHash('sha512').update(readFileSync(tarball)).digest('hex');
    const { subject } = v.parse(Provenance, JSON.parse(read(join(folder, 'provenance.json'))));
    assert.deepEqual(subject, [{ name: basename(tarball), digest: { sha512 } }]);
    assert(read('CHANGELOG.md').includes(read(join(folder, 'notes.md')).trim()));
  });
});

describe('what a release writes', () => {
  const changelog =
    '# Changelog\n\n## 1.1.0 — unreleased\n\n- More.\n\n## 1.0.0 — 2026-01-01\n\n- All.\n';

  it('is the notes of one version, which must be there', () => {
    assert.equal(notesOf(changelog, '1.1.0'), '- More.');
    assert.equal(notesOf(changelog, '1.0.0'), '- All.');
    assert.throws(() => notesOf(changelog, '1.2.0'), /CHANGELOG.md says nothing of 1\.2\.0/);
    assert.throws(() => notesOf('## 1.2.0 — unreleased\n', '1.2.0'), /says nothing/);
  });

  it('is the day, once', () => {
    const released = dated(changelog, '1.1.0', '2026-12-01');
    assert.match(released, /^## 1\.1\.0 — 2026-12-01$/m);
    assert.equal(dated(released, '1.1.0', '2026-12-02'), released);
  });

  for (const file of naming)
    it(`is the version in ${file}`, () => {
      const text = read(file);
      const next = withVersion(text, manifest.version, '7.8.9');
      assert.match(next, /7\.8/);
      assert.doesNotMatch(
        next,
        new RegExp(`(peppered-cart@|Stable tag: |/cdn/)${manifest.version.slice(0, 3)}`),
      );
      assert.equal(withVersion(next, '7.8.9', manifest.version), text);
    });
});
