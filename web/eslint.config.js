import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

const features = ['identity', 'overview', 'customer', 'sales', 'standing', 'tiering', 'intake', 'insight', 'models', 'movement', 'settings'];

/** A feature imports from shared and itself only; routes put features together. */
const featureBoundaries = features.map((feature) => ({
  files: [`src/features/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        { group: features.filter((f) => f !== feature).map((f) => `@/features/${f}/*`), message: 'Features do not import each other: compose them in src/app/routes.' },
        { group: ['@/app/*'], message: 'The arrow is shared → features → app.' },
      ],
    }],
  },
}));

export default ts.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/api/schema.d.ts', 'test-results', 'eslint.config.js'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 320, skipBlankLines: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_$' }],
    },
  },
  {
    files: ['src/shared/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@/app/*', '@/features/*'], message: 'Shared code knows neither features nor the application.' }] }] },
  },
  ...featureBoundaries,
  { files: ['e2e/**', 'tests/**', 'vite.config.ts'], languageOptions: { globals: { ...globals.node } }, rules: { 'no-console': 'off' } },
  { files: ['e2e/**/*.mjs'], ...ts.configs.disableTypeChecked },
);
