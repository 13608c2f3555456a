/**
 * Builds the WordPress plugin: `wordpress/cdn`, the scripts that it serves, and `dist/peppered-cart.zip`, which a site's owner
 * uploads. What is as it should be is not written again, so a site that runs from this tree may be visited meanwhile.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { run } from './run.mjs';
import { zip } from './zip.mjs';

const plugin = 'wordpress';
const archive = 'dist/peppered-cart.zip';

/** Every file below a folder, sorted, by its path from there. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();

const { ok, output } = await run('node scripts/build.mjs --if-needed');
if (!ok) {
  console.error(output);
  process.exit(1);
}

// With the notices of what is in them. The badge alone is never enough: any page may have an add button.
const scripts = new Map(
  filesIn('dist/cdn')
    .filter((file) => /\.(js|txt)$/.test(file) && file !== 'peppered-cart-badge.js')
    .map((file) => [file, readFileSync(join('dist/cdn', file))]),
);
const cdn = join(plugin, 'cdn');
mkdirSync(cdn, { recursive: true });
for (const file of filesIn(cdn)) if (!scripts.has(file)) rmSync(join(cdn, file));
for (const [file, code] of scripts) {
  const path = join(cdn, file);
  if (existsSync(path) && readFileSync(path).equals(code)) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/** Pictures for the plugin directory, and what only its developers use. */
const notForSites = ['assets', 'tests'];
const isForSites = (file) => {
  const folders = file.split(sep);
  return !notForSites.includes(folders[0]) && !folders.some((name) => name.startsWith('.'));
};
const inFolder = (file) => `peppered-cart/${file.replaceAll(sep, '/')}`;
const files = new Map(
  filesIn(plugin)
    .filter(isForSites)
    .map((file) => [inFolder(file), readFileSync(join(plugin, file))]),
);
files.set(inFolder('LICENSE'), readFileSync('LICENSE'));
const unfinished = `${archive}.${process.pid}`;
writeFileSync(unfinished, zip(files));
renameSync(unfinished, archive);
console.log(`${archive}: ${files.size} files, ${Math.ceil(statSync(archive).size / 1024)} kB`);
