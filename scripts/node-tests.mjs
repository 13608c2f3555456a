/**
 * Runs the tests that need Node only: `node scripts/node-tests.mjs [--coverage] [--at-once=2] [room or file …]`.
 * A room is a folder of `test/`; without one, every room but the end-to-end pages. Its files run as Node sees fit, or so many
 * at once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    coverage: { type: 'boolean' },
    counts: { type: 'string', default: 'node' },
    'at-once': { type: 'string' },
  },
});
const rooms =
  positionals.length > 0
    ? positionals
    : ['api', 'orders', 'gateway', 'conformance', 'sandbox', 'server', 'package'];
const files = rooms.flatMap(testFiles);
if (files.length === 0) {
  console.error(`No test files in ${rooms.join(', ')}.`);
  process.exit(1);
}

const countsFolder = 'node_modules/.cache/test-counts';
mkdirSync(countsFolder, { recursive: true });

const coverage = [
  'node_modules/c8/bin/c8.js',
  '--reporter=json',
  '--reports-dir=coverage/node',
  '--include=src/**/*.ts',
  process.execPath,
];
const { status } = spawnSync(
  process.execPath,
  [
    ...(values.coverage ? coverage : []),
    '--import=tsx',
    '--test',
    '--test-timeout=480000',
    ...(values['at-once'] ? [`--test-concurrency=${values['at-once']}`] : []),
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/node-counts.mjs',
    `--test-reporter-destination=${countsFolder}/${values.counts}.json`,
    ...files,
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;

/** The test files of a room, or the one file that is named. */
function testFiles(name) {
  if (name.endsWith('.test.ts')) return [name];
  const folder = join('test', name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
}
