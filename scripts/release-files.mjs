/** What `npm run release` makes of a version, without what it asks of git. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** @type {(folder: string, ...args: string[]) => Promise<string>} */
const npm = async (folder, ...args) =>
  (await execute('npm', args, { cwd: folder, shell: process.platform === 'win32' })).stdout;

/**
 * What the changelog says of a version.
 * @type {(changelog: string, version: string) => string}
 * @throws when it says nothing.
 */
export function notesOf(changelog, version) {
  const section = changelog
    .split(/^## /m)
    .find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
  const notes = section?.slice(section.indexOf('\n')).trim();
  if (notes) return notes;
  throw new Error(
    `CHANGELOG.md says nothing of ${version}: write what its users find new, below "## ${version} — unreleased".`,
  );
}

/**
 * The changelog with the day on which a version came out.
 * @type {(changelog: string, version: string, day: string) => string}
 */
export const dated = (changelog, version, day) =>
  changelog.replace(`## ${version} — unreleased`, `## ${version} — ${day}`);

/** Files that name the version beside `package.json`. */
export const naming = [
  'README.md',
  'docs/gateway.md',
  'examples/server/Dockerfile',
  'examples/server/gateway.json',
  'wordpress/peppered-cart.php',
  'wordpress/readme.txt',
];

/**
 * The text of such a file for another version.
 * @type {(text: string, from: string, to: string) => string}
 */
export function withVersion(text, from, to) {
  const [whole, minor] = [from, minorOf(from)].map((version) => version.replaceAll('.', '\\.'));
  return text
    .replace(
      new RegExp(`(Stable tag: |Version: +|VERSION = '|/cdn/)${whole}(?![\\w.-])`, 'g'),
      `$1${to}`,
    )
    .replace(new RegExp(`(peppered-cart@)${minor}(?![\\w.-])`, 'g'), `$1${minorOf(to)}`);
}

/** @type {(version: string) => string} */
const minorOf = (version) => version.split('.', 2).join('.');

/**
 * Packs what is built into `folder`, installs it into the empty folder `installed` as a user does, and writes beside the tarball
 * what that brings along (`sbom.json`, CycloneDX), of what commit it was made (`provenance.json`, SLSA, without a signature: that
 * is `npm publish --provenance`'s) and what is new (`notes.md`). Resolves with the path of the tarball.
 * @type {(folder: string, installed: string) => Promise<string>}
 */
export async function assemble(folder, installed) {
  await mkdir(folder, { recursive: true });
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8'));
  const packed = await npm('.', 'pack', '--ignore-scripts', '--pack-destination', resolve(folder));
  const tarball = resolve(folder, packed.trim());
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  const project = { name: `with-${name}`, version, private: true };
  await writeFile(join(installed, 'package.json'), JSON.stringify(project));
  // The bill names packages, and not where this machine has them from.
  await writeFile(join(installed, '.npmrc'), 'omit-lockfile-registry-resolved=true\n');
  await npm(installed, 'install', tarball, '--prefer-offline', '--no-audit', '--no-fund');
  const [bill, provenance, changelog] = await Promise.all([
    npm(installed, 'sbom', '--sbom-format', 'cyclonedx'),
    provenanceOf(tarball, `${name}-${version}.tgz`),
    readFile('CHANGELOG.md', 'utf8'),
  ]);
  const write = (/** @type {string} */ file, /** @type {string} */ text) =>
    writeFile(join(folder, file), text);
  await write('sbom.json', bill);
  await write('provenance.json', `${JSON.stringify(provenance, null, 2)}\n`);
  await write('notes.md', `${notesOf(changelog, version)}\n`);
  return tarball;
}

/** @type {(tarball: string, name: string) => Promise<object>} */
async function provenanceOf(tarball, name) {
  const repository = 'git+https://github.com/peppered-cart/peppered-cart';
  const { stdout } = await execute('git', ['rev-parse', 'HEAD']);
  /** @type {(file: string) => Promise<string>} */
  const sha512 = async (file) =>
    createHash('sha512')
      .update(await readFile(file))
      .digest('hex');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha512: await sha512(tarball) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `${repository}/blob/main/scripts/release.mjs`,
        externalParameters: { command: 'npm run release' },
        internalParameters: { node: process.version },
        resolvedDependencies: [
          { uri: repository, digest: { gitCommit: stdout.trim() } },
          { uri: 'package-lock.json', digest: { sha512: await sha512('package-lock.json') } },
        ],
      },
      runDetails: { builder: { id: `${repository}/blob/main/scripts/release.mjs` } },
    },
  };
}
