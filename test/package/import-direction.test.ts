import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

/** Each room of `src` with the rooms that it may import from. */
const allowed: Record<string, string[]> = {
  api: [],
  i18n: [],
  store: ['api', 'i18n'],
  elements: ['api', 'i18n', 'store'],
  page: ['api', 'elements', 'i18n', 'store'],
  orders: ['api'],
  gateway: ['api'],
  types: ['api', 'elements', 'i18n', 'store'],
};

const rules = ['no-restricted-imports', 'no-restricted-globals'];
const eslint = new ESLint({
  // Without types, so that the files need not exist.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => rules.includes(ruleId),
});

/** The rules that a text would break if it stood in the file. */
async function broken(text: string, file: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  assert.ok(result);
  return result.messages.map(({ ruleId }) => ruleId);
}

describe('the import direction', () => {
  for (const [room, others] of Object.entries(allowed)) {
    for (const other of Object.keys(allowed).filter((name) => name !== room)) {
      const may = others.includes(other);
      it(`${may ? 'lets' : 'does not let'} ${room} import from ${other}`, async () => {
        const expected = may ? [] : ['no-restricted-imports'];
        const text = `import { a } from '../${other}/a.js';`;
        const deepText = `export * from '../../${other}/deep/a.js';`;
        assert.deepEqual(await broken(text, `src/${room}/sample.ts`), expected);
        assert.deepEqual(await broken(deepText, `src/${room}/deep/sample.ts`), expected);
      });
    }
  }

  it('lets a room import from itself', async () => {
    const text = "import { a } from '../shared/a.js';";
    assert.deepEqual(await broken(text, 'src/elements/cart/sample.ts'), []);
  });

  it('does not let a room import an entry file', async () => {
    for (const entry of ['index', 'define', 'client', 'orders', 'gateway']) {
      const text = `export * from '../${entry}.js';`;
      assert.deepEqual(await broken(text, 'src/api/sample.ts'), ['no-restricted-imports']);
    }
  });

  it('does not let src import from the demo or the tests', async () => {
    for (const file of [
      'src/sample.ts',
      'src/cdn/sample.ts',
      'src/client.ts',
      'src/api/sample.ts',
    ]) {
      for (const folder of ['demo', 'test', 'scripts']) {
        const text = `export * from '../${folder}/a.js';`;
        assert.deepEqual(await broken(text, file), ['no-restricted-imports'], `${file}: ${text}`);
      }
    }
  });

  it('lets an entry file import from any room', async () => {
    for (const room of Object.keys(allowed)) {
      assert.deepEqual(await broken(`export * from './${room}/a.js';`, 'src/index.ts'), []);
      assert.deepEqual(await broken(`export * from '../${room}/a.js';`, 'src/cdn/sample.ts'), []);
    }
  });

  it('keeps Lit, Node and the DOM out of the client and the gateway', async () => {
    for (const file of ['src/client.ts', 'src/api/sample.ts', 'src/gateway/sample.ts']) {
      assert.deepEqual(await broken("export * from 'lit';", file), ['no-restricted-imports']);
      assert.deepEqual(await broken("export * from 'node:fs';", file), ['no-restricted-imports']);
      assert.deepEqual(await broken('document.title;', file), ['no-restricted-globals']);
    }
  });
});
