/** The examples for frameworks, as they stand, each in the smallest site of its kind, on the package as it is published. */
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { conformance } from '../conformance/suite.js';
import { npm, packedPackage } from '../consumers/app.js';
import { newerNode, newerNodeEnvironment } from '../newer-node.js';
import { adapter } from './adapter.js';
import { openSite, type Environment } from './site.js';
import { startServer } from './start.js';

/** What each has built, and what of a proxy it must be told. */
const frameworks = {
  astro: { script: ['dist/server/entry.mjs'], proxy: { host: 'X-Forwarded-Host' } },
  next: { script: ['../node_modules/next/dist/bin/next', 'start'], proxy: {} },
  nuxt: { script: ['.output/server/index.mjs'], proxy: {} },
  sveltekit: { script: ['build/index.js'], proxy: {} },
};
const names = Object.keys(frameworks) as (keyof typeof frameworks)[];

const folder = await realpath(await mkdtemp(join(tmpdir(), 'theatre-')));
after(() => rm(folder, { recursive: true, force: true }));
const node = join(await newerNode(), 'node');
const env = await newerNodeEnvironment();
await install();

/** Puts the sites out of the repository, where they find nothing that they do not ask for, and installs them together. */
async function install(): Promise<void> {
  await cp('test/adapters/frameworks', folder, { recursive: true });
  await cp(await packedPackage(), join(folder, 'peppered-cart.tgz'));
  for (const name of names) {
    await cp(`examples/gateway/${name}`, join(folder, name), { recursive: true });
    await cp('examples/gateway/gateway.mjs', join(folder, name, 'gateway.mjs'));
  }
  const options = ['--prefer-offline', '--no-audit', '--no-fund'];
  await npm(folder, ['install', ...options], env);
}

/** Builds a site without secrets, and starts it with them. */
async function start(name: keyof typeof frameworks, environment: Environment) {
  const cwd = join(folder, name);
  const { SITE_ORIGIN } = environment;
  await npm(cwd, ['run', 'build'], { ...env, SITE_ORIGIN });
  return startServer(frameworks[name].script, { HOST: '127.0.0.1', ...environment }, { cwd, node });
}

const sites = await Promise.all(
  names.map(async (name) => {
    const site = await openSite((environment) => start(name, environment), { answersFirst: true });
    return { name, site };
  }),
);

describe('an example for a framework', { concurrency: true }, () => {
  for (const { name, site } of sites)
    describe(name, { concurrency: 1 }, () => {
      conformance(site.subject);
      adapter(site, { from: 'X-Forwarded-For', ...frameworks[name].proxy });
    });
});
