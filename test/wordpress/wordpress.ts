import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { demoTheatre, startSandbox, type RunningSandbox } from '../../demo/sandbox/server.js';
import { freePort, startChild } from '../browser/children.mjs';
import { findProgram } from '../browser/installed.mjs';
import { unpackedWordPress, type Version } from './debian-wordpress.js';

export interface WordPressOptions {
  /** Default `7.1`. */
  version?: Version;
  /** Default: a free one. */
  port?: number;
  /** Whether the plugin is there and active, as it stands in this tree. Default true; otherwise a test installs its zip. */
  plugin?: boolean;
  /** Folder names in `test/wordpress/mu-plugins`, which imitate what a site has beside the plugin. */
  muPlugins?: readonly string[];
  /** Where on its host the site is, such as `/theatre`. Default: its root. */
  path?: string;
  /** Whether it is a network of sites, each in a folder of its own. */
  multisite?: boolean;
  /** Constants for `wp-config.php`. */
  constants?: Record<string, string | number | boolean>;
}

export interface WordPress {
  /** Such as `http://localhost:8080`. */
  origin: string;
  /** Address of the site, without a slash at its end. */
  home: string;
  /** Where its files are. */
  folder: string;
  /** The API behind it. */
  sandbox: RunningSandbox;
  /** Runs PHP inside WordPress, as `wp eval` does, and answers what it prints. */
  run: (code: string) => string;
  /** Everything that PHP has warned of since the start, in this site's log. */
  log: () => string;
  /** Ends the database on the spot, as a crash does. */
  crashDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

export const administrator = { name: 'admin', password: 'theater-de-linde' } as const;

/**
 * A WordPress from nothing, on a MariaDB of its own, before a sandbox of the API. It ends with `close`, and with this process.
 */
export async function startWordPress(options: WordPressOptions = {}): Promise<WordPress> {
  const { version = '7.1', plugin = true, muPlugins = [], constants = {} } = options;
  const { path = '', multisite = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'peppered-wordpress-'));
  const root = join(folder, 'root');
  const site = join(root, path);
  const starting = startMariaDb(folder);
  const sandbox = await startSandbox({ database: ':memory:' });
  copyTree(unpackedWordPress(version), site);
  const database = await starting;
  const port = options.port ?? (await freePort());
  const origin = `http://localhost:${String(port)}`;
  const home = origin + path;
  const log = join(folder, 'debug.log');
  const configure = (more: Record<string, string | number | boolean>) => {
    const all = configuration({
      DB_NAME: 'wordpress',
      DB_USER: 'root',
      DB_PASSWORD: '',
      DB_HOST: `localhost:${database.socket}`,
      WP_DEBUG: true,
      WP_DEBUG_DISPLAY: false,
      WP_DEBUG_LOG: log,
      // Nothing of the world outside is asked.
      WP_HTTP_BLOCK_EXTERNAL: true,
      WP_ACCESSIBLE_HOSTS: 'localhost',
      AUTOMATIC_UPDATER_DISABLED: true,
      DISABLE_WP_CRON: true,
      PEPPERED_CART_API_BASE: `${sandbox.origin}/v1`,
      ...Object.fromEntries(salts.map((name) => [name, `${name} of the tests`])),
      ...more,
      ...constants,
    });
    writeFileSync(join(site, 'wp-config.php'), all);
  };
  configure({ WP_SITEURL: home });
  const content = join(site, 'wp-content');
  mkdirSync(join(content, 'mu-plugins'), { recursive: true });
  cpSync(resolve('test/wordpress/themes'), join(content, 'themes'), { recursive: true });
  for (const name of muPlugins)
    cpSync(
      resolve(`test/wordpress/mu-plugins/${name}.php`),
      join(content, `mu-plugins/${name}.php`),
    );
  if (plugin) symlinkSync(resolve('wordpress'), join(content, 'plugins/peppered-cart'));

  const php = findProgram('php-cli');
  // By the server, whose opcode cache has all of WordPress.
  const run = (code: string) =>
    execFileSync(php, ['-n', resolve('test/wordpress/run.php'), `${origin}/run.php?${path}`], {
      input: code,
      encoding: 'utf8',
    });
  const install = JSON.stringify({ folder: site, origin, path, plugin, multisite, administrator });
  execFileSync(php, [resolve('test/wordpress/install.php'), install], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // From here on the database says where the site is, and each site of a network.
  configure(multisite ? networkConstants(origin, path) : {});
  const server = await startChild(
    php,
    ['-S', `localhost:${String(port)}`, '-t', root, resolve('test/wordpress/router.php')],
    {
      // One worker each for a page, what it asks itself, and other visitors.
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '6' },
      // Its workers end with it.
      detached: true,
    },
  );
  await answers(`${home}/wp-login.php`);
  return {
    origin,
    home,
    folder: site,
    sandbox,
    run,
    log: () => (existsSync(log) ? withoutUpdates(readFileSync(log, 'utf8')) : ''),
    crashDatabase: () => database.crash(),
    async close() {
      await server.stop();
      await database.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** On its own screens WordPress asks its makers for updates, which nobody answers here. */
const withoutUpdates = (log: string) =>
  log.replace(
    /^.* (?:wp_update_\w+|wp_version_check|translations_api)\(\): An unexpected error occurred\..*\n/gm,
    '',
  );

const salts = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
  `${name}_KEY`,
  `${name}_SALT`,
]);

function configuration(constants: Record<string, string | number | boolean>): string {
  const literal = (value: string | number | boolean) =>
    typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value);
  const lines = Object.entries(constants).map(
    ([name, value]) => `define( '${name}', ${literal(value)} );`,
  );
  return [
    '<?php',
    ...lines,
    "$table_prefix = 'wp_';",
    "if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }",
    "require_once ABSPATH . 'wp-settings.php';",
  ].join('\n');
}

/** What WordPress says to write when a network is made. */
const networkConstants = (origin: string, path: string) => ({
  MULTISITE: true,
  SUBDOMAIN_INSTALL: false,
  DOMAIN_CURRENT_SITE: new URL(origin).host,
  PATH_CURRENT_SITE: `${path}/`,
  SITE_ID_CURRENT_SITE: 1,
  BLOG_ID_CURRENT_SITE: 1,
});

/** A MariaDB in a folder of its own, reached by a socket alone. */
async function startMariaDb(folder: string) {
  const mariadbd = findProgram('mariadb-server-core');
  const data = join(folder, 'data');
  const socket = join(folder, 'mariadb.sock');
  // Nobody else reaches it, so it needs no accounts.
  const options = ['--no-defaults', '--skip-grant-tables', '--skip-networking'];
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  mkdirSync(join(data, 'wordpress'), { recursive: true });
  const server = await startChild(mariadbd, [
    ...options,
    ...user,
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--innodb-flush-log-at-trx-commit=0',
  ]);
  while (!existsSync(socket)) {
    assert.equal(server.child.exitCode, null, 'MariaDB did not start');
    await setTimeout(50);
  }
  return {
    socket,
    stop: () => server.stop(),
    async crash() {
      const ended = once(server.child, 'exit');
      server.child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A copy of a folder, whose files are links where they can be: nothing here writes into one of WordPress's. */
function copyTree(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync('cp', ['-rl', from, to], { stdio: 'ignore' });
  } catch {
    // On another file system.
    cpSync(from, to, { recursive: true });
  }
}

/** Resolves once a server answers there. */
async function answers(address: string): Promise<void> {
  for (let attempt = 1; attempt <= 100; attempt++) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(50);
  }
  assert.fail(`${address} does not answer`);
}

/** What the plugin must be told of the sandbox's theatre. */
export const theatre = demoTheatre;
