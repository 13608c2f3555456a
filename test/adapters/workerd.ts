import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import * as v from 'valibot';
import { startChild } from '../browser/children.mjs';
import type { Environment } from './site.js';

/** What is read of a Worker's configuration. */
const Configuration = v.object({
  main: v.string(),
  compatibility_date: v.string(),
  durable_objects: v.object({
    bindings: v.array(v.object({ name: v.string(), class_name: v.string() })),
  }),
  migrations: v.array(v.object({ new_sqlite_classes: v.array(v.string()) })),
  vars: v.optional(v.record(v.string(), v.string()), {}),
});

// The command beside it is a script that starts this one, and passes on no pipe.
const { default: program } = v.parse(
  v.object({ default: v.string() }),
  createRequire(import.meta.url)('workerd'),
);

export interface RunningWorker {
  /** Ends it at once, whatever it is doing. */
  stop: () => Promise<void>;
}

/**
 * Runs a Worker in Cloudflare's own runtime, as its `wrangler.jsonc` says.
 * @param environment Its secrets, and what else differs from the file. `PORT` is where it listens.
 * @param disk Where its Durable Objects are kept; a new and empty folder where it is left out.
 */
export async function startWorker(
  file: string,
  { PORT = '', ...environment }: Environment,
  disk?: string,
): Promise<RunningWorker> {
  const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')) as {
    config: unknown;
  };
  const configuration = v.parse(Configuration, config);
  const folder = mkdtempSync(join(tmpdir(), 'peppered-workerd-'));
  mkdirSync(join(folder, 'disk'));
  await build({
    entryPoints: [join(dirname(file), configuration.main)],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
  });
  const capnp = join(folder, 'workerd.capnp');
  writeFileSync(capnp, describeWorker(configuration, environment, disk ?? join(folder, 'disk')));
  const server = await startChild(
    program,
    ['serve', '--control-fd=3', `--socket-addr=http=127.0.0.1:${PORT}`, capnp],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe'], killSignal: 'SIGKILL' },
  );
  const { child } = server;
  const control = child.stdio[3];
  assert(control);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`workerd ended with code ${String(code)} before it listened.`);
  });
  await Promise.race([once(control, 'data'), ended]);
  return {
    async stop() {
      ended.catch(() => undefined);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The configuration in workerd's own words; the elements of text in it are JSON's too. */
function describeWorker(
  { compatibility_date, durable_objects, migrations, vars }: v.InferOutput<typeof Configuration>,
  environment: Environment,
  disk: string,
): string {
  const text = JSON.stringify;
  const classes = migrations.flatMap(({ new_sqlite_classes }) => new_sqlite_classes);
  const bindings = [
    ...Object.entries({ ...vars, ...environment }).map(
      ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
    ),
    ...durable_objects.bindings.map(
      ({ name, class_name }) =>
        `(name = ${text(name)}, durableObjectNamespace = ${text(class_name)})`,
    ),
  ];
  const namespaces = classes.map(
    (name) => `(className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true)`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
    (name = "disk", disk = (path = ${text(disk)}, writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(compatibility_date)},
  bindings = [${bindings.join(', ')}],
  durableObjectNamespaces = [${namespaces.join(', ')}],
  durableObjectStorage = (localDisk = "disk"),
);
`;
}
