import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openBackOffice } from './back-office.js';
import { sync } from './command.js';

const readLines = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

test('lines that were changed by hand are put right', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.ndjson');
  await office.makeOrders(20);
  await sync(office, file);
  const [, , ...kept] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, kept.join('\n').replace('"amount":', '"amount":1'));
  assert.match((await sync(office, file)).output, / 2 new, 1 changed, 17 unchanged /);
  assert.deepEqual(readLines(file), await office.orders());
});

test('lines of which nobody knows whose they are are left as they are', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.ndjson');
  await office.makeOrders(3);
  await sync(office, file);
  const before = readFileSync(file);
  for (const lose of [
    () => writeFileSync(`${file}.watermark`, '{'),
    () => rmSync(`${file}.watermark`),
  ]) {
    lose();
    const { exitCode, errors } = await sync(office, file);
    assert.equal(exitCode, 3);
    assert.match(
      errors,
      /whose orders .*orders\.ndjson\.watermark is missing .* Move .* away and run/,
    );
    assert.deepEqual(readFileSync(file), before);
  }
  renameSync(file, office.file('old.ndjson'));
  assert.match((await sync(office, file)).output, / 3 new, /);
});
