import type { KnipConfig } from 'knip'

export default {
  entry: [
    'server/demo/main.ts',
    'test/**/*.test.ts',
    'test/run.ts',
    'test/bench/main.ts',
    'views/assets/main.js',
    'reports/**/worker.ts',
  ],
  project: [
    'server/**/*.ts',
    'reports/**/*.ts',
    'migrations/**/*.ts',
    'test/**/*.ts',
    'views/assets/*.{ts,js}',
  ],
  exclude: ['types', 'nsExports', 'nsTypes'],
} satisfies KnipConfig
