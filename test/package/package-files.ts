import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package.json. */
export interface Manifest {
  name: string;
  version: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
  sideEffects: string[];
}

/** The project's own package.json. */
export const manifest = JSON.parse(read('package.json')) as Manifest;

/** The text of a file of the project. */
export function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** Every file below a folder of the project, as paths with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}: run "npm run build" first.`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

interface Packed {
  unpackedSize: number;
  files: { path: string }[];
}

/** What npm would publish. */
export function packedFiles(): { paths: string[]; unpackedSize: number } {
  const output = execSync('npm pack --dry-run --json --ignore-scripts', {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as Packed[];
  if (!packed) throw new Error('npm packs nothing.');
  return { paths: packed.files.map(({ path }) => path), unpackedSize: packed.unpackedSize };
}

/** The code blocks of a document in a language, in their order. */
export const blocksOf = (text: string, language: string): string[] =>
  Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')),
    ([, block = '']) => block,
  );
