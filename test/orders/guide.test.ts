import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as v from 'valibot';
import { Order } from '../../src/api/order-schemas.js';
import { exitCodes } from '../../src/orders/cli/exit-codes.js';
import { help } from '../../src/orders/cli/help.js';
import { openBackOffice, query } from './back-office.js';
import { sync } from './command.js';

const guide = readFileSync('docs/orders.md', 'utf8');
const queries = [...guide.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);

const Column = v.object({
  name: v.string(),
  type: v.string(),
  notnull: v.number(),
  pk: v.number(),
});

/** The names in the first column of the table that begins with a heading. */
function firstColumn(heading: string): string[] {
  const [, table = ''] = guide.split(`\n\n| ${heading} `);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
}

test('the guide describes every field of an order, with the type that its column has', async (t) => {
  const office = await openBackOffice(t);
  await sync(office, office.file('orders.sqlite'));
  const columns = query(office.file('orders.sqlite'), "SELECT * FROM pragma_table_info('orders')");
  const fields = v.keyof(Order).options;
  assert.deepEqual(
    columns.map(({ name }) => name),
    fields,
  );
  assert.deepEqual(firstColumn('column'), fields);
  for (const column of columns) {
    const { name, type, notnull, pk } = v.parse(Column, column);
    const [, described = ''] = new RegExp(`\\| \`${name}\` +\\| (.*?) *\\|`).exec(guide) ?? [];
    assert(described.startsWith(type), `${name}: ${described}`);
    assert.equal(described.includes('NULL'), notnull + pk === 0, `${name}: ${described}`);
  }
});

test('the guide describes every status that the API documents', () => {
  assert.deepEqual(firstColumn('`orderStatus`'), [
    ...['ord', 'cancel', 'reemit', 'reissue', 'res', 'pros', 'trash'],
  ]);
  assert.deepEqual(firstColumn('`orderPaymentStatus`'), [
    ...['none', 'pending', 'paid', 'partial', 'cancelled'],
  ]);
});

test('the guide and --help name every option and every exit code', () => {
  const options = [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option);
  for (const option of options.filter((option) => !['--help', '--version'].includes(option)))
    assert(guide.includes(`| \`${option}`), option);
  for (const exitCode of Object.values(exitCodes)) {
    assert.match(help, new RegExp(`^  (${exitCode}|\\d+, ${exitCode}|${exitCode}, \\d+) `, 'm'));
    assert.match(guide, new RegExp(`^\\| (${exitCode}|\\d+, ${exitCode}|${exitCode}, \\d+) `, 'm'));
  }
});

test('every query of the guide answers from a database that the command made', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(500);
  await sync(office, file);
  assert.equal(queries.length, 7);
  for (const sql of queries) assert(query(file, sql).length > 0, sql);
});

test('the queries count what the server has', async (t) => {
  const office = await openBackOffice(t);
  const file = office.file('orders.sqlite');
  await office.makeOrders(500);
  await sync(office, file);
  const orders = await office.orders();
  const [perDay = '', , endingSoon = '', unpaid = ''] = queries;

  const paid = orders.filter(
    ({ orderStatus, orderPaymentStatus }) =>
      ['ord', 'reemit', 'reissue'].includes(orderStatus) && orderPaymentStatus === 'paid',
  );
  const days = new Map<string, number>();
  for (const { orderDate, amount } of paid) {
    const day = orderDate.slice(0, 10);
    days.set(day, Math.round(((days.get(day) ?? 0) + amount) * 100) / 100);
  }
  const expected = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  assert.deepEqual(
    query(file, perDay).map(({ day, turnover }) => [day, turnover]),
    expected,
  );

  const now = Date.now();
  const ids = (sql: string) =>
    query(file, sql)
      .map(({ orderId }) => Number(orderId))
      .sort();
  const week = 7 * 86_400_000;
  assert.deepEqual(
    ids(endingSoon),
    orders
      .filter(({ orderStatus, timeOut }) => {
        const remaining = Date.parse(timeOut ?? '') - now;
        return orderStatus === 'res' && remaining >= 0 && remaining <= week;
      })
      .map(({ orderId }) => orderId)
      .sort(),
  );
  assert.deepEqual(
    ids(unpaid),
    orders
      .filter(
        ({ orderStatus, orderPaymentStatus }) =>
          orderStatus === 'ord' && ['none', 'pending', 'partial'].includes(orderPaymentStatus),
      )
      .map(({ orderId }) => orderId)
      .sort(),
  );
});

if (process.platform !== 'win32')
  for (const [exitCode, isCalled] of [
    [0, false],
    [75, false],
    [3, true],
  ] as const)
    test(`the guide's job ${isCalled ? 'wakes somebody' : 'is silent'} when the command ends with ${String(exitCode)}`, () => {
      const [, job = ''] = /^0 4 \* \* \* {2}.*&& (\{.* \|\| mail) …$/m.exec(guide) ?? [];
      const line = job
        .replace(/npx .*?(?= \|\|)/, `(exit ${exitCode})`)
        .replace(/mail$/, 'echo mail');
      const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      assert.equal(stdout, isCalled ? 'mail\n' : '', line);
    });
