import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
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
  server: ['api', 'gateway'],
  types: ['api', 'i18n', 'store', 'elements'],
};

const outside = {
  regex: '^(\\.\\./)+(demo|scripts|test)/',
  message: 'What ships imports nothing from outside src.',
};
/** A command brings the sandbox along. */
const outsideButSandbox = { ...outside, regex: '^(\\.\\./)+(demo/(?!sandbox/)|scripts|test)' };
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
    room === 'server' ? outsideButSandbox : outside,
    {
      regex: `^(\\.\\./)+(${forbidden.join('|')}|cdn)/`,
      message: `src/${room} may import from ${allowed.join(', ') || 'no other room'} only.`,
    },
    {
      regex: '^(\\.\\./)+(index|define|client|orders|gateway)\\.js$',
      message: 'Entry files are for consumers.',
    },
  ];
  // The back office and the commands run in Node.
  if (!['orders', 'server'].includes(room)) patterns.push(withoutNode);
  if (!['elements', 'page'].includes(room)) patterns.push(withoutLit);
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

/**
 * Newer than the oldest browsers, and not seen by eslint-plugin-compat, which looks at names alone: it knows globals, but
 * few static methods, and nothing of instances. Neither looks into style sheets: the build makes their syntax older, and
 * what a browser does not know there must be an ornament. `test/elements/oldest-browsers.test.ts` goes without all of it.
 */
const later = [
  '[object.name=/^(Map|Object)$/][property.name=groupBy]',
  '[object.name=AbortSignal][property.name=any]',
  '[object.name=Array][property.name=fromAsync]',
  '[object.name=Promise][property.name=/^(try|withResolvers)$/]',
  '[object.name=RegExp][property.name=escape]',
  '[object.name=Response][property.name=json]',
  '[object.name=URL][property.name=/^(canParse|parse)$/]',
  '[property.name=/^(aria[A-Z].*|popover|(show|hide|toggle)Popover|closedBy|requestClose)$/]',
  '[property.name=/^(checkVisibility|getHTML|moveBefore|setHTML.*|startViewTransition)$/]',
  '[property.name=/^(to(Reversed|Sorted|Spliced)|(is|to)WellFormed|userActivation)$/]',
].map((member) => `MemberExpression${member}`);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'screenshots/',
      '.cache/',
      'wordpress/cdn/',
      // Each is checked with what it installs.
      'test/adapters/frameworks/',
      'test/consumers/*/',
      'test/package/frameworks/',
    ],
  },
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
    files: ['wordpress/blocks/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { window: false, Request: false, Response: false },
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
    files: ['src/types/*.ts'],
    rules: {
      // How a framework's own types are added to.
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
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
    files: ['src/{api,cdn,elements,i18n,page,store}/**/*.ts', 'src/{client,define,index}.ts'],
    extends: [compat.configs['flat/recommended']],
    settings: { lintAllEsApis: true },
    rules: {
      'no-restricted-syntax': [
        'error',
        ...later.map((selector) => ({
          selector,
          message: 'The oldest browsers in package.json do not have it: guard it, or do without.',
        })),
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
