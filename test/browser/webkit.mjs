import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, startChild, startScreen } from './children.mjs';
import { findProgram } from './installed.mjs';
import { WebDriverPage } from './web-driver.mjs';

/** Has GTK's settings for these tests: no animations, which is what pages see as reduced motion. */
const gtkSettings = fileURLToPath(new URL('gtk', import.meta.url));

/**
 * Runs test files in WebKitGTK, one after another in one window, for @web/test-runner.
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function webKitLauncher() {
  const driver = findProgram('webkit2gtk-driver');
  const xvfb = findProgram('xvfb');
  let starting;
  let page;
  let current;
  let sessions = 0;
  return {
    name: 'WebKit',
    // What a test presses and clicks comes to the page as Playwright's calls.
    type: 'playwright',
    concurrency: 1,
    async startSession(sessionId, url) {
      // A window remembers a hundred places, and then takes no more.
      if (++sessions % 25 === 0) {
        await (await starting)?.stop();
        starting = undefined;
      }
      starting ??= startWebKit(driver, xvfb);
      ({ page } = await starting);
      current = { sessionId, url };
      await page.goto(url);
    },
    getPage: () => page,
    isActive: (sessionId) => current?.sessionId === sessionId,
    getBrowserUrl: () => current?.url,
    async stopSession() {
      current = undefined;
      await page.release();
      await page.goto('about:blank');
      return {};
    },
    async stop() {
      await (await starting)?.stop();
    },
    startDebugSession() {
      throw new Error('A file is debugged in Chromium: run it without the other browsers.');
    },
  };
}

async function startWebKit(driverPath, xvfb) {
  const screen = await startScreen(xvfb);
  const port = await freePort();
  const driver = await startChild(driverPath, [`--port=${String(port)}`], {
    env: { ...process.env, DISPLAY: screen.display, XDG_CONFIG_DIRS: gtkSettings },
  });
  const origin = `http://127.0.0.1:${String(port)}`;
  await listening(origin);
  const page = await WebDriverPage.open(origin, { pageLoadStrategy: 'none' });
  await page.resize(800, 600);
  return {
    page,
    async stop() {
      await page.close();
      await driver.stop();
      await screen.stop();
    },
  };
}

/** Resolves when the driver answers. */
async function listening(origin) {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      await fetch(`${origin}/status`);
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await wait(50);
  }
}
