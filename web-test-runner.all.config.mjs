import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findOthers } from './test/browser/find-others.mjs';
import { webKitLauncher } from './test/browser/webkit.mjs';
import chromiumOnly from './web-test-runner.config.mjs';

const { firefox, webKitDriver } = findOthers();

/** The browser tests in Chromium, Firefox and WebKit: `wtr --config web-test-runner.all.config.mjs`. */
export default {
  ...chromiumOnly,
  browsers: [
    ...chromiumOnly.browsers,
    chromeLauncher({
      puppeteer: puppeteerCore,
      // One page at a time has the focus.
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: firefox,
        extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
      },
    }),
    webKitLauncher(webKitDriver),
  ],
};
