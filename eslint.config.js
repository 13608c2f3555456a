import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Which rooms of `src` a room may import from. The files at the top of `src` and its `cdn` are entries. */
const rooms = {
  api: [],
  i18n: [],
  store: ['api', 'i18n'],
  elements: ['api', 'i18n', 'store'],
  page: ['api', 'i18n', 'store', 'elements'],
  orders: ['api'],
  gateway: ['api'],
};

const outside = {
  regex: '^(\\.\\./)+(demo|scripts|test)/',
  message: 'What ships imports nothing from outside src.',
};
const withoutNode = { group: ['node:*'], message: 'This runs in browsers too.' };
const withoutLit = { group: ['lit', 'lit/*', '@lit/*'], message: 'Lit belongs to the elements.' };
const withoutDom = [
  'document',
  'window',
  'customElements',
  'localStorage',
  'location',
  'navigator',
];

const importDirection = Object.entries(rooms).map(([room, allowed]) => {
  const forbidden = Object.keys(rooms).filter(
    (other) => other !== room && !allowed.includes(other),
  );
  const patterns = [
    outside,
    {
      regex: `^(\\.\\./)+(${forbidden.join('|')}|cdn)/`,
      message: `src/${room} may import from ${allowed.join(', ') || 'no other room'} only.`,
    },
    {
      regex: '^(\\.\\./)+(index|define|client|orders|gateway)\\.js$',
      message: 'Entry files are for consumers.',
    },
  ];
  // The back office runs in Node.
  if (room !== 'orders') patterns.push(withoutNode);
  if (!['elements', 'page'].includes(room)) patterns.push(withoutLit);
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'screenshots/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // node:test waits for its own promises; a plugin's types say that chai's equal() returns one.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'chai', name: 'Equal' },
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        console: false,
        fetch: false,
        process: false,
        setImmediate: false,
        URL: false,
        performance: false,
      },
    },
  },
  {
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [outside] }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: ['src/client.ts', 'src/gateway.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [outside, withoutNode, withoutLit] }] },
  },
  ...importDirection,
  {
    files: ['src/{api,orders,gateway}/**/*.ts', 'src/{client,orders,gateway}.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...withoutDom.map((name) => ({ name, message: 'This runs where there is no DOM.' })),
      ],
    },
  },
  {
    files: ['src/{elements,page}/**/*.ts', 'test/{elements,page}/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      // Lit calls listeners with their element as `this`.
      '@typescript-eslint/unbound-method': 'off',
      // LitElement always has the lifecycle methods.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Chai's assertions are properties: `expect(element).to.exist`.
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].map((object) => ({
          object,
          property: 'only',
          message: 'It would silently leave out the other tests.',
        })),
      ],
    },
  },
);
