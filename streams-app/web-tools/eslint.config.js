// What the pages and their tests are held to.
import js from '@eslint/js';
import globals from 'globals';

/** A screen or two; blank lines and comments count. */
const LONGEST_FUNCTION = 100;
const MOST_BRANCHES = 20;

export default [
  js.configs.recommended,
  {
    rules: {
      complexity: ['error', MOST_BRANCHES],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines-per-function': ['error', { max: LONGEST_FUNCTION, skipBlankLines: false, skipComments: false }],
      'no-implicit-globals': 'error',
      'no-shadow': 'error',
      'no-undef': 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/main/resources/web/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['web-tools/**/*.js'], languageOptions: { globals: globals.node } },
];
