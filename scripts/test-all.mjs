/** `npm run test:all`: the browser tests in all three browsers. The last line is `N passed, N failed`. */
import { check, finish, tests } from './stages.mjs';

await check('build', 'node scripts/build.mjs --if-needed');
await tests('chromium', 'wtr');
// Each has one page at a time, and a core for it.
await Promise.all([
  tests('firefox', 'wtr --config test/browser/firefox.config.mjs'),
  tests('webkit', 'wtr --config test/browser/webkit.config.mjs'),
]);
await tests('bfcache', 'node scripts/node-tests.mjs --counts=bfcache bfcache');
finish();
