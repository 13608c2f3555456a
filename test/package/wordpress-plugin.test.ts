import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { filesBelow, manifest, read } from './package-files.js';
import { plugin, startPhp } from './php/php.js';

/* The rules of the plugin directory and of its Plugin Check. */

const readme = read('wordpress/readme.txt');
const main = read('wordpress/peppered-cart.php');

/** The fields at the top of the readme, and of the plugin's main file. */
const field = (text: string, name: string): string | undefined =>
  new RegExp(String.raw`^(?: \* )?${name}:\s+(.+)$`, 'm').exec(text)?.[1];
const section = (name: string): string =>
  readme.split(`\n== ${name} ==\n`)[1]?.split('\n== ')[0] ?? '';

describe('the rules on escaping, nonces, input, queries, translations and functions', async () => {
  const php = await startPhp('8.5');
  const faultsIn = async (folder: string): Promise<string[]> => {
    const { text } = await php.run({
      code: `<?php $folder = '${folder}'; require '/tests/rules.php';`,
    });
    return v.parse(v.array(v.string()), JSON.parse(text));
  };

  test('are kept', async () => {
    assert.deepEqual(await faultsIn(plugin), []);
  });

  test('are looked at', async () => {
    const faults = (await faultsIn('/tests/broken')).map((fault) => fault.split(': ')[1]);
    assert.deepEqual(faults, [
      'runs without WordPress',
      'reading takes what a form sends without nonce and capability',
      'hooked takes what a form sends without nonce and capability',
      'prints what is not escaped',
      'prints what is not escaped',
      'prints what is not escaped',
      'prints what is not escaped',
      '$_GET is neither sanitized nor explained',
      '$_POST is neither sanitized nor explained',
      'a query that is neither prepared nor explained',
      'calls wp_redirect',
      'calls file_get_contents',
      'eval',
      'a text for translators that is not written out',
      'another text domain',
      'another text domain',
      'translators are not told what a placeholder is',
      'a heredoc',
      'a shell command',
      'a shell command',
      'prints what is not escaped',
    ]);
  });
});

describe('the readme', () => {
  test('says of versions and licence what the plugin’s header and package.json say', () => {
    for (const name of ['Requires at least', 'Requires PHP', 'License', 'License URI'])
      assert.equal(field(readme, name), field(main, name), name);
    assert.equal(field(readme, 'License'), 'MIT');
    for (const version of [
      field(readme, 'Stable tag'),
      field(main, 'Version'),
      /VERSION = '(.+)'/.exec(main)?.[1],
    ])
      assert.equal(version, manifest.version);
    assert.match(field(readme, 'Tested up to') ?? '', /^\d+\.\d+$/);
    assert.ok(section('Changelog').includes(`= ${manifest.version} =`));
  });

  test('has a name, five tags at most, a short description and every section', () => {
    assert.equal(/^=== (.+) ===\n/.exec(readme)?.[1], field(main, 'Plugin Name'));
    assert.ok((field(readme, 'Tags') ?? '').split(', ').length <= 5);
    const [, short = ''] = readme.split('\n\n');
    assert.ok(short.length > 0 && short.length <= 150, `${short.length} characters`);
    for (const name of ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog'])
      assert.notEqual(section(name).trim(), '', name);
  });

  test('has a sentence for every screenshot', () => {
    const sentences = section('Screenshots').match(/^\d+(?=\. )/gm) ?? [];
    const pictures = filesBelow('wordpress/assets').flatMap(
      (file) => /screenshot-(\d+)\.png$/.exec(file)?.[1] ?? [],
    );
    assert.deepEqual(pictures, sentences);
  });
});

test('the header names the text domain, where its translations are and who made it', () => {
  assert.equal(field(main, 'Text Domain'), manifest.name);
  assert.ok(existsSync(`wordpress${field(main, 'Domain Path') ?? ' '}`));
  for (const name of ['Description', 'Author']) assert.ok(field(main, name), name);
});

test('the pictures of the plugin directory have its sizes', () => {
  for (const [name, width, height] of [
    ['banner', 772, 250],
    ['banner', 1544, 500],
    ['icon', 128, 128],
    ['icon', 256, 256],
  ] as const) {
    const picture = readFileSync(`wordpress/assets/${name}-${width}x${height}.png`);
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [width, height]);
  }
});

test('the badge keeps the same room in the plugin, the README and the demo', () => {
  const room = (file: string): string =>
    /^peppered-cart-badge:not\(:defined\) \{[^}]+\}/m.exec(read(file))?.[0] ?? `none in ${file}`;
  assert.equal(room('wordpress/css/front.css'), room('README.md'));
  assert.equal(room('demo/pages/style.css'), room('README.md'));
  const withAmount = /^peppered-cart-badge\[show-amount\][^}]+\}/m;
  assert.equal(
    withAmount.exec(read('wordpress/css/front.css'))?.[0],
    withAmount.exec(read('README.md'))?.[0],
  );
});
