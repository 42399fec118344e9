import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

import { importRules } from './import-rules.js';
import { SYNTAX, WITHOUT_CLOCK } from './syntax-rules.js';

const CODE_LINES = { skipBlankLines: true, skipComments: true };

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      'max-lines': ['error', { max: 200, ...CODE_LINES }],
      'max-lines-per-function': ['error', { max: 40, ...CODE_LINES }],
      complexity: ['error', 8],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...SYNTAX.everywhere],
      // The name of an index says what it holds.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...WITHOUT_CLOCK.globals],
      'no-restricted-syntax': ['error', ...SYNTAX.everywhere, ...SYNTAX.sources],
    },
  },
  {
    files: ['src/core/world/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX.everywhere] },
  },
  {
    files: ['src/cli/**'],
    rules: { 'no-console': 'off', 'no-restricted-globals': 'off' },
  },
  ...importRules(),
  {
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['test/tooling/eslint.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
