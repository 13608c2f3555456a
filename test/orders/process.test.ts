import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, startWire, type Answer } from '../wire.js';
import { openBackOffice, type BackOffice } from './back-office.js';
import { sync, syncArguments } from './command.js';
import { canActAsAnybody, commandLine, sourceLine, start } from './process.js';

const startSync = (office: BackOffice, to: string, ...args: string[]) =>
  start(commandLine(syncArguments(office, to, args)), office.apiKey);

/** A list that begins, and then nothing more of it comes. */
const endless: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
};

/** Runs the command within a line of a POSIX shell, as `"$@"`. */
const inShell = (line: string, office: BackOffice, to: string) =>
  start(['sh', '-c', line, 'sh', ...commandLine(syncArguments(office, to))], office.apiKey);

test('the command runs as a process, and says its version and how it is used', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.equal((await start(sourceLine(['--version'])).finished).output, `${version}\n`);
  const { output, exitCode, errors } = await start(commandLine(['sync', '-h'])).finished;
  assert.equal(exitCode, 0);
  assert.equal(errors, '');
  for (const part of ['PEPPERED_API_KEY', '--to <file>', '0 4 * * *', 'Exit codes:'])
    assert(output.includes(part), part);
});

test('the key is taken from the environment only', async (t) => {
  const office = await openBackOffice(t);
  const without = await startSync({ ...office, apiKey: ' ' }, '-').finished;
  assert.equal(without.exitCode, 3);
  assert.match(
    without.errors,
    /There is no API key\. Set the environment variable PEPPERED_API_KEY/,
  );
  for (const args of [
    ['--api-key', office.apiKey],
    [`--authorization=${office.apiKey}`],
    [office.apiKey],
  ]) {
    const { exitCode, errors } = await startSync(office, '-', ...args).finished;
    assert.equal(exitCode, 2);
    assert(!errors.includes(office.apiKey));
  }
});

test('the key is nowhere: not in what is printed, nor in what is written', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(20);
  const wire = await startWire(t, json({ message: office.apiKey }));
  const broken = { ...office, apiBase: wire.apiBase };
  const unfit = { ...office, apiKey: `${office.apiKey}\u2026` };
  const printed: string[] = [];
  for (const finished of [
    await startSync(office, office.file('orders.sqlite'), '--json').finished,
    await startSync(office, office.file('orders.ndjson')).finished,
    await startSync(office, '-').finished,
    await startSync(broken, office.file('broken.sqlite'), '--json').finished,
    await startSync(unfit, '-').finished,
    await startSync({ ...office, clientName: 'nobody' }, '-').finished,
  ])
    printed.push(finished.output, finished.errors);
  const written = readdirSync(office.folder).map((file) =>
    readFileSync(join(office.folder, file), 'latin1'),
  );
  assert.equal(wire.requests[0]?.headers.authorization, office.apiKey);
  assert.equal(written.length, 3);
  const encoded = Buffer.from(office.apiKey).toString('base64').replace(/.=*$/, '');
  for (const text of [...printed, ...written])
    assert(!text.includes(office.apiKey) && !text.includes(encoded), text.slice(0, 200));
});

test('a second run at the same time does nothing; a killed one is in nobody’s way', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(3);
  const file = office.file('orders.sqlite');
  const wire = await startWire(t, endless);
  const first = startSync({ ...office, apiBase: wire.apiBase }, file);
  await wire.requested();
  const again = sourceLine(syncArguments(office, file));
  const second = await start(again, office.apiKey).finished;
  assert.equal(second.exitCode, 75);
  assert.match(second.errors, /Another run is writing .* Let it finish; this one did nothing\./);
  assert.equal((await startSync(office, office.file('other.sqlite')).finished).exitCode, 0);

  first.child.kill('SIGKILL');
  await first.finished;
  const third = await start(again, office.apiKey).finished;
  assert.equal(third.exitCode, 0, third.errors);
  assert.deepEqual(readdirSync(office.folder).sort(), ['orders.sqlite', 'other.sqlite']);
});

if (process.platform !== 'win32') {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    test(`${signal} within a run ends it cleanly`, async (t) => {
      const office = await openBackOffice(t);
      const wire = await startWire(t, endless);
      const { child, finished } = startSync(
        { ...office, apiBase: wire.apiBase },
        office.file('orders.sqlite'),
      );
      await wire.requested();
      child.kill(signal);
      const result = await finished;
      assert.equal(result.exitCode, exitCode);
      assert.match(result.errors, /Stopped\./);
      assert.deepEqual(readdirSync(office.folder), []);
    });

  test('SIGTERM ends a run whose reader has stopped reading', async (t) => {
    const office = await openBackOffice(t);
    await office.makeOrders(5000);
    const { child, finished } = startSync(office, '-');
    await once(child.stdout, 'data');
    child.stdout.pause();
    child.kill('SIGTERM');
    await once(child, 'exit');
    child.stdout.resume();
    assert.equal((await finished).exitCode, 143);
  });

  for (const [what, part] of [
    ['', ''],
    [' with a path too long for a socket', 'long'.repeat(30)],
  ] as const)
    test(`a second run finds the first wherever its temporary files go${what}`, async (t) => {
      const office = await openBackOffice(t);
      const folder = join(office.folder, part);
      mkdirSync(folder, { recursive: true });
      const file = join(folder, 'orders.sqlite');
      const release = new AbortController();
      const wire = await startWire(t, (response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
        release.signal.addEventListener('abort', () => response.end(']'));
      });
      const first = startSync({ ...office, apiBase: wire.apiBase }, file);
      await wire.requested();
      const elsewhere = `TMPDIR='${office.folder}' exec "$@"`;
      const second = await inShell(elsewhere, office, file).finished;
      assert.equal(second.exitCode, 75, second.errors);
      assert.match(second.errors, /Another run is writing /);
      release.abort();
      const { exitCode, errors } = await first.finished;
      assert.equal(exitCode, 0, errors);
      assert.deepEqual(readdirSync(folder), ['orders.sqlite']);
    });

  test('a run needs no folder for temporary files', async (t) => {
    const office = await openBackOffice(t);
    const nowhere = `TMPDIR='${office.file('nowhere')}' exec "$@"`;
    const { exitCode, errors } = await inShell(nowhere, office, office.file('orders.sqlite'))
      .finished;
    assert.equal(exitCode, 0, errors);
  });

  if (canActAsAnybody) {
    test('a user without a name can run it', async (t) => {
      const office = await openBackOffice(t);
      const [program, ...args] = commandLine(syncArguments(office, office.file('orders.sqlite')));
      chownSync(office.folder, 12345, 12345);
      const { exitCode, errors } = await start([program, ...args], office.apiKey, 12345).finished;
      assert.equal(exitCode, 0, errors);
    });

    test('a file that may only be read is left as it is', async (t) => {
      const office = await openBackOffice(t);
      chownSync(office.folder, 12345, 12345);
      for (const name of ['orders.sqlite', 'orders.ndjson']) {
        const file = office.file(name);
        const command = commandLine(syncArguments(office, file));
        await start(command, office.apiKey, 12345).finished;
        chmodSync(file, 0o444);
        const { exitCode, errors } = await start(command, office.apiKey, 12345).finished;
        assert.equal(exitCode, 3);
        assert.match(errors, /cannot be written: this user has no right to/);
        assert(!errors.includes('.next-'), errors);
      }
    });
  }

  for (const format of ['sqlite', 'ndjson'])
    test(`a run whose working folder was removed passes: ${format}`, async (t) => {
      const office = await openBackOffice(t);
      await office.makeOrders(3);
      const { exitCode, errors } = await sync(office, office.file(`orders.${format}`), [], {
        onWrite: (text) => {
          if (!text.startsWith('Reading')) return;
          for (const name of readdirSync(office.folder).filter((name) => name.includes('.next-')))
            rmSync(office.file(name), { recursive: true });
        },
      });
      assert.equal(exitCode, 75);
      assert.match(errors, /The folder beside .* in which this run worked was removed/);
      assert.deepEqual(readdirSync(office.folder), []);
    });

  test('whoever reads the orders may stop reading', async (t) => {
    const office = await openBackOffice(t);
    await office.makeOrders(2000);
    const { output, errors } = await inShell(
      '{ "$@"; echo "ended with $?" >&2; } | head -n 1',
      office,
      '-',
    ).finished;
    assert.equal(output.split('\n').length, 2);
    assert.match(errors, /closed it before the last order\. .*\nended with 1\n$/);
  });

  for (const format of ['sqlite', 'ndjson'])
    test(`without room for the orders nothing is lost: ${format}`, async (t) => {
      const office = await openBackOffice(t);
      const file = office.file(`orders.${format}`);
      await office.makeOrders(50);
      await sync(office, file);
      const before = readFileSync(file);
      await office.pass(60);
      await office.makeOrders(9000, 0);
      // A real refusal of the system to write more, for which nobody needs rights.
      const full = await inShell('ulimit -f 100; exec "$@"', office, file).finished;
      assert.equal(full.exitCode, 3, full.errors);
      assert.match(full.errors, /There is no room to write .*: the disk is full, over its quota/);
      assert.deepEqual(readFileSync(file), before);
      assert.match((await sync(office, file)).output, / 9,000 new, /);
    });
}

if (process.platform === 'linux')
  test('without room for the output', async (t) => {
    const office = await openBackOffice(t);
    await office.makeOrders(3);
    const { exitCode, errors } = await inShell('exec "$@" > /dev/full', office, '-').finished;
    assert.equal(exitCode, 3);
    assert.match(errors, /There is no room to write the output/);
  });

test('on a terminal a bar runs, and makes room for what is to stay', async (t) => {
  const office = await openBackOffice(t);
  await office.makeOrders(3000);
  const { output, errors } = await sync(office, office.file('orders.sqlite'), [], {
    isTerminal: true,
  });
  const [first, ...pictures] = errors.split('\r\u001b[K');
  assert.match(first ?? '', /^Reading /);
  assert.match(pictures[0] ?? '', /^\[ *==== *\] 1 order$/);
  assert.equal(pictures.at(-1), '');
  assert.match(output, / is in step: 3,000 new/);
});
