import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'reports', include: ['test/reports/**/*.test.ts'] } },
      {
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: ['test/reports/**', 'test/browser/**', 'test/bench/**'],
        },
      },
    ],
  },
})
