/**
 * Writes the version, and the hashes of the script files that are built, into `docs/script-tags.md`: `node scripts/integrity.mjs`.
 * A release does so; in between the page keeps those of the last one.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = 'docs/script-tags.md';
const address =
  /(peppered-cart@)[^/"]+(\/dist\/cdn\/)([\w./-]+\.js)("[^<>]*?"sha384-|": "sha384-)[\w+/=]*/g;

/**
 * A page with addresses of the CDN and hashes, for this version and the files in this folder.
 * @param {string} version
 * @param {string} folder
 * @param {string} text
 * @returns {string}
 */
export function pinTo(version, folder, text) {
  return text
    .replaceAll(address, (_, name, path, file, between) => {
      return `${name}${version}${path}${file}${between}${hashOf(`${folder}/${file}`)}`;
    })
    .replace(/`peppered-cart@[\d.]+` never/, `\`peppered-cart@${version}\` never`)
    .replace(/`peppered-cart@[\d.]+` is/, `\`peppered-cart@${version.replace(/\.\d+$/, '')}\` is`);
}

const hashOf = (file) => createHash('sha384').update(readFileSync(file)).digest('base64');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(page, pinTo(version, 'dist/cdn', readFileSync(page, 'utf8')));
}
