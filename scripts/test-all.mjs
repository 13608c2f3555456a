/**
 * `npm run test:all`: the browser tests in all three browsers, the gateway's stores on PostgreSQL and Redis, the
 * gateway in other servers, apps of other frameworks, and the plugin in WordPress.
 * `--after-test` leaves out what `npm test` has run. The last line is `N passed, N failed`.
 */
import { missing, missingPackages } from '../test/browser/installed.mjs';
import { check, finish, inTurn, tests } from './stages.mjs';

const packages = missingPackages();
if (packages.length > 0) {
  console.error(missing(packages));
  process.exit(1);
}

await check('build', 'node scripts/build.mjs --if-needed');
if (!process.argv.includes('--after-test')) await tests('chromium', 'wtr');
// Side by side, for two cores: each has one page at a time, and Firefox takes as long as the others together.
await Promise.all([
  tests('firefox', 'wtr --config test/browser/firefox.config.mjs'),
  inTurn(
    tests,
    ['webkit', 'wtr --config test/browser/webkit.config.mjs'],
    ['bfcache', 'node scripts/node-tests.mjs --counts=bfcache bfcache'],
    ['postgresql', 'node scripts/node-tests.mjs --counts=postgresql postgresql'],
    ['redis', 'node scripts/node-tests.mjs --counts=redis redis'],
    ['adapters', 'node scripts/node-tests.mjs --counts=adapters adapters'],
  ),
]);
await tests('consumers', 'node scripts/node-tests.mjs --at-once=2 --counts=consumers consumers');
await check('phpcs', 'phpcs --standard=test/wordpress/phpcs.xml -q');
await check('wordpress zip', 'node scripts/build-wordpress.mjs');
// A page that waits leaves the processors to another.
await tests('wordpress', 'node scripts/node-tests.mjs --at-once=3 --counts=wordpress wordpress');
finish();
