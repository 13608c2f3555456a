import { defaultReporter } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { browserCounts } from '../../scripts/browser-counts.mjs';
import config from '../../web-test-runner.config.mjs';
import { findProgram } from './installed.mjs';

/** The browser tests in Firefox: `wtr --config test/browser/firefox.config.mjs`. */
export default {
  ...config,
  // What is emulated only Chromium can emulate.
  files: [config.files, '!test/emulated/**'],
  browsers: [
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {
        browser: 'firefox',
        executablePath: findProgram('firefox-esr'),
        extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
      },
    }),
  ],
  // One page at a time has the focus.
  concurrency: 1,
  reporters: [defaultReporter(), browserCounts('node_modules/.cache/test-counts/firefox.json')],
};
