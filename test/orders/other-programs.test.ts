import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { json, startWire } from '../wire.js';
import { execute, openBackOffice, query } from './back-office.js';
import { sync } from './command.js';
import { openElsewhere } from './other-program.js';
import { order } from './sample.js';

const newNote = "INSERT INTO notes VALUES ('by hand')";

for (const [what, mode, begin, end] of [
  ['a journal', 'PRAGMA journal_mode = DELETE', `BEGIN; ${newNote}`, 'COMMIT'],
  ['a log', 'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL', newNote, ''],
] as const)
  test(`what another program begins to write with ${what} during a run is not lost`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file('orders.sqlite');
    const wire = await startWire(t, json([order(1)]));
    const shop = { ...office, apiBase: wire.apiBase };
    await sync(shop, file);
    execute(file, 'CREATE TABLE notes (text TEXT)');
    const program = openElsewhere(t, file);
    await program.execute(mode);
    const before = readFileSync(file);
    const list = json([order(2)]);
    wire.answer((response, request) => {
      void program.execute(begin).then(() => list(response, request));
    }, list);

    for (const finished of [await sync(shop, file), await sync(shop, file)]) {
      assert.equal(finished.exitCode, 75, finished.errors);
      assert.match(finished.errors, /orders\.sqlite-(journal|wal) is there: .* Close that program/);
    }
    assert.deepEqual(readFileSync(file), before);
    await program.execute(end);
    await program.close();

    assert.equal((await sync(shop, file)).exitCode, 0);
    assert.deepEqual(query(file, 'SELECT * FROM notes'), [{ text: 'by hand' }]);
    assert.deepEqual(query(file, 'SELECT orderId FROM orders'), [{ orderId: 1 }, { orderId: 2 }]);
    assert.deepEqual(query(file, 'PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  });

test('what a program that died has left is in nobody’s way once it was finished', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(3);
  await sync(office, file);
  writeFileSync(`${file}-journal`, Buffer.alloc(512));
  const { exitCode, errors } = await sync(office, file);
  assert.equal(exitCode, 75);
  const statement = /`sqlite3 .*orders\.sqlite (.*)`/.exec(errors)?.[1];
  assert(statement, errors);
  execute(file, statement);
  assert.equal((await sync(office, file)).exitCode, 0);
});

for (const present of ['missing', 'empty'])
  test(`a new file is not put beside the log of an old one: ${present}`, async (t) => {
    const office = await openBackOffice(t);
    const file = office.file('orders.sqlite');
    await office.makeOrders(3);
    if (present === 'empty') writeFileSync(file, '');
    writeFileSync(`${file}-wal`, 'log');
    const { exitCode, errors } = await sync(office, file);
    assert.equal(exitCode, 75);
    assert.match(errors, /orders\.sqlite-wal .* Move it/);
    rmSync(`${file}-wal`);
    assert.match((await sync(office, file)).output, / 3 new, /);
  });
