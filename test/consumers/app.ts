import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, startChild } from '../browser/children.mjs';
import { newerNodeEnvironment } from '../newer-node.js';
import type { Pages } from './site.js';

const execute = promisify(execFile);
const cache = resolve('node_modules/.cache/consumers');

/** An app that is installed and built. */
export interface App {
  pages: Pages;
  close: () => Promise<void>;
}

export interface AppOptions {
  /** For an app with a server of its own (`npm start`, on `PORT`): what that prints once it answers. */
  ready?: RegExp;
  /** For an app whose tools the oldest Node of this package is too old for. */
  newerNode?: boolean;
}

/**
 * Copies an app of this folder out of the repository, where it finds nothing that it does not ask for, and installs, checks and
 * builds it there as its developer would.
 * @throws with all that a command printed, when one fails.
 */
export async function openApp(name: string, { ready, newerNode }: AppOptions = {}): Promise<App> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `theatre-with-${name}-`)));
  const remove = () => rm(folder, { recursive: true, force: true });
  const environment = newerNode ? await newerNodeEnvironment() : process.env;
  const run = (...args: string[]) => npm(folder, args, environment);
  try {
    await cp(fileURLToPath(new URL(name, import.meta.url)), folder, { recursive: true });
    await cp(await packedPackage(), join(folder, 'peppered-cart.tgz'));
    await run('install', '--prefer-offline', '--no-audit', '--no-fund');
    await run('run', 'check', '--if-present');
    await run('run', 'build');
    if (!ready) return { pages: { folder: join(folder, 'dist') }, close: remove };
    const server = await start(folder, environment, ready);
    return { pages: { origin: server.origin }, close: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function start(folder: string, environment: NodeJS.ProcessEnv, ready: RegExp) {
  const port = await freePort();
  const server = await startChild('npm', ['start'], {
    cwd: folder,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    // What npm starts ends with it, and at once: asked to end, a server waits for connections that nobody closes.
    detached: true,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    server.child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (ready.test(printed)) resolve();
    });
    server.child.once('exit', () => reject(new Error(`npm start ended:\n${printed}`)));
  });
  return { origin: `http://localhost:${port}`, stop: () => server.stop() };
}

/** The package as npm would publish it, packed once for all apps. */
export async function packedPackage(): Promise<string> {
  const tarball = join(cache, 'peppered-cart.tgz');
  const packedAt = existsSync(tarball) ? statSync(tarball).mtimeMs : 0;
  if (['dist', 'package.json'].every((path) => statSync(path).mtimeMs < packedAt)) return tarball;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'packing-'));
  const name = await npm('.', ['pack', '--ignore-scripts', '--pack-destination', unfinished]);
  // Two processes that pack at once pack the same.
  await rename(join(unfinished, name.trim()), tarball);
  await rm(unfinished, { recursive: true });
  return tarball;
}

/** Runs npm in a folder, and gives what it prints. Where it fails, the error says what it said. */
export async function npm(folder: string, args: string[], env = process.env): Promise<string> {
  try {
    const { stdout } = await execute('npm', args, {
      cwd: folder,
      env,
      shell: process.platform === 'win32',
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
