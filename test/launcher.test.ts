import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const launcher = join(import.meta.dirname, '..', 'server', 'launcher.js')
const kind = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'launcher '))
  mkdirSync(join(project, 'server'))
  cpSync(launcher, join(project, 'server', 'launcher.js'))
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(project, 'server', 'script.ts'),
    `const said: string = JSON.stringify({ node: process.execPath, path: process.env['PATH'], words: process.argv.slice(2) })
console.log(said)
process.exitCode = 7`,
  )
})
afterEach(() => {
  rmSync(project, { recursive: true })
})

/** As an older Node would see itself: of this version, and without what it lacks. */
const older = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}});delete process.execve`,
]

const run = (flags: string[] = [], words = ['server/script.ts', 'a b', '--c']) =>
  spawnSync(process.execPath, [...flags, join(project, 'server', 'launcher.js'), ...words], {
    encoding: 'utf8',
  })

/** A Node of the project's own, which says that it was used and ends as it is told. */
function ownNode(script: string): string {
  const folder = join(project, 'node_modules', `node-${kind}`, 'bin')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'node'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'node'), 0o755)
  return folder
}

describe('the launcher', () => {
  it('runs a script on this Node where the project has none and this is new enough, and ends as it ends', () => {
    const { stdout, stderr, status } = run()
    expect(JSON.parse(stdout)).toMatchObject({ node: process.execPath, words: ['a b', '--c'] })
    expect([stderr, status]).toEqual(['', 7])
  })

  it.each([
    ['the newest Node, whose place it takes', []],
    ['Node 18, beside which it runs', older('18.20.0')],
  ])('runs it on the project’s own Node, started by %s, which finds that Node first', (_which, flags) => {
    const folder = ownNode('echo "$PATH"; echo "$@"; exit 9')
    const { stdout, stderr, status } = run(flags)
    const [path = '', words = ''] = stdout.split('\n')
    expect(path.startsWith(`${folder}:`)).toBe(true)
    expect(words).toContain(`${join(project, 'server', 'script.ts')} a b --c`)
    expect([stderr, status]).toEqual(['', 9])
  })

  it('says in one line what to install where there is none and this is too old', () => {
    const { stdout, stderr, status } = run(older('20.19.0'))
    expect([stdout, status]).toEqual(['', 1])
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('Node 24 or newer, and this is Node 20.19.0'),
    ])
  })

  // Of the signals that are passed on this one is never ignored from the start, as others are in the background.
  it('passes SIGTERM on to a script that runs beside it, and waits for its end', async () => {
    ownNode(`trap 'echo told; exit 5' TERM; echo ready; while :; do sleep 0.05; done`)
    const started = spawn(process.execPath, [
      ...older('18.20.0'),
      join(project, 'server', 'launcher.js'),
      'server/script.ts',
    ])
    let said = ''
    started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    while (!said.includes('ready')) await once(started.stdout, 'data')
    started.kill('SIGTERM')
    const [code] = (await once(started, 'close')) as [number]
    expect([said, code]).toEqual(['ready\ntold\n', 5])
  })
})
