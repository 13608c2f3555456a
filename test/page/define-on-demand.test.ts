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

  it('is loaded for one in the shadow root of an element that is defined later', async () => {
    const outerTag = `${tag}-outer`;
    listen();
    document.body.append(document.createElement(outerTag));
    await nextTask();
    class Outer extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = `<${tag}></${tag}>`;
      }
    }
    customElements.define(outerTag, Outer);
    expect(await isDefined()).to.equal(true);
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
