import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { tsImport } from 'tsx/esm/api';
import { browserCounts } from './scripts/browser-counts.mjs';
import { freePort } from './test/browser/children.mjs';
import { emulation } from './test/browser/emulate.mjs';
import { findChromium } from './test/browser/find-chromium.mjs';

const { executablePath, args, env } = await findChromium();

/** Serves the gateway and the sandbox from the origin of the test pages. */
function testServer() {
  let started;
  return {
    name: 'test-server',
    async serverStart() {
      const { startTestServer } = await tsImport('./test/server.ts', import.meta.url);
      started = await startTestServer();
    },
    async serverStop() {
      await started?.close();
    },
    async middleware(context, next) {
      if (!started?.prefixes.some((prefix) => context.path.startsWith(prefix))) return next();
      // The listener answers on the raw response, after the runner has looked for missing files.
      context.status = 200;
      context.respond = false;
      setImmediate(() => started.listener(context.req, context.res));
    },
  };
}

const server = testServer();

export default {
  files: 'test/{store,elements,page,i18n,emulated}/**/*.test.ts',
  // The runner's own choice would be the same for two that start together.
  port: await freePort(),
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    { name: server.name, serverStart: server.serverStart, serverStop: server.serverStop },
    emulation(),
  ],
  middleware: [server.middleware],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args: [...args, '--force-prefers-reduced-motion'], env },
      // Files run side by side: each page has its own storage, cookies and channels, and its own focus.
      async createPage({ browser }) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  concurrency: 2,
  // Long enough for a machine that does other things too.
  browserStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  // A page runs one file after another; every file finds its storage empty.
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8" />
    <title>peppered-cart</title>
  </head>
  <body>
    <script>
      localStorage.clear();
      sessionStorage.clear();
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/cdn/**', 'node_modules/**'],
    reporters: ['json'],
    reportDir: 'coverage/browser',
  },
  reporters: [defaultReporter(), browserCounts('node_modules/.cache/test-counts/chromium.json')],
};
