import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi } from '../../src/client.js';

const notAddresses = [
  '',
  '/gateway',
  'ftp://example.org',
  'javascript:alert(1)',
  'https://',
  'https://user:password@example.org',
  'https://example.org/?key=1',
  'https://example.org/?key=1&route=/tickets',
  'https://example.org/?route=/tickets&key=1',
  'https://example.org/#top',
  'https://example.org/a b',
  'https://[example.org',
  'https://example.org:99999',
];

for (const apiBase of notAddresses)
  test(`"${apiBase}" is not an api-base`, () => {
    assert.throws(() => createApi({ apiBase, clientName: 'demo' }), {
      name: 'PepperedError',
      kind: 'invalid-request',
      message: /^api-base must be/,
    });
  });

for (const clientName of ['', '..', 'a/b', 'a b', '%2e', 'théâtre', 'x'.repeat(129)])
  test(`"${clientName.slice(0, 20)}" is not a client-name`, () => {
    assert.throws(() => createApi({ apiBase: 'https://example.org', clientName }), {
      name: 'PepperedError',
      kind: 'invalid-request',
      message: /^client-name may hold/,
    });
  });
