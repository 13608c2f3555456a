import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { read } from './package-files.js';

const text = read('docs/frameworks.md');
const elements = text.slice(text.indexOf('\n## The elements\n'));
const copied = elements.matchAll(/\]\((\.\.\/test\/consumers\/[^)]+)\):\n\n```\w+\n(.*?)^```$/gms);
/** A part of a file stands deeper in it than in a document. */
const lines = (code: string) => code.replaceAll(/^ +/gm, '');

describe('what the document on frameworks shows of an app', () => {
  const blocks = Array.from(copied, ([, link = '', code = '']) => [join('docs', link), code]);

  it('says of every block where it is from', () => {
    assert.equal(blocks.length, Array.from(elements.matchAll(/^```\w+$/gm)).length);
  });

  for (const [file = '', code = ''] of blocks)
    it(`stands there: ${file}`, () => {
      assert(lines(read(file)).includes(lines(code)), code);
    });
});
