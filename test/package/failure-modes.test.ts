import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { filesBelow, read } from './package-files.js';

interface Row {
  number: number;
  trigger: string;
  /** A test file with titles in it. */
  proofs: { file: string; titles: string[] }[];
}

/** Failure modes with an issue of their own: their tests are not in the table yet. */
const elsewhere = [18, 41, 42, 43, 51, 52, 53];

const rows = read('test/failure-modes.md')
  .split('\n')
  .map((line) => /^\| (\d+) \| (.+?) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, number, trigger = '', cell = '']): Row => {
    const proofs = cell.split('<br>').map((part) => {
      const [file = '', ...titles] = Array.from(
        part.matchAll(/`([^`]+)`/g),
        ([, text = '']) => text,
      );
      return { file, titles };
    });
    return { number: Number(number), trigger, proofs: proofs.filter(({ file }) => file) };
  });

/** The functions by which test files make a test; their first argument is its title. */
const makers = ['it', 'test', 'visit'];

/** The titles of a file's tests, with `…` for what they compute. */
function titlesIn(file: string): Set<string> {
  const titles = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && makers.includes(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.add(title.text);
      if (title && ts.isTemplateExpression(title))
        titles.add(
          [title.head, ...title.templateSpans.map(({ literal }) => literal)]
            .map(({ text }) => text)
            .join('…')
            .replace(/…+/g, '…'),
        );
    }
    ts.forEachChild(node, look);
  };
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  look(source);
  return titles;
}

describe('the table of failure modes', () => {
  it('has every number once, in order', () => {
    const numbers = Array.from({ length: 101 }, (_, index) => index + 1);
    assert.deepEqual(
      rows.map(({ number }) => number),
      numbers,
    );
  });

  for (const { number, trigger, proofs } of rows) {
    it(`names tests that are there: ${String(number)}, ${trigger}`, () => {
      assert.equal(proofs.length === 0, elsewhere.includes(number));
      for (const { file, titles } of proofs) {
        assert.ok(existsSync(file), file);
        const known = titlesIn(file);
        assert.ok(titles.length > 0, file);
        for (const title of titles) assert.ok(known.has(title), `${file} has no test "${title}"`);
      }
    });
  }
});

describe('the tests', () => {
  it('are never tried again, left out or run alone', () => {
    const files = filesBelow('test').filter((file) => file.endsWith('.ts'));
    for (const file of ['web-test-runner.config.mjs', 'scripts/node-tests.mjs', ...files])
      assert.doesNotMatch(
        read(file),
        /\bretries\b\s*[(:]|\b(it|test|describe)\.(skip|only|todo)\b/,
        file,
      );
  });
});
