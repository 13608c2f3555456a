/** `npm test`: every check and every test, in one browser. The last line is `N passed, N failed`. */
import { rmSync } from 'node:fs';
import { hasPackagedChromium } from '../test/browser/find-chromium.mjs';
import { check, finish, indented, inTurn, tests } from './stages.mjs';

rmSync('coverage', { recursive: true, force: true });

// Side by side, for two cores; the tests have the machine to themselves.
await Promise.all([
  inTurn(check, ['build', 'node scripts/build.mjs'], ['types', 'tsc']),
  inTurn(
    check,
    ['lint', 'eslint . --max-warnings=0'],
    ['format', 'prettier --check .'],
    ['manifest', 'node scripts/manifest.mjs --check'],
  ),
]);
await tests('node', 'node scripts/node-tests.mjs --coverage --at-once=2');
await tests('chromium', 'wtr --coverage');
await check('coverage', 'node scripts/coverage.mjs');
await tests('e2e', 'node scripts/node-tests.mjs --at-once=2 --counts=e2e e2e');
// Other builds of Chromium draw a little differently: the pictures are those of one.
if (hasPackagedChromium) await tests('pixels', 'node scripts/pixels.mjs');
else console.log('– pixels: not compared, for want of Linux x64');
await check('publint', 'publint --strict');
await check('attw', 'attw --pack . --profile esm-only');
const sizes = await check('sizes', 'node scripts/sizes.mjs');
if (sizes.ok) console.log(indented(sizes.output));
finish();
