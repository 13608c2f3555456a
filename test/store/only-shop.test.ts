import { expect } from '@open-wc/testing';
import { PepperedError } from '../../src/api/errors.js';
import { findStore } from '../../src/store/config.js';
import { requireStore } from '../../src/store/require-store.js';

describe('the only shop of a page', () => {
  it('must be there, and need not be named again', () => {
    expect(() => requireStore())
      .to.throw(PepperedError, /no shop is set up: give client-name and api-base/)
      .with.property('kind', 'invalid-request');
    expect(findStore({ clientName: 'delinde' })).to.equal(undefined);
    const store = findStore({ clientName: 'delinde', apiBase: '/gateway' });
    expect(requireStore()).to.equal(store);
  });
});
