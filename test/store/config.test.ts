import { expect } from '@open-wc/testing';
import { PepperedError } from '../../src/api/errors.js';
import { configureCart, findStore, onConfigure, resolveConfig } from '../../src/store/config.js';
import { requireStore } from '../../src/store/require-store.js';

const apiBase = `${location.origin}/gateway`;

describe('a page’s settings', () => {
  afterEach(() => {
    configureCart({
      clientName: undefined,
      apiBase: undefined,
      cartId: undefined,
      currency: undefined,
    });
  });

  it('stand in for what an element does not say itself', () => {
    configureCart({ clientName: 'delinde', apiBase, currency: 'EUR' });
    expect(resolveConfig({ currency: 'USD', clientName: undefined })).to.deep.include({
      clientName: 'delinde',
      apiBase,
      currency: 'USD',
    });
    expect(findStore()?.api.clientName).to.equal('delinde');
    expect(findStore({ clientName: 'other' })?.api.clientName).to.equal('other');
  });

  it('come together from several calls', () => {
    configureCart({ clientName: 'delinde' });
    expect(findStore()).to.equal(undefined);
    configureCart({ apiBase });
    expect(findStore()?.api).to.include({ clientName: 'delinde', apiBase });
  });

  it('may come late: who waits for them hears', () => {
    const heard: (string | undefined)[] = [];
    const stop = onConfigure(() => heard.push(resolveConfig().clientName));
    configureCart({ clientName: 'delinde' });
    stop();
    configureCart({ clientName: 'other' });
    expect(heard).to.deep.equal(['delinde']);
  });

  it('name the cart of a shop that is new to the page', () => {
    configureCart({ clientName: 'with-cart', apiBase, cartId: 'aCart' });
    expect(findStore()?.state).to.include({ cartId: 'aCart', phase: 'loading' });
    expect(findStore({ cartId: 'another' })?.givenCartId).to.equal('aCart');
  });

  it('give each shop one store', () => {
    const store = findStore({ clientName: 'delinde', apiBase });
    expect(store).not.to.equal(undefined);
    expect(findStore({ clientName: 'delinde', apiBase })).to.equal(store);
    expect(findStore({ clientName: 'delinde', apiBase: '/gateway' })).to.equal(store);
    expect(findStore({ clientName: 'delinde', apiBase: '/gateway/' })).to.equal(store);
    expect(findStore({ clientName: 'other', apiBase })).not.to.equal(store);
    expect(findStore({ clientName: 'delinde', apiBase: '/tickets' })).not.to.equal(store);
  });

  it('mean the page’s own origin, wherever its <base> points', () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.example/';
    document.head.append(base);
    try {
      expect(findStore({ clientName: 'based', apiBase: '/gateway' })?.api.apiBase).to.equal(
        apiBase,
      );
    } finally {
      base.remove();
    }
  });

  const wrong = {
    'an address without a scheme': { apiBase: 'gateway' },
    'an address of another host without a scheme': { apiBase: '//elsewhere.example' },
    'another scheme': { apiBase: 'javascript:alert(1)' },
    'a query': { apiBase: `${apiBase}?key=1` },
    'a name that changes the path': { clientName: '../v1' },
  };

  for (const [what, settings] of Object.entries(wrong)) {
    it(`are refused with ${what}`, () => {
      expect(() => findStore({ clientName: 'delinde', apiBase, ...settings }))
        .to.throw(PepperedError, /api-base|client-name/)
        .with.property('kind', 'invalid-request');
    });
  }

  it('must say which shop is meant where there are several', () => {
    const first = findStore({ clientName: 'first', apiBase });
    findStore({ clientName: 'second', apiBase });
    expect(() => requireStore())
      .to.throw(PepperedError, /several shops: name one/)
      .with.property('kind', 'invalid-request');
    expect(requireStore({ clientName: 'first', apiBase })).to.equal(first);
    configureCart({ clientName: 'first', apiBase });
    expect(requireStore()).to.equal(first);
  });
});
