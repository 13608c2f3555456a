import { Buffer } from 'node:buffer';

/** What the page is looked at with, and how wide its window is. */
const devices = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};

/** The overrides last as long as the connection that made them. */
const connections = new WeakMap();

async function connect(page) {
  if (!connections.has(page)) connections.set(page, await page.createCDPSession());
  return connections.get(page);
}

const commands = {
  /** Unlike Puppeteer's own calls these never reload the page. */
  async look(devtools, { device, colorScheme, forcedColors }) {
    const metrics = { ...devices[device], deviceScaleFactor: 1, mobile: false };
    await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
    const enabled = device === 'phone';
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled });
    const features = {
      'prefers-color-scheme': colorScheme,
      'prefers-reduced-motion': 'reduce',
      'forced-colors': forcedColors ? 'active' : 'none',
    };
    await devtools.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    return '';
  },
  async photograph(devtools, { name, clip, beyond }, keep) {
    const { data } = await devtools.send('Page.captureScreenshot', {
      clip: { ...clip, scale: 1 },
      captureBeyondViewport: beyond,
    });
    return (await keep(name, Buffer.from(data, 'base64'))) ?? '';
  },
};

/**
 * A plugin for @web/test-runner in Chromium: pages can be looked at as on a phone or in the dark, and be
 * photographed: see `test/seen/camera.ts`.
 * @param {(name: string, png: Buffer) => string | void} keep Says what is wrong with the picture.
 */
export function camera(keep) {
  return {
    name: 'camera',
    async executeCommand({ command, payload, session }) {
      const run = commands[command];
      if (!run) return undefined;
      return run(await connect(session.browser.getPage(session.id)), payload, keep);
    },
  };
}
