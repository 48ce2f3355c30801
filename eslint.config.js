import tseslint from 'typescript-eslint'

const restrictedSyntax = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the act or the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the act or the clock.',
  },
  {
    selector:
      "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|utc|local)$/][arguments.length=0]",
    message: 'Take the time from the act or the clock.',
  },
]

const where = 'SQL stands in queries, actions, facts and the rooms that are about data (CONTRIBUTING.md).'

const sql = [
  {
    selector:
      'CallExpression[callee.property.name=/^(selectFrom|selectNoFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|executeQuery)$/]',
    message: where,
  },
  { selector: "TaggedTemplateExpression[tag.name='sql']", message: where },
  { selector: "CallExpression[callee.object.name='sql']", message: where },
]

export default tseslint.config(
  { ignores: ['node_modules', 'demo-data', 'coverage', 'views/assets/built', '**/*.js'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-params': ['error', 4],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from server/config.ts.' },
      ],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: [
      'server/**/{queries,actions,facts}.ts',
      'server/**/*-{queries,actions}.ts',
      'server/{database,history,disposal,subject-access,open-formats,backups,upgrades,counting}/**',
      // Conditions for queries, and what invents the records of a demonstration.
      'server/access/scope.ts',
      'server/demo/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, ...sql] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', 400],
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['server/config.ts', 'server/demo/main.ts', 'views/assets/build.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
)
