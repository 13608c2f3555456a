import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The names of a zip's files, from its directory at the end. */
function filesOf(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return name;
  });
}

test('the zip holds the plugin in a folder of its name, with its licence, and nothing superfluous', () => {
  const zip = readFileSync('dist/peppered-cart.zip');
  const files = filesOf(zip);
  for (const file of [
    'LICENSE',
    'peppered-cart.php',
    'readme.txt',
    'uninstall.php',
    'cdn/peppered-cart.js',
    'cdn/THIRD-PARTY-NOTICES.txt',
  ])
    assert.ok(files.includes(`peppered-cart/${file}`), file);
  assert.deepEqual(
    files.filter(
      (file) =>
        !/^peppered-cart\/((includes|blocks|cdn|css|languages)\/[\w/.-]+\.(php|js|json|css|txt)|LICENSE|[\w-]+\.(php|txt))$/.test(
          file,
        ) || file.includes('/.'),
    ),
    [],
  );
  assert.ok(zip.length < 260_000, `${zip.length} bytes`);
});
