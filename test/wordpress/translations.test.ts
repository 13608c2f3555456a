import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { findProgram } from '../browser/installed.mjs';

test('everything that owners, editors and visitors read is there in Dutch', () => {
  const untranslated = execFileSync(
    findProgram('php-cli'),
    ['test/wordpress/untranslated.php', 'nl_NL'],
    { encoding: 'utf8' },
  );
  assert.equal(untranslated, '');
});
