import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as v from 'valibot';
import { findProgram } from '../browser/installed.mjs';

test('everything that owners, editors and visitors read is there in Dutch', () => {
  const untranslated = execFileSync(
    findProgram('php-cli'),
    ['test/wordpress/untranslated.php', 'nl_NL'],
    { encoding: 'utf8' },
  );
  assert.equal(untranslated, '');
});

test('everything that the blocks say in the editor is there in Dutch, and nothing that they said once', () => {
  const folder = 'wordpress/blocks';
  const said = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) =>
      Array.from(
        readFileSync(`${folder}/${file}`, 'utf8').matchAll(/__\(\s*'([^']*)',\s*'peppered-cart'/g),
        ([, words = '']) => words,
      ),
    );
  const { locale_data } = v.parse(
    v.object({
      locale_data: v.object({ messages: v.record(v.string(), v.unknown()) }),
    }),
    JSON.parse(
      readFileSync('wordpress/languages/peppered-cart-nl_NL-peppered-cart-editor.json', 'utf8'),
    ),
  );
  const translated = Object.keys(locale_data.messages).filter((words) => words !== '');
  assert.deepEqual([...new Set(said)].sort(), translated.sort());
});
