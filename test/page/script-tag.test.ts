import { expect } from '@open-wc/testing';
import { configureFromScript } from '../../src/page/script-tag.js';
import { configureCart, resolveConfig } from '../../src/store/config.js';

describe('a script tag', () => {
  const scripts: HTMLScriptElement[] = [];

  /** Puts a tag on the page as an editor would paste it. */
  function paste(data: Record<string, string>) {
    const script = document.createElement('script');
    Object.assign(script.dataset, data);
    document.body.append(script);
    scripts.push(script);
  }

  const nothing = {
    clientName: undefined,
    apiBase: undefined,
    cartId: undefined,
    cartCookie: undefined,
    ticketOrigin: undefined,
    paymentOrigins: undefined,
    currency: undefined,
    dataLayer: undefined,
  };

  afterEach(() => {
    for (const script of scripts.splice(0)) script.remove();
    configureCart(nothing);
  });

  it('sets the whole page up', () => {
    const settings = {
      clientName: 'delinde',
      apiBase: '/tickets',
      cartId: 'aCart',
      cartCookie: 'voordemensen_session_id',
      ticketOrigin: 'https://tickets.voordemensen.nl',
      paymentOrigins: 'https://pay.example.nl',
      currency: 'USD',
    };
    paste({ ...settings, layer: 'events' });
    configureFromScript();
    expect(resolveConfig()).to.deep.equal({ ...settings, dataLayer: 'events' });
  });

  it('is found among others, wherever an optimiser moved it; the first one counts', () => {
    paste({});
    paste({ clientName: 'first', apiBase: '/tickets' });
    paste({ clientName: 'second', apiBase: '/other' });
    configureFromScript();
    expect(resolveConfig()).to.include({ clientName: 'first', apiBase: '/tickets' });
  });

  it('may leave the settings to the elements', () => {
    paste({});
    configureFromScript();
    expect(resolveConfig()).to.deep.equal(nothing);
    expect(resolveConfig({ clientName: 'delinde' }).clientName).to.equal('delinde');
  });
});
