import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from './package-files.js';

interface Declaration {
  tagName?: string;
  attributes?: { name: string; fieldName?: string }[];
  members?: { name: string; privacy?: string }[];
}

const { modules } = JSON.parse(read('custom-elements.json')) as {
  modules: { declarations?: Declaration[] }[];
};
const elements = modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);

describe('what editors are told of the elements', () => {
  for (const { tagName = '', attributes = [], members = [] } of elements)
    it(`is for their users: ${tagName}`, () => {
      const fields = members.filter(({ privacy }) => privacy === 'public').map(({ name }) => name);
      const unknown = attributes.filter(
        ({ fieldName }) => fieldName && !fields.includes(fieldName),
      );
      assert.deepEqual(unknown, [], 'An attribute belongs to a public property.');
    });
});
