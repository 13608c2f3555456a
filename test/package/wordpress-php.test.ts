import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { filesBelow } from './package-files.js';
import { plugin, startPhp, versions } from './php/php.js';

const Case = v.object({ name: v.string(), expected: v.unknown(), actual: v.unknown() });
const phpFiles = filesBelow('wordpress').filter((file) => file.endsWith('.php'));

for (const version of Object.keys(versions) as (keyof typeof versions)[]) {
  await describe(`the plugin on PHP ${version}`, async () => {
    const php = await startPhp(version);

    /** What a PHP file of the folder `php` prints, as JSON. */
    const print = async (file: string): Promise<unknown> => {
      const { text } = await php.run({ code: `<?php require '/tests/${file}';` });
      try {
        return JSON.parse(text);
      } catch {
        throw new Error(`${file} printed: ${text}`);
      }
    };

    await test('is the version that it says', async () => {
      const { text } = await php.run({ code: '<?php echo PHP_VERSION;' });
      assert.ok(text.startsWith(`${version}.`), text);
    });

    await test('compiles, every file, without a warning or a word about what is deprecated', async () => {
      const { compiled, faults } = v.parse(
        v.object({ compiled: v.array(v.string()), faults: v.array(v.string()) }),
        await print('compile.php'),
      );
      assert.deepEqual(faults, []);
      assert.deepEqual(
        compiled.map((file) => file.replace(plugin, 'wordpress')).sort(),
        phpFiles.filter((file) => file !== 'wordpress/uninstall.php'),
      );
    });

    await test('calls no function that is missing or deprecated', async () => {
      assert.deepEqual(v.parse(v.array(v.string()), await print('functions.php')), []);
    });

    for (const { name, expected, actual } of v.parse(v.array(Case), await print('cases.php')))
      await test(name, () => {
        assert.deepEqual(actual, expected);
      });
  });
}
