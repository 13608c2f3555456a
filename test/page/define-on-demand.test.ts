import { expect } from '@open-wc/testing';
import { defineOnDemand } from '../../src/page/define-on-demand.js';
import { nextTask } from '../store/browser-page.js';

describe('an element whose code comes when the page has one', () => {
  const { warn } = console;
  let tag: string;
  let loads: number;
  let stop: () => void;
  let number = 0;

  beforeEach(() => {
    tag = `on-demand-${String(number++)}`;
    loads = 0;
  });

  afterEach(() => {
    stop();
    console.warn = warn;
    document.body.replaceChildren();
  });

  const arrive = () => {
    customElements.define(tag, class extends HTMLElement {});
    return Promise.resolve();
  };

  function listen(define = arrive) {
    stop = defineOnDemand({
      [tag]: () => {
        loads++;
        return define();
      },
    });
  }

  const isDefined = async () => {
    await nextTask();
    return customElements.get(tag) !== undefined;
  };

  it('is loaded once for all in the markup', async () => {
    document.body.innerHTML = `<p><${tag}></${tag}></p><${tag}></${tag}>`;
    listen();
    expect(await isDefined()).to.equal(true);
    expect(loads).to.equal(1);
  });

  it('is not loaded as long as there is none', async () => {
    listen();
    document.createElement(tag);
    document.body.innerHTML = '<p><other-element></other-element></p>';
    expect(await isDefined()).to.equal(false);
  });

  it('is loaded for one that a script makes, alone or deep in what it adds', async () => {
    listen();
    const outer = document.createElement('div');
    outer.append(document.createElement('p'));
    outer.firstElementChild?.append(document.createElement(tag));
    document.body.append(outer);
    expect(await isDefined()).to.equal(true);
  });

  it('is loaded for one in a shadow root, there already or added to it later', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    document.body.append(host);
    listen();
    expect(await isDefined()).to.equal(false);
    root.innerHTML = `<p><${tag}></${tag}></p>`;
    expect(await isDefined()).to.equal(true);
  });

  /** Defines an element that is on the page already, and has one in its shadow root. */
  async function defineAround({ attachShadow }: Pick<Element, 'attachShadow'> = Element.prototype) {
    document.body.append(document.createElement(`${tag}-outer`));
    await nextTask();
    class Outer extends HTMLElement {
      constructor() {
        super();
        attachShadow.call(this, { mode: 'open' }).innerHTML = `<${tag}></${tag}>`;
      }
    }
    customElements.define(`${tag}-outer`, Outer);
  }

  it('is loaded for one in the shadow root of an element that is defined later', async () => {
    listen();
    await defineAround();
    expect(await isDefined()).to.equal(true);
  });

  it('is loaded for one that has a shadow root itself, as a server renders it', async () => {
    const element = document.createElement(tag);
    element.attachShadow({ mode: 'open' });
    document.body.append(element);
    listen();
    expect(await isDefined()).to.equal(true);
  });

  for (const host of ['div', 'app-root'])
    it(`is loaded for one in a shadow root that a <${host}> of the page gets later`, async () => {
      document.body.innerHTML = `<main><${host}></${host}></main>`;
      listen();
      const root = document.querySelector(host)?.attachShadow({ mode: 'open' });
      expect(await isDefined()).to.equal(false);
      const inner = document.createElement('span');
      root?.append(inner);
      inner.attachShadow({ mode: 'open' }).innerHTML = `<p><${tag}></${tag}></p>`;
      expect(await isDefined()).to.equal(true);
    });

  it('is loaded once its host comes into the page, and not before', async () => {
    listen();
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = `<${tag}></${tag}>`;
    expect(await isDefined()).to.equal(false);
    document.body.append(host);
    expect(await isDefined()).to.equal(true);
  });

  describe('leaves the page its attachShadow', () => {
    const { prototype } = Element;
    const { attachShadow } = prototype;

    afterEach(() => {
      Object.defineProperty(prototype, 'attachShadow', { value: attachShadow, writable: true });
    });

    it('with the same name, answers and errors', () => {
      listen();
      const host = document.createElement('div');
      expect(prototype.attachShadow).to.include({ name: 'attachShadow', length: 1 });
      expect(host.attachShadow({ mode: 'open' })).to.equal(host.shadowRoot);
      expect(() => host.attachShadow({ mode: 'open' })).to.throw(DOMException);
      expect(() => document.createElement('input').attachShadow({ mode: 'open' })).to.throw(
        DOMException,
      );
    });

    it('as it was, once the page is not watched any more', () => {
      listen();
      expect(prototype.attachShadow).not.to.equal(attachShadow);
      stop();
      expect(prototype.attachShadow).to.equal(attachShadow);
    });

    it('to whoever has taken it over since, who then hears of nothing', async () => {
      document.body.innerHTML = '<div></div>';
      listen();
      const before = prototype.attachShadow;
      const others = function (this: Element, init: ShadowRootInit) {
        return before.call(this, init);
      };
      prototype.attachShadow = others;
      stop();
      expect(prototype.attachShadow).to.equal(others);
      const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
      root?.append(document.createElement(tag));
      expect(await isDefined()).to.equal(false);
    });

    it('where it is frozen, and looks again when the page has loaded', async () => {
      Object.defineProperty(prototype, 'attachShadow', { writable: false });
      document.body.innerHTML = '<div></div>';
      listen();
      const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
      root?.append(document.createElement(tag));
      expect(await isDefined()).to.equal(false);
      dispatchEvent(new Event('load'));
      expect(await isDefined()).to.equal(true);
    });

    it('where it is frozen, and looks into what is defined later', async () => {
      Object.defineProperty(prototype, 'attachShadow', { writable: false });
      listen();
      await defineAround();
      expect(await isDefined()).to.equal(true);
    });

    it('where a library has kept the old one, and looks into what that defines later', async () => {
      listen();
      await defineAround({ attachShadow });
      expect(await isDefined()).to.equal(true);
    });

    it('and looks into nothing any more, once the page is not watched', async () => {
      listen();
      document.body.append(document.createElement(`${tag}-outer`));
      await nextTask();
      stop();
      await defineAround({ attachShadow });
      expect(await isDefined()).to.equal(false);
    });
  });

  describe('that did not arrive', () => {
    const warnings: unknown[][] = [];

    beforeEach(async () => {
      console.warn = (...reasons: unknown[]) => warnings.push(reasons);
      warnings.length = 0;
      let tries = 0;
      listen(() => {
        if (!tries++) return Promise.reject(new TypeError('not there'));
        return arrive();
      });
      document.body.append(document.createElement(tag));
      expect(await isDefined()).to.equal(false);
    });

    it('says so to the page’s author', () => {
      expect(warnings).to.have.length(1);
      expect(warnings[0]?.[0]).to.contain(`<${tag}>`);
    });

    it('is asked for again when the browser is back online', async () => {
      dispatchEvent(new Event('online'));
      expect(await isDefined()).to.equal(true);
      expect(loads).to.equal(2);
    });

    it('is asked for again by the next such element', async () => {
      document.body.append(document.createElement(tag));
      expect(await isDefined()).to.equal(true);
    });
  });
});
