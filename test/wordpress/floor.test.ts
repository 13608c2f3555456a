import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findProgram } from '../browser/installed.mjs';
import { unpackedWordPress } from './debian-wordpress.js';

test('the plugin needs no function or class of WordPress that the oldest one it names does not have', () => {
  const [, oldest] =
    /Requires at least: +(\S+)/.exec(readFileSync('wordpress/peppered-cart.php', 'utf8')) ?? [];
  assert(oldest);
  const newer = execFileSync(
    findProgram('php-cli'),
    ['test/wordpress/newer.php', unpackedWordPress('7.1'), oldest],
    { encoding: 'utf8' },
  );
  assert.equal(newer, '');
});
