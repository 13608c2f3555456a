/** Names of keys, as in `sendKeys`, that WebDriver has code points for: https://www.w3.org/TR/webdriver2/#keyboard-actions. */
const keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};
const buttons = { left: 0, middle: 1, right: 2 };

/**
 * A page in a browser that is driven over WebDriver (https://www.w3.org/TR/webdriver2/). `mouse` and
 * `keyboard` have the methods of Puppeteer and Playwright that @web/test-runner-commands calls.
 */
export class WebDriverPage {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** Starts a browser. @param {string} origin Where the driver listens. */
  static async open(origin, capabilities) {
    const { sessionId } = await send('POST', `${origin}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverPage(`${origin}/session/${sessionId}`);
  }

  goto(url) {
    return send('POST', `${this.#session}/url`, { url });
  }

  /** Gives the page itself this size, whatever surrounds it. */
  async resize(width, height) {
    const [besideIt, aboveIt] = await send('POST', `${this.#session}/execute/sync`, {
      script: 'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      args: [],
    });
    const rect = { width: width + besideIt, height: height + aboveIt };
    await send('POST', `${this.#session}/window/rect`, rect);
  }

  /** Lets go of every key and button. */
  release() {
    return send('DELETE', `${this.#session}/actions`);
  }

  close() {
    return send('DELETE', this.#session);
  }

  mouse = {
    move: (x, y) => this.#point({ type: 'pointerMove', x, y }),
    down: ({ button = 'left' } = {}) => this.#point(press('pointerDown', button)),
    up: ({ button = 'left' } = {}) => this.#point(press('pointerUp', button)),
    click: (x, y, { button = 'left' } = {}) =>
      this.#point(
        { type: 'pointerMove', x, y },
        press('pointerDown', button),
        press('pointerUp', button),
      ),
  };

  keyboard = {
    down: (key) => this.#type(stroke('keyDown', key)),
    up: (key) => this.#type(stroke('keyUp', key)),
    press: (key) => this.#type(stroke('keyDown', key), stroke('keyUp', key)),
    type: (text) =>
      this.#type(...[...text].flatMap((key) => [stroke('keyDown', key), stroke('keyUp', key)])),
  };

  #point(...actions) {
    return this.#perform({ type: 'pointer', id: 'mouse', actions });
  }

  #type(...actions) {
    return this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  async #perform(source) {
    await send('POST', `${this.#session}/actions`, { actions: [source] });
  }
}

const press = (type, button) => ({ type, button: buttons[button] });
const stroke = (type, key) => ({ type, value: keys[key] ?? key });

/** @throws {Error} with what the driver says is wrong. */
async function send(method, url, body) {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}
