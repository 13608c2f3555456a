/**
 * Makes a release: `npm run release [-- version]`, by default of the version in `package.json`. Writes version, day and pinned
 * script tags, runs `npm test`, and puts what is published into `release`: see `assemble`. It commits and publishes nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, dated, naming, notesOf, withVersion } from './release-files.mjs';

const shell = process.platform === 'win32';
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', shell });
const change = (file, edit) => writeFileSync(file, edit(readFileSync(file, 'utf8')));

const { version: before } = JSON.parse(readFileSync('package.json', 'utf8'));
const version = process.argv[2] ?? before;

try {
  check();
  write();
  npm('test');
  const folder = 'release';
  rmSync(folder, { recursive: true, force: true });
  const installed = join(tmpdir(), `peppered-cart-${version}`);
  const tarball = await assemble(folder, installed);
  rmSync(installed, { recursive: true });
  console.log(`
${tarball} is ready, with its notes, SBOM and provenance beside it. Commit what has changed, tag it v${version}, and publish that file,
in a workflow of the repository so that the registry signs where it was made: npm publish ${tarball} --provenance`);
} catch (error) {
  console.error(
    `${error.message}\nNothing is released. Where files were changed, "git restore ." puts them back.`,
  );
  process.exitCode = 1;
}

/** @throws before anything is written, with what to do. */
function check() {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    throw new Error(`"${version}" is not a version. Write it as 1.2.3.`);
  if (git('status', '--porcelain'))
    throw new Error('The working tree has changes. Commit them, or put them aside.');
  if (git('tag', '--list', `v${version}`))
    throw new Error(`${version} is released: there is a tag v${version}. Choose another version.`);
  notesOf(readFileSync('CHANGELOG.md', 'utf8'), version);
}

function write() {
  npm('version', version, '--no-git-tag-version', '--allow-same-version', '--ignore-scripts');
  for (const file of naming) change(file, (text) => withVersion(text, before, version));
  const day = new Date().toISOString().slice(0, 10);
  change('CHANGELOG.md', (text) => dated(text, version, day));
  npm('run', 'analyze');
  npm('run', 'build');
  execFileSync(process.execPath, ['scripts/integrity.mjs'], { stdio: 'inherit' });
}
