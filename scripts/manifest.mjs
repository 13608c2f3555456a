/**
 * Writes `custom-elements.json`, the editor data and the types for frameworks: `node scripts/manifest.mjs`.
 * With `--check` it leaves them alone and fails when they are stale.
 */
import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';

const files = [
  'custom-elements.json',
  'src/types/elements.ts',
  'vscode.css-custom-data.json',
  'vscode.html-custom-data.json',
  'web-types.json',
];

const check = process.argv.includes('--check');
const folder = check ? 'node_modules/.cache/manifest' : '.';
const { ok, output } = await run('cem analyze', { MANIFEST_FOLDER: folder });
const stale = check ? files.filter((file) => read(file) !== read(`${folder}/${file}`)) : [];

if (!ok) console.error(output);
if (stale.length > 0)
  console.error(`Stale: ${stale.join(', ')}. Run "npm run analyze" and commit.`);
process.exitCode = ok && stale.length === 0 ? 0 : 1;

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
