import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'walls-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** For each wall, a file that breaches it and the file it reaches for; nested rooms included. */
const breaches: [wall: string, from: string, to: string][] = [
  ['vocabulary-knows-only-vocabularies', 'server/visits/vocabulary.ts', 'server/visits/queries.ts'],
  ['form-knows-no-database-and-no-web', 'server/incidents/import/form.ts', 'server/database/write.ts'],
  ['queries-and-actions-know-no-web', 'server/incidents/import/actions.ts', 'server/incidents/routes.ts'],
  ['page-knows-no-database-and-no-web', 'server/visits/page.ts', 'server/http/route.ts'],
  ['routes-leave-other-features-alone', 'server/visits/routes.ts', 'server/incidents/page.ts'],
  ['import-files-know-only-themselves', 'server/import-files/csv.ts', 'server/visits/queries.ts'],
  ['import-files-are-read-by-the-front', 'server/visits/routes.ts', 'server/import-files/zip.ts'],
  ['reports-know-no-application', 'reports/annual-review/build.ts', 'server/visits/queries.ts'],
  ['paper-and-workbook-count-nothing', 'reports/pdf/blocks/table.ts', 'reports/wording.ts'],
  ['statistics-know-only-themselves', 'reports/statistics/rate.ts', 'reports/report.ts'],
  ['migrations-know-only-kysely', 'migrations/one.ts', 'server/paths.ts'],
  ['server-takes-reports-by-the-front', 'server/reviews/routes.ts', 'reports/pdf/pdf.ts'],
  ['nothing-runs-on-tests', 'server/app.ts', 'test/support/app.ts'],
  ['no-circles', 'reports/period.ts', 'reports/period.ts'],
]

describe('the walls between the rooms', () => {
  it.each(breaches)('%s: %s may not reach %s', (wall, from, to) => {
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
    write(
      'tsconfig.json',
      '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
    )
    write(to, 'export const there = 1\n')
    const up = '../'.repeat(from.split('/').length - 1)
    if (wall === 'no-circles') {
      write('reports/clocks.ts', "import { here } from './period.ts'\nexport const there = () => here\n")
      write(from, "import { there } from './clocks.ts'\nexport const here = () => there\n")
    } else {
      write(from, `import { there } from '${up}${to}'\nexport const here = there\n`)
    }
    const rooms = ['server', 'reports', 'migrations', 'test'].map((room) => {
      mkdirSync(join(folder, room), { recursive: true })
      return room
    })
    const words = ['--config', join(project, '.dependency-cruiser.js'), '--output-type', 'json', ...rooms]
    const { stdout } = spawnSync(join(project, 'node_modules', '.bin', 'depcruise'), words, {
      cwd: folder,
      encoding: 'utf8',
    })
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
    expect(summary.violations.map(({ rule }) => rule.name)).toContain(wall)
  })
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
