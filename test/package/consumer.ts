import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';

/** How a bundler finds modules, or how Node does. */
export type Resolution = 'bundler' | 'nodenext';

/** A file by its name in the project, with its text. */
export type Sources = Record<string, string>;

/** A project that has installed the packed package. */
export interface Consumer {
  /** Compiles under `strict`, and returns what TypeScript has against each file, with the line. */
  compile: (sources: Sources, resolution: Resolution) => Map<string, string[]>;
  /** Copies a folder of the project into it, and returns where it is. */
  copy: (folder: string) => string;
  remove: () => void;
}

const { ModuleKind, ModuleResolutionKind, ScriptTarget } = ts;

const modules: Record<Resolution, ts.CompilerOptions> = {
  bundler: { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler },
  nodenext: { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext },
};

/** Parsed once for all compilations of one resolution. */
const libraries = new Map<string, ts.SourceFile | undefined>();
const isLibrary = (file: string) => file.includes('/node_modules/typescript/lib/');

/**
 * Packs and installs where the package finds the project's node_modules, but not within it: svelte-check has nothing
 * against what is there.
 */
export function installPackage(): Consumer {
  const folder = resolve(`.cache/consumer-${String(process.pid)}`);
  const installed = join(folder, 'node_modules/peppered-cart');
  mkdirSync(installed, { recursive: true });
  // A package of its own, or its imports would find the project itself instead of what is installed.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    },
  );
  const [packed] = JSON.parse(output) as { filename: string }[];
  if (!packed) throw new Error('npm packed nothing.');
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip=1']);
  return {
    compile: (sources, resolution) => compile(folder, sources, resolution),
    copy: (name) => {
      const copied = join(folder, basename(name));
      cpSync(name, copied, { recursive: true });
      return copied;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function compile(folder: string, sources: Sources, resolution: Resolution) {
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
  const options: ts.CompilerOptions = {
    ...modules[resolution],
    target: ScriptTarget.ES2022,
    types: ['node'],
    strict: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    if (!isLibrary(file)) return parse(file, ...rest);
    const name = `${resolution} ${file}`;
    const parsed = libraries.get(name) ?? parse(file, ...rest);
    libraries.set(name, parsed);
    return parsed;
  };
  const files = Object.keys(sources).map((name) => join(folder, name));
  const program = ts.createProgram(files, options, host);
  const complaints = new Map<string, string[]>();
  for (const { file, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file ? basename(file.fileName) : '';
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const sentence = `line ${String(line)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    complaints.set(name, [...(complaints.get(name) ?? []), sentence]);
  }
  return complaints;
}
