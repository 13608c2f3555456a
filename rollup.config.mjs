import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import minifyLiterals from 'rollup-plugin-html-literals';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const isExternal = (id) =>
  id.startsWith('node:') ||
  Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

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
    sourcemap: true,
  },
};

/** One minified file for a script tag, with everything it needs inside. */
const bundle = (name, output = {}) => ({
  // Reading a property changes nothing, here and in Lit, so a schema that nobody uses can go.
  treeshake: { propertyReadSideEffects: false },
  input: `src/cdn/${name}.ts`,
  plugins: [
    minifyLiterals({ include: 'src/**' }),
    nodeResolve({ exportConditions: ['browser', 'production'] }),
    transpile,
    terser({
      ecma: 2022,
      compress: { passes: 3, keep_fargs: false, pure_getters: true },
      format: { comments: false },
    }),
  ],
  output: {
    file: `dist/cdn/${name}.js`,
    format: 'es',
    inlineDynamicImports: true,
    sourcemap: true,
    ...output,
  },
});

const languages = existsSync('src/cdn/lang') ? readdirSync('src/cdn/lang') : [];

export default [
  modules,
  bundle('peppered-cart'),
  bundle('peppered-cart', {
    file: 'dist/cdn/peppered-cart.iife.js',
    format: 'iife',
    name: 'PepperedCart',
  }),
  bundle('peppered-cart-badge'),
  ...languages.map((file) => bundle(`lang/${file.replace(/\.ts$/, '')}`)),
];
