import { defaultReporter } from '@web/test-runner';
import { browserCounts } from '../../scripts/browser-counts.mjs';
import config from '../../web-test-runner.config.mjs';
import { webKitLauncher } from './webkit.mjs';

/** The browser tests in WebKit: `wtr --config test/browser/webkit.config.mjs`. */
export default {
  ...config,
  // What is emulated only Chromium can emulate.
  files: [config.files, '!test/emulated/**'],
  browsers: [webKitLauncher()],
  reporters: [defaultReporter(), browserCounts('node_modules/.cache/test-counts/webkit.json')],
};
