/** The files of `examples/server`, and the guide's unit of systemd, run as far as that goes without a container. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { validate } from 'dockerfile-utils';
import * as v from 'valibot';
import { manifest, read } from '../package/package-files.js';
import { send } from '../visitor.js';
import { startCommand } from './command.js';

const dockerfile = read('examples/server/Dockerfile');
const guide = read('docs/gateway.md');
const unit = captured(guide, /```ini\n([^]*?)```/);

/** A folder with what `npm install` and `COPY` put there. */
const folder = mkdtempSync(join(tmpdir(), 'peppered-deployment-'));
after(() => {
  rmSync(folder, { recursive: true });
});
mkdirSync(join(folder, 'node_modules'));
symlinkSync(resolve('.'), join(folder, 'node_modules/peppered-cart'));
copyFileSync(
  join('examples/server', captured(dockerfile, /^COPY (\S+) \.$/m)),
  join(folder, 'gateway.json'),
);

function captured(text: string, pattern: RegExp): string {
  const [, part] = pattern.exec(text) ?? [];
  assert(part, `nothing is like ${String(pattern)}`);
  return part;
}

const command = (json: string) => v.parse(v.array(v.string()), JSON.parse(json));

/** Starts what is written there, in the folder, with the program that runs this test in place of the one there. */
async function start(context: Parameters<typeof startCommand>[0], written: string[]) {
  const [program = '', script = '', ...rest] = written;
  assert.match(program, /^(\/usr\/bin\/)?node$/);
  const { said, end } = await startCommand(context, {
    name: join(folder, script),
    args: [...rest, '--config', join(folder, 'gateway.json'), '--port', '0'],
    environment: {
      PEPPERED_API_KEY: 'key',
      PEPPERED_GATEWAY_SECRET: 'a secret of the tests, known to all',
    },
    ready: /"listening".*\n/,
  });
  const { listening } = v.parse(v.object({ listening: v.string() }), JSON.parse(said));
  return { address: new URL(listening), end };
}

test('the Dockerfile is right, and installs this version and a Redis that it takes', () => {
  assert.deepEqual(validate(dockerfile), []);
  const [major, minor] = manifest.version.split('.');
  assert.match(dockerfile, new RegExp(` peppered-cart@${String(major)}\\.${String(minor)} `));
  const { redis } = manifest.peerDependencies;
  assert(redis?.includes(`^${captured(dockerfile, / redis@(\d+)$/m)}.`));
});

test('the container starts, is reached from outside it, is healthy while it runs, and ends well', async (t) => {
  const { address, end } = await start(t, command(captured(dockerfile, /^CMD (.*)$/m)));
  assert.equal(address.hostname, '0.0.0.0');
  const [, ...check] = command(captured(dockerfile, /^HEALTHCHECK .*CMD (.*)$/m));
  const isHealthy = () =>
    spawnSync(
      process.execPath,
      check.map((word) => word.replace('8080', address.port)),
    ).status === 0;
  assert(isHealthy());
  assert.equal((await end()).exitCode, 0);
  assert(!isHealthy());
});

test('the compose file is right', () => {
  execFileSync('npx', ['dclint', '--max-warnings=0', 'examples/server/compose.yaml']);
});

test("the guide's unit is one that systemd takes, and starts the gateway", async (t) => {
  const file = join(folder, 'peppered-gateway.service');
  writeFileSync(file, unit);
  // Not every Linux has it, and this is all that it is needed for.
  if (existsSync('/usr/bin/systemd-analyze')) {
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    // It warns, and ends well. That a program is elsewhere on this machine is no fault of the unit.
    const said = (stdout + stderr).split('\n').filter((line) => line.includes('peppered-gateway'));
    assert.deepEqual(
      said.filter((line) => !line.includes('is not executable')),
      [],
    );
  }
  const { address, end } = await start(t, captured(unit, /^ExecStart=(.*)$/m).split(' '));
  const { status } = await send(`http://localhost:${address.port}`, '/healthz');
  assert.equal(status, 200);
  assert.equal((await end()).exitCode, 0);
});
