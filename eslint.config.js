import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const impure = ['Date', 'setTimeout', 'setInterval', 'fetch', 'process', 'window', 'document'];

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
    // Core is pure: time and chance come in through ports.
    files: ['src/core/**'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'electron'] }],
    },
  },
  {
    // dependency-cruiser does not see `import type` inside .svelte files; this does.
    files: ['src/renderer/**'],
    ignores: ['src/renderer/stage/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['reveal.js', 'reveal.js/*'],
              message: 'Only src/renderer/stage knows reveal.js.',
            },
            {
              group: [
                'node:*',
                'electron',
                '**/node/*',
                '**/host/*',
                '**/cli/*',
                '**/main/*',
                '**/preload/*',
              ],
              message: 'The renderer imports core and contract only.',
            },
          ],
        },
      ],
    },
  },
);
