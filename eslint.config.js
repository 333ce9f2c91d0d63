import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const impure = [
  ...['Date', 'setTimeout', 'setInterval', 'fetch', 'process', 'window', 'document'],
  ...['globalThis', 'performance', 'crypto'],
];

const outside = ['node', 'host', 'cli', 'main', 'preload'].map((layer) => `**/${layer}/*`);
const forbiddenInRenderer = [
  { group: ['reveal.js', 'reveal.js/*'], message: 'Only src/renderer/stage knows reveal.js.' },
  {
    group: ['node:*', 'electron', ...outside],
    message: 'The renderer imports core and contract only.',
  },
];

/** Screens never import each other, nor do the parts they share import them. */
const screens = [
  ...['stage', 'access', 'explore', 'menu', 'presenter', 'search', 'staff'],
  ...['presenter-view', 'remote'],
];
const screenRules = [...screens, 'ui', 'i18n', 'state', 'transport', 'covers'].map((folder) => ({
  files: [`src/renderer/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...forbiddenInRenderer.slice(folder === 'stage' ? 1 : 0),
          {
            group: [
              ...screens.filter((screen) => screen !== folder).map((screen) => `../${screen}/*`),
              // The stage draws slides for all of them.
              ...['still-slide.ts', 'slide-preview.svelte'].map((file) => `!../stage/${file}`),
            ],
            message: 'Screens never import each other; what they share lies in ui, i18n, state, …',
          },
        ],
      },
    ],
  },
}));

export default ts.config(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'playwright-report'] },
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    rules: {
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
  },
  {
    // Electron's pages are sandboxed without forms (main/app-protocol.ts): a submission would be lost without a word.
    files: ['src/renderer/**/*.svelte'],
    ignores: ['src/renderer/remote/**'],
    rules: { 'svelte/no-restricted-html-elements': ['error', 'form'] },
  },
  {
    // Core is pure: time and chance come in through ports.
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Intl', property: 'DateTimeFormat' },
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'electron'] }],
    },
  },
  {
    // dependency-cruiser does not see `import type` inside .svelte files; this does.
    files: ['src/renderer/*'],
    rules: { 'no-restricted-imports': ['error', { patterns: forbiddenInRenderer }] },
  },
  ...screenRules,
);
