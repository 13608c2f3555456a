import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../src/server/command.js';
import {
  checkConfiguration,
  readConfiguration,
  readSecrets,
} from '../../src/server/configuration.js';

const right = { clientName: 'mytheatre', origins: ['https://www.mytheatre.nl'] };

/** What somebody reads whose configuration is that. */
function sentences(given: unknown): string[] {
  try {
    checkConfiguration('gateway.json', given);
  } catch (error) {
    assert(error instanceof UsageError);
    return error.message.split('\n').map((line) => line.trim());
  }
  return [];
}

function file(context: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'peppered-gateway-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gateway.json');
  writeFileSync(path, text);
  return path;
}

test('name and address of the site are enough; the rest has defaults', () => {
  const { basePath, port, host, paymentMethods, guests, apiBase } = checkConfiguration('', right);
  assert.deepEqual(
    { basePath, port, host, paymentMethods, guests, apiBase },
    {
      basePath: '/tickets',
      port: 8080,
      host: '127.0.0.1',
      paymentMethods: [],
      guests: true,
      apiBase: 'https://api.voordemensen.nl/v1',
    },
  );
});

const mistakes: [given: unknown, ...said: string[]][] = [
  ['text', 'It must be an object.'],
  [{}, 'clientName is missing.', 'origins is missing.'],
  [{ ...right, clientName: '' }, "clientName must be the theatre's short name."],
  [{ ...right, origins: [] }, 'origins must name the address of your site.'],
  [
    { ...right, origins: ['https://www.mytheatre.nl/'] },
    'origins.0 must be such as "https://www.mytheatre.nl", without a path.',
  ],
  [
    { ...right, origins: 'https://a.nl' },
    'origins must be a list such as ["https://www.mytheatre.nl"].',
  ],
  [{ ...right, paymentMethods: ['1'] }, 'paymentMethods.0 must be an id, which is a number.'],
  [
    { ...right, paymentHosts: ['https://pay.nl'] },
    'paymentHosts.0 must be a host such as "pay.example.nl".',
  ],
  [{ ...right, port: 99_999 }, 'port must be from 0 to 65535.'],
  [{ ...right, basePath: 'tickets' }, 'basePath must be a path such as "/tickets".'],
  [{ ...right, donations: { priceIds: ['a'] } }, 'donations.maximum is missing.'],
  [
    { ...right, donations: { priceIds: ['a'], maximum: 1, least: 2 } },
    'There is no donations.least.',
  ],
  [
    { ...right, rates: { session: { requests: 0, per: 1 } } },
    'rates.session.requests must be above 0.',
  ],
  [
    { ...right, apiBase: 'api.voordemensen.nl' },
    'apiBase must be an address such as "https://api.voordemensen.nl/v1".',
  ],
  [
    { ...right, guest: true, paymentmethods: [1] },
    'There is no guest: did you mean guests?',
    'There is no paymentmethods: did you mean paymentMethods?',
  ],
  [{ ...right, colour: 'red' }, 'There is no colour.'],
  [
    { ...right, apiKey: 'abc' },
    'apiKey does not belong there: set the environment variable PEPPERED_API_KEY.',
  ],
  [
    { ...right, secret: 'abc', redisUrl: 'redis://:pw@host' },
    'secret does not belong there: set the environment variable PEPPERED_GATEWAY_SECRET.',
    'redisUrl does not belong there: set the environment variable REDIS_URL.',
  ],
];

for (const [given, ...said] of mistakes)
  test(`${JSON.stringify(given)} is told in a sentence for each mistake`, () => {
    assert.deepEqual(sentences(given), ['gateway.json is not right.', ...said]);
  });

test('no sentence quotes what somebody wrote', () => {
  const canary = 'sk-canary';
  const everything = Object.fromEntries(
    ['clientName', 'origins', 'paymentMethods', 'port', 'apiKey', 'secret', 'donations'].map(
      (name) => [name, name === 'clientName' ? [canary] : canary],
    ),
  );
  const said = sentences(everything);
  assert.equal(said.length, 8);
  assert.doesNotMatch(said.join(), /canary/);
});

test('a file that is not there, or no JSON, is told without its text', (t) => {
  assert.throws(() => readConfiguration('nowhere.json'), /nowhere\.json cannot be read/);
  const path = file(t, '{"apiKey": "sk-canary",}');
  assert.throws(
    () => readConfiguration(path),
    (error) =>
      error instanceof UsageError &&
      error.message.includes('is not JSON') &&
      !error.message.includes('canary'),
  );
  assert.equal(readConfiguration(file(t, JSON.stringify(right))).clientName, 'mytheatre');
});

test('key and secret come from the environment, and each that is missing is told', () => {
  const secret = 'x'.repeat(32);
  const environment = { PEPPERED_API_KEY: ' key\n', PEPPERED_GATEWAY_SECRET: secret };
  assert.deepEqual(readSecrets(environment), { apiKey: 'key', secret });
  assert.throws(
    () => readSecrets({}),
    /PEPPERED_API_KEY is missing[^]*PEPPERED_GATEWAY_SECRET must/,
  );
  assert.throws(
    () => readSecrets({ ...environment, PEPPERED_GATEWAY_SECRET: 'short' }),
    (error) => error instanceof UsageError && !/API_KEY|short/.test(error.message),
  );
});

test('the schema for editors is that of the code', () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/gateway-schema.ts', '--check']);
});

test('what the guide shows is right', () => {
  const guide = readFileSync('docs/gateway.md', 'utf8');
  const [, example = ''] = /```json\n([^]*?)```/.exec(guide) ?? [];
  assert.deepEqual(sentences(JSON.parse(example)), []);
});
