import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { homedir } from 'node:os';
import { before, describe, it } from 'node:test';
import { read } from './package-files.js';

interface Packed {
  files: { path: string }[];
}

describe('the published package', () => {
  let files: string[];

  before(() => {
    const output = execSync('npm pack --dry-run --json --ignore-scripts', {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = JSON.parse(output) as Packed[];
    assert.ok(packed);
    files = packed.files.map(({ path }) => path);
  });

  it('has the build, the manifest, the editor data and the documents, and nothing else', () => {
    const outsideDist = files.filter((file) => !file.startsWith('dist/')).sort();
    assert.deepEqual(outsideDist, [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'custom-elements.json',
      'package.json',
      'vscode.css-custom-data.json',
      'vscode.html-custom-data.json',
      'web-types.json',
    ]);
  });

  it('has code, types and source maps in dist, each map beside its code', () => {
    const dist = files.filter((file) => file.startsWith('dist/'));
    assert.deepEqual(
      dist.filter((file) => !/\.(js|js\.map|d\.ts)$/.test(file)),
      [],
    );
    for (const file of dist) {
      if (file.endsWith('.map')) assert.ok(dist.includes(file.slice(0, -'.map'.length)), file);
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

describe('the lock file', () => {
  it('names no registry', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved":/);
  });
});
