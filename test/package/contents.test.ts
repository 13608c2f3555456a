import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { filesBelow, packedFiles, read, type Manifest } from './package-files.js';

describe('the published package', () => {
  let files: string[];
  let unpackedSize: number;

  before(() => {
    ({ paths: files, unpackedSize } = packedFiles());
  });

  it('has the build, the manifest, the editor data, the documents and the examples, and nothing else', () => {
    const outsideDist = files.filter((file) => !file.startsWith('dist/')).sort();
    assert.deepEqual(outsideDist, [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'custom-elements.json',
      'docs/accessibility.md',
      'docs/frameworks.md',
      'docs/gateway.md',
      'docs/orders.md',
      'docs/script-tags.md',
      'docs/wordpress.md',
      'examples/gateway/astro/astro.config.mjs',
      'examples/gateway/astro/src/pages/tickets/[...path].js',
      'examples/gateway/cloudflare/worker.mjs',
      'examples/gateway/cloudflare/wrangler.jsonc',
      'examples/gateway/express.mjs',
      'examples/gateway/fastify.mjs',
      'examples/gateway/gateway.mjs',
      'examples/gateway/hono.mjs',
      'examples/gateway/next/app/tickets/[...path]/route.js',
      'examples/gateway/next/next.config.mjs',
      'examples/gateway/node-http.mjs',
      'examples/gateway/nuxt/server/routes/tickets/[...path].js',
      'examples/gateway/sveltekit/src/routes/tickets/[...path]/+server.js',
      'examples/gateway/sveltekit/vite.config.js',
      'examples/postgresql/schema.sql',
      'examples/postgresql/sync-orders.mjs',
      'examples/server/Dockerfile',
      'examples/server/compose.yaml',
      'examples/server/gateway.json',
      'gateway.schema.json',
      'package.json',
      'vscode.css-custom-data.json',
      'vscode.html-custom-data.json',
      'web-types.json',
    ]);
  });

  it('has code, types and the notices of what is bundled in dist, and names no source map that is not there', () => {
    const dist = files.filter((file) => file.startsWith('dist/'));
    assert.deepEqual(dist.filter((file) => !/\.(js|d\.ts)$/.test(file)).sort(), [
      'dist/cdn/THIRD-PARTY-NOTICES.txt',
      'dist/server/THIRD-PARTY-NOTICES.txt',
    ]);
    for (const file of dist.filter((name) => name.endsWith('.js')))
      assert.doesNotMatch(read(file), /sourceMappingURL/, file);
  });

  it('is no larger than it must be, the commands with their servers included', () => {
    assert.ok(unpackedSize < 1_380_000, String(unpackedSize));
  });

  it('has a notice with the licence of every package that its files were bundled from', () => {
    const bundled = { cdn: ['lit-html', 'valibot'], server: ['hono', 'prom-client'] };
    for (const [folder, names] of Object.entries(bundled)) {
      const notices = read(`dist/${folder}/THIRD-PARTY-NOTICES.txt`);
      for (const name of names) {
        const license = filesBelow(`node_modules/${name}`).find((file) =>
          file.includes('/LICENSE'),
        );
        assert.ok(license);
        const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as Manifest;
        assert.ok(notices.includes(`${name} ${version} (`), name);
        assert.ok(notices.includes(read(license).trim()), name);
      }
    }
  });

  it('names no path of the machine it was built on', () => {
    for (const file of files) {
      const text = read(file);
      for (const path of [process.cwd(), homedir()]) {
        assert.ok(!text.includes(path), `${file} contains ${path}`);
      }
    }
  });
});

describe('the links of the documents', () => {
  const documents = [
    'README.md',
    'docs/accessibility.md',
    'docs/frameworks.md',
    'docs/gateway.md',
    'docs/orders.md',
    'docs/script-tags.md',
    'docs/wordpress.md',
  ];

  for (const document of documents)
    it(`lead somewhere: ${document}`, () => {
      const links = Array.from(read(document).matchAll(/\]\(([^)\s]+)\)/g), ([, to = '']) => to);
      for (const link of links.filter((to) => !/^(https?:|#)/.test(to))) {
        const [path = ''] = link.split('#');
        assert.ok(existsSync(join(dirname(document), path)), `${document} links to ${link}`);
      }
    });

  it('are found from the registry too, which takes them for paths of the repository', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
    const at = 'https://github.com/peppered-cart/peppered-cart';
    assert.deepEqual(manifest.repository, { type: 'git', url: `git+${at}.git` });
    assert.equal(manifest.homepage, `${at}#readme`);
    assert.equal(manifest.bugs, `${at}/issues`);
  });
});

describe('the lock file', () => {
  it('names no registry', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved":/);
  });
});
