import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transformSync } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import minifyLiterals from 'rollup-plugin-html-literals';
import license from 'rollup-plugin-license';
import { handOver } from './scripts/hand-over.mjs';
import { notices } from './scripts/notices.mjs';

const { dependencies, peerDependencies, version } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const isExternal = (id) =>
  /^(node|cloudflare):/.test(id) ||
  Object.keys({ ...dependencies, ...peerDependencies }).some(
    (name) => id === name || id.startsWith(`${name}/`),
  );

/** The oldest browsers that are supported; `browserslist` in package.json holds the code to the same. */
const browsers = ['chrome111', 'firefox113', 'safari16.4'];

const transpile = esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });

/** ES modules for npm: one file for each source, dependencies left to the consumer. */
const modules = {
  input: [
    'src/index.ts',
    'src/define.ts',
    'src/elements/cart-badge/define.ts',
    'src/elements/cart/define.ts',
    'src/elements/checkout/define.ts',
    'src/client.ts',
    'src/orders.ts',
    'src/gateway.ts',
    'src/gateway/durable-object.ts',
    'src/orders/cli/main.ts',
  ],
  external: isExternal,
  plugins: [
    { name: 'clean', buildStart: () => rmSync('dist', { recursive: true, force: true }) },
    transpile,
  ],
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
  },
};

/** What the commands take from beside them: the modules above. */
const besideCommands = (id) => /^src\/(api|gateway)\//.test(relative('.', id));

/** The commands with the servers that they start, so that nobody installs those who wants the elements alone. */
const commands = {
  input: ['src/server/gateway.ts', 'src/server/sandbox.ts'],
  external: (id) => isExternal(id) || besideCommands(id),
  plugins: [
    nodeResolve({ exportConditions: ['node'] }),
    commonjs(),
    json(),
    transpile,
    terser({ ecma: 2022, format: { comments: false } }),
    license({ thirdParty: { output: notices('dist/server') } }),
  ],
  output: {
    dir: 'dist/server',
    chunkFileNames: '[name].js',
    format: 'es',
    paths: (id) =>
      besideCommands(id) ? relative('src/server', id).replace(/\.ts$/, '.js') : undefined,
  },
};

/** By itself the plugin takes a minifier that leaves a style sheet as it is where it does not know an at-rule. */
function minifyCSS(css) {
  const { code, warnings } = transformSync(css, {
    loader: 'css',
    minify: true,
    charset: 'utf8',
    target: browsers,
  });
  if (warnings.length) throw new Error(warnings.map(({ text }) => text).join('\n'));
  // Back in its template a backslash is JavaScript's, and Lit would be handed no style sheet at all.
  if (code.includes('\\'))
    throw new Error(`An escape in a style sheet; write the character: ${code}`);
  return code.trim();
}

/** One minified file for a script tag, with everything it needs inside. */
const bundle = (name, output = {}, plugins = []) => ({
  // Reading a property changes nothing, here and in Lit, so a schema that nobody uses can go.
  treeshake: { propertyReadSideEffects: false },
  input: `src/cdn/${name}.ts`,
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    ...plugins,
    minifyLiterals({ include: 'src/**', options: { minifyOptions: { minifyCSS } } }),
    nodeResolve({ exportConditions: ['browser', 'production'] }),
    transpile,
    terser({
      ecma: 2022,
      compress: { passes: 3, keep_fargs: false, pure_getters: true },
      format: { comments: false },
    }),
  ],
  output: {
    dir: 'dist/cdn',
    entryFileNames: `${name}.js`,
    format: 'es',
    generatedCode: { arrowFunctions: true },
    // For the sizes, which look at what is in a file. They are larger than everything else, and not in the package.
    sourcemap: 'hidden',
    ...output,
  },
});

/** In which chunk a module is, with what only that chunk needs. The rest is the entry's. */
const chunks = {
  cart: /\/elements\/cart\//,
  'data-layer': /\/store\/data-layer\//,
  checkout: /\/elements\/checkout\/|\/store\/(orders|order-phase)\./,
  shared:
    /\/elements\/shared\/(focus-keeper|money|navigations|payment-address|styles|views)\.|\/i18n\/nl-view\./,
};

/** An entry, and beside it in `chunks` what not every page needs. */
const bundleWithChunks = (name, plugins = []) =>
  bundle(
    name,
    {
      chunkFileNames: 'chunks/[name].js',
      manualChunks: (id, { getModuleInfo }) =>
        getModuleInfo(id).isEntry
          ? name
          : Object.keys(chunks).find((chunk) => chunks[chunk].test(id)),
    },
    [...plugins, handOver(version)],
  );

/** Nothing of the badge needs the store's own code, until there is a cart. */
const badgeAlone = {
  name: 'badge-alone',
  resolveId: (id) => {
    // What it tells of is done on other pages.
    if (id.endsWith('/follow.js')) return resolve('src/cdn/without-statistics.ts');
    if (id.endsWith('/open-store.js')) return resolve('src/cdn/open-store-on-demand.ts');
    return id.endsWith('/note.js') ? resolve('src/cdn/without-note.ts') : null;
  },
};

const languages = existsSync('src/cdn/lang') ? readdirSync('src/cdn/lang') : [];

export default [
  modules,
  commands,
  bundleWithChunks('peppered-cart'),
  bundle(
    'peppered-cart.iife',
    { format: 'iife', name: 'PepperedCart', inlineDynamicImports: true },
    // It holds all that the other files hold.
    [license({ thirdParty: { output: notices('dist/cdn') } })],
  ),
  bundleWithChunks('peppered-cart-badge', [badgeAlone]),
  ...languages.map((file) => bundle(`lang/${file.replace(/\.ts$/, '')}`)),
];
