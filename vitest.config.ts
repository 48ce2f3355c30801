import { defineConfig } from 'vitest/config'

const patient = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // Left to itself it keeps one processor free, and of two that is half.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'reports', include: ['test/reports/**/*.test.ts'], ...patient } },
      {
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: ['test/reports/**', 'test/browser/**'],
          ...patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'text'],
      // A missed line here is a wrong figure; elsewhere coverage is a report to read, not a gate.
      include: ['reports/statistics/**', 'reports/annual-review/**'],
      thresholds: { lines: 100 },
    },
  },
})
