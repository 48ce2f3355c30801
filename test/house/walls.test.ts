import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'walls-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** For each wall, a file that breaches it and the file it reaches for; nested rooms included. */
const breaches: [wall: string, from: string, to: string][] = [
  ['vocabulary-knows-only-vocabularies', 'server/visits/vocabulary.ts', 'server/visits/queries.ts'],
  ['about-knows-only-vocabularies', 'server/incidents/urgent/about.ts', 'server/visits/queries.ts'],
  ['form-knows-no-database-and-no-web', 'server/incidents/import/form.ts', 'server/database/write.ts'],
  ['form-knows-no-database-and-no-web', 'server/visits/sections.ts', 'server/database/write.ts'],
  ['queries-and-actions-know-no-web', 'server/incidents/import/actions.ts', 'server/incidents/routes.ts'],
  ['sql-stands-with-the-queries', 'server/visits/naming.ts', 'kysely'],
  ['http-knows-no-feature', 'server/http/gate.ts', 'server/settings/queries.ts'],
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

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

let violations: Violation[]

// Every breach stands in one tree, so that the tool runs once.
beforeAll(() => {
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  write(
    'tsconfig.json',
    '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
  )
  const rooms = ['server', 'reports', 'migrations', 'test']
  for (const room of rooms) mkdirSync(join(folder, room), { recursive: true })
  for (const [wall, from, to] of breaches) {
    if (wall === 'no-circles') writeCircle(from)
    else if (to === 'kysely') write(from, "import { sql } from 'kysely'\nexport const query = sql\n")
    else reach(from, to)
  }
  const words = ['--config', join(project, '.dependency-cruiser.js'), '--output-type', 'json', ...rooms]
  const { stdout } = spawnSync(join(project, 'node_modules', '.bin', 'depcruise'), words, {
    cwd: folder,
    encoding: 'utf8',
  })
  violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
})

describe('the walls between the rooms', () => {
  it.each(breaches)('%s: %s may not reach %s', (wall, from, to) => {
    // A circle is told once, from whichever of its files.
    const isIt = (each: Violation) =>
      wall === 'no-circles'
        ? [each.from, each.to].includes(from)
        : each.from === from && (each.to === to || each.to.includes(`node_modules/${to}/`))
    const found = violations.filter(isIt)
    expect(found.map(({ rule }) => rule.name)).toContain(wall)
  })
})

function writeCircle(from: string): void {
  write('reports/clocks.ts', "import { here } from './period.ts'\nexport const there = () => here\n")
  write(from, "import { there } from './clocks.ts'\nexport const here = () => there\n")
}

let reached = 0

/** Has one file import another. */
function reach(from: string, to: string): void {
  const name = `there${(reached += 1)}`
  const up = '../'.repeat(from.split('/').length - 1)
  write(to, `export const ${name} = 1\n`)
  write(from, `import { ${name} } from '${up}${to}'\nexport const here${name} = ${name}\n`)
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  appendFileSync(join(folder, path), text)
}
