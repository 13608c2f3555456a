import { defaultReporter, startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import config from '../../web-test-runner.config.mjs';
import { camera } from './camera.mjs';

/** The same letters and edges on every machine. */
const plain = ['--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu'];

/** Arabic is a language that the demo theatre brings itself. */
const wordsOf = (lang) => (lang === 'ar' ? 'demo/translated/arabic.ts' : `src/i18n/${lang}.ts`);

/** The runner's page, in which the elements speak these languages; `head` and `attributes` are HTML. */
export function pageFor(languages, { head, attributes = '' }) {
  // Dutch is built in.
  const added = languages.filter((lang) => lang !== 'nl');
  const register = added.map(
    (lang) => `import { ${lang} } from '/${wordsOf(lang)}';
      registerLanguage('${lang}', ${lang});`,
  );
  return `<!doctype html>
<html lang="nl" ${attributes}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    ${head}
    <script type="module">
      import { registerLanguage } from '/src/i18n/languages.ts';
      ${register.join('\n      ')}
    </script>
  </head>
  <body></body>
</html>`;
}

/**
 * Runs tests that photograph, and resolves with whether all passed.
 * @param {object} options
 * @param {import('./find-chromium.mjs').Chromium} options.chromium
 * @param {string} options.files
 * @param {string[]} options.pages See `pageFor`; each is a run of the files, all at a time.
 * @param {(name: string, png: Buffer) => string | void} options.keep See `camera`.
 * @param {object[]} [options.reporters]
 */
export async function takePictures({ chromium, files, pages, keep, reporters = [] }) {
  const { executablePath, args, env } = chromium;
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      ...config,
      files: undefined,
      groups: pages.map((html, index) => ({
        name: `page ${index + 1}`,
        files,
        testRunnerHtml: (testFramework) =>
          html.replace('</body>', `<script type="module" src="${testFramework}"></script></body>`),
      })),
      browsers: [
        chromeLauncher({
          launchOptions: {
            executablePath,
            args: [...args, ...plain],
            env: { ...env, TZ: 'Europe/Amsterdam' },
          },
          // Each page has its own storage.
          createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
        }),
      ],
      concurrency: pages.length,
      plugins: [...config.plugins, camera(keep)],
      testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
      testsFinishTimeout: 900_000,
      reporters: [defaultReporter({ reportTestProgress: false }), ...reporters],
    },
  });
  return new Promise((resolve) => runner.on('stopped', resolve));
}
