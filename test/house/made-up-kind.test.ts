import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const madeUp = join(import.meta.dirname, 'made-up-kind')
const folder = mkdtempSync(join(tmpdir(), 'made-up-kind-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

type Line = [file: string, after: RegExp, line: string]

/** All that a kind takes outside its own folder and its migration: at most four lines. */
const lines: Line[] = [
  ['server/access/permissions.ts', /^ {2}'sample records':/m, "  'keep voices': ['scrutineer'],"],
  ['server/features.ts', /^export .*visitRoutes/m, "export { voiceRoutes } from './voices/routes.ts'"],
  ['server/kinds.ts', /^import \{ visitKind \}/m, "import { voiceKind } from './voices/kind.ts'"],
  ['server/kinds.ts', /^ {2}visitKind,/m, '  voiceKind,'],
]

/** What every migration takes. */
const migrationLines: Line[] = [
  ['migrations/index.ts', /^import \{ maskedNotes \}/m, "import { voices } from './2099-01-01-voices.ts'"],
  ['migrations/index.ts', /^ {2}'.*': maskedNotes,/m, "  '2099-01-01-1-voices': voices,"],
]

const run = (command: string, ...words: string[]) =>
  spawnSync(command, words, { cwd: folder, encoding: 'utf8', timeout: 120_000 })

beforeAll(() => {
  for (const room of [
    'server',
    'reports',
    'migrations',
    'views',
    'test/support',
    'test/incidents',
    'test/hostile',
  ])
    cpSync(join(project, room), join(folder, room), { recursive: true })
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(project, file), join(folder, file))
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'server', 'voices'))
  const places: Record<string, string> = { migration: 'migrations/2099-01-01-voices.ts', used: 'used.ts' }
  for (const name of readdirSync(madeUp)) {
    const role = name.replace('.ts.txt', '')
    cpSync(join(madeUp, name), join(folder, places[role] ?? `server/voices/${role}.ts`))
  }
  for (const [file, after, line] of [...lines, ...migrationLines]) insert(file, after, line)
}, 60_000)

function insert(file: string, after: RegExp, line: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8').split('\n')
  const place = text.findIndex((each) => after.test(each))
  expect(place, `${file} has no line ${after.source}`).toBeGreaterThan(-1)
  writeFileSync(path, text.toSpliced(place + 1, 0, line).join('\n'))
}

interface Used {
  list: { status: number; text: string }
  own: { status: number; text: string }
  history: { status: number; text: string }
  form: { status: number; text: string }
  log: { status: number; text: string }
  forHead: number
  holds: { sound: boolean }
  due: string[]
  masked: string[][]
  kept: string
  file: string
  files: string[]
}

describe('a made-up kind of record', () => {
  it('takes its own folder, its migration, and at most four lines elsewhere', () => {
    expect(lines.length).toBeLessThanOrEqual(4)
  })

  it('compiles, and does not once it leaves out what other rooms need of it', { timeout: 240_000 }, () => {
    writeFileSync(
      join(folder, 'tsconfig.made-up.json'),
      JSON.stringify({
        extends: './tsconfig.json',
        compilerOptions: { incremental: false, tsBuildInfoFile: null },
        include: ['server', 'reports', 'migrations'],
      }),
    )
    const { stdout } = run(join(project, 'node_modules', '.bin', 'tsc'), '-p', 'tsconfig.made-up.json')
    expect(stdout).toBe('')
  })

  it('is listed, read, logged, kept, exported and proved like every other', { timeout: 120_000 }, () => {
    const { stdout, stderr } = run(process.execPath, 'used.ts')
    expect(stdout, stderr).not.toBe('')
    const used = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Used
    expect([used.list, used.own, used.history, used.form, used.log].map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 200,
    ])
    expect(used.list.text).toContain('They listen now.')
    expect(used.own.text).toContain('They listen now.')
    expect(used.log.text).toContain('Recorded: voice')
    expect(used.forHead).toBe(403)
    expect(used.holds.sound).toBe(true)
    expect(used.due).toEqual(['voice'])
    expect(used.masked).toEqual([['voice', 'id']])
    expect(used.kept).toMatch(/^Scrutiny and meetings: \d+ years/)
    expect(used.files).toEqual(['voice.csv', 'voice.jsonl'])
    expect(used.file).toContain('Said on [heardOn],Words [words],Version [version]')
  })
})
