import { defineConfig } from 'vitest/config'
import { isSample } from './test/support/extent.ts'

// Limits for what never ends; what must be quick says so itself.
const patient = { testTimeout: 90_000, hookTimeout: 120_000 }

// It puts another module in a place of Node's, which every file of its process would get.
const alone = ['test/hostile/doors.test.ts']

const drawn = ['test/reports/{pdf,spreadsheet}/**']
const counted = ['test/reports/!(pdf|spreadsheet)/**', 'test/reports/*.test.ts']

/** What takes minutes, since it starts whole programs, builds the worked example, issues documents or types into every form: `npm test` runs it. */
const long = [
  'test/{demo,hosting,open-formats,upgrades,issued-documents}/**',
  'test/durability/{backup,restored-accounts,sealed-file,server,standstill,stop,stopped}.test.ts',
  'test/home/counts.test.ts',
  'test/counting/aside.test.ts',
  'test/reviews/{issuing,versions}.test.ts',
  'test/hostile/{addresses,routes}.test.ts',
  'test/import-files/{bounds,damage}.test.ts',
]
const leftOut = isSample ? long : []

export default defineConfig({
  test: {
    // Left to itself it keeps one processor free, and of two that is half.
    maxWorkers: '100%',
    // Modules, the migrated database and what was hashed are shared by the files of a process.
    isolate: false,
    projects: [
      {
        extends: true,
        // Counted for coverage, which makes drawing five times as slow.
        test: { name: 'reports', include: ['test/reports/**/*.test.ts'], exclude: drawn, ...patient },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: [...counted, 'test/browser/**', 'test/access/**', ...alone, ...leftOut],
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'access',
          include: ['test/access/**/*.test.ts'],
          env: { SIGN_IN: 'forms' },
          ...patient,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true, ...patient } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/support/worked-example.ts',
          testTimeout: 300_000,
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
