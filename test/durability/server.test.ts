import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { beginDraft } from '../../server/records/actions.ts'
import { openParts, databaseFile } from '../../server/start.ts'
import { operatorAct } from '../../server/commands/operator.ts'
import { faultsIn } from '../history/independent-verifier.ts'
import {
  emptyPlace,
  filesUnder,
  makePlace,
  project,
  scrutiny,
  scrutinyProcess,
  type Place,
} from './support/place.ts'
import { buildAssets, startedServer, startServer } from './support/server.ts'
import { startWriter } from './support/writing.ts'

let place: Place
beforeAll(buildAssets)
beforeEach(async () => {
  place = await makePlace()
})
afterEach(() => {
  place.remove()
})

const writeSome = (from: number) => startWriter(place, new Map(), { from: [from], acts: 3 }).ended
async function exported(name: string, ...options: string[]): Promise<string> {
  await scrutiny(place, 'history', 'export', place.at(name), ...options)
  return place.at(name)
}

const readKeysOf = ({ config }: Place) =>
  JSON.parse(readFileSync(config.keysFile, 'utf8')) as Parameters<typeof faultsIn>[1]

const anchors = () => readFileSync(place.config.anchorsFile, 'utf8').trim().split('\n')

describe('a database that is older than what is remembered of it', () => {
  it('does not start until somebody answers for it', { timeout: 60_000 }, async () => {
    const file = databaseFile(place.config)
    await writeSome(0)
    await scrutiny(place, 'history', 'export', place.at('settled.jsonl'))
    copyFileSync(file, place.at('yesterday.db'))
    await writeSome(3)
    const server = await startedServer(place)
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    await server.stop('SIGTERM')

    copyFileSync(place.at('yesterday.db'), file)
    expect(await startServer(place)).toMatch(
      /^This database is older than the record seal of .* acknowledge-gap --as WHO --reason TEXT$/,
    )
    expect((await scrutiny(place, 'history', 'verify')).error).toMatch(/older than the record seal/)
    expect((await scrutiny(place, 'doctor')).error).toMatch(/WRONG {2}record seals/)
    expect((await scrutiny(place, 'acknowledge-gap', '--as', 'Operator')).error).toBe('Say --reason.')
    const answered = await scrutiny(
      place,
      'acknowledge-gap',
      '--as',
      'Operator',
      '--reason',
      'The disk broke',
    )
    expect(answered.out).toMatch(/Recorded: this database ended at event/)
    await (await startedServer(place)).stop('SIGTERM')
    expect(readFileSync(await exported('answered.jsonl'), 'utf8')).not.toContain('The disk broke')
    expect(readFileSync(await exported('kept.jsonl', '--records'), 'utf8')).toContain(
      '"reason":"The disk broke"',
    )
    expect((await scrutiny(place, 'history', 'verify')).out).toContain('The history holds')
    expect(faultsIn(file, readKeysOf(place))).toEqual([])

    // Put in place once more, it holds neither what was lost nor the answer for it.
    copyFileSync(place.at('yesterday.db'), file)
    expect(await startServer(place)).toMatch(/older than the record seal/)
  })

  it(
    'is noticed in a fresh one too, and a line torn by a power cut is not',
    { timeout: 60_000 },
    async () => {
      await writeSome(0)
      await (await startedServer(place)).stop('SIGTERM')
      appendFileSync(place.config.anchorsFile, '{"at":"2019-06-0')
      await (await startedServer(place)).stop('SIGTERM')
      const fresh = await makePlace()
      const env = { ANCHORS_FILE: place.config.anchorsFile }
      expect(await startServer(fresh, env)).toMatch(/older than the record seal|is not an anchor/)
      fresh.remove()
    },
  )
})

describe('a server', () => {
  it(
    'remembers its record seal when it starts and when it stops, holds its database, and starts again after a kill',
    { timeout: 60_000 },
    async () => {
      await writeSome(0)
      const server = await startedServer(place)
      expect(anchors()).toHaveLength(1)
      expect(await startServer(place)).toMatch(/The server is running on this database/)
      await writeSome(3)
      await server.stop('SIGTERM')
      expect(anchors()).toHaveLength(2)
      const killed = await startedServer(place)
      await killed.stop('SIGKILL')
      const again = await startedServer(place)
      await again.stop('SIGTERM')
    },
  )

  it('refuses what others can open, debug mode, and an open inspector', { timeout: 60_000 }, async () => {
    chmodSync(place.config.dataDir, 0o755)
    expect(await startServer(place)).toMatch(/data can be opened by other users. Run: chmod 700/)
    chmodSync(place.config.dataDir, 0o700)
    chmodSync(databaseFile(place.config), 0o644)
    expect(await startServer(place)).toMatch(/scrutiny.db can be opened by other users. Run: chmod 600/)
    const production = { NODE_ENV: 'production' }
    expect(() => readConfig({ ...production, NODE_OPTIONS: '--inspect=0' })).toThrow(/NODE_OPTIONS/)
    expect(() => readConfig({ ...production, LOG_LEVEL: 'debug' })).toThrow(/LOG_LEVEL/)
    expect(() => readConfig({ ORIGIN: 'https://x.example', NODE_ENV: 'development' })).toThrow(/NODE_ENV/)
    expect(() => readConfig({ ...production, DEBUG: 'express:*' })).toThrow(/DEBUG must be unset/)
    expect(() => readConfig({ ...production, NODE_DEBUG: 'http' })).toThrow(/NODE_DEBUG must be unset/)
    expect(readConfig({ ...production, ORIGIN: 'https://x.example', TRUST_PROXY: '1' }).port).toBe(3000)
    const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts')
    const inspected = spawnSync(process.execPath, ['--inspect=127.0.0.1:0', main], {
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        PATH: process.env['PATH'],
        ...place.env,
        ORIGIN: 'https://x.example',
        TRUST_PROXY: '1',
        NODE_ENV: '',
      },
    })
    expect([inspected.status, inspected.stderr]).toEqual([
      1,
      expect.stringContaining('The inspector is open'),
    ])
  })
})

describe('what nobody may read without the key', () => {
  const canary = 'Canary7Kestrel'

  it(
    'is in no file: database, its log, temporary files, server log, backups, record seals',
    { timeout: 60_000 },
    async () => {
      mkdirSync(place.at('tmp'))
      const server = await startedServer(place, { TMPDIR: place.at('tmp'), LOG_LEVEL: 'trace' })
      const parts = await openParts(place.config)
      const act = operatorAct(
        { config: place.config, values: {}, positionals: [] },
        parts.keys,
        parts.clock(),
      )
      const person = await parts.db
        .selectFrom('person')
        .select('id')
        .where('role', '=', 'scrutineer')
        .executeTakeFirstOrThrow()
      const own = { ...act, who: { id: person.id, role: 'scrutineer' } }
      await beginDraft(
        parts.db,
        own,
        { kind: 'contact', subjectId: null, baseVersion: null },
        { note: canary },
      )
      for (const path of [`/contacts?search=${canary}`, `/${canary}`]) await fetch(`${server.origin}${path}`)
      const body = new URLSearchParams({ email: `${canary}@example.org`, password: canary })
      await fetch(`${server.origin}/sign-in`, { method: 'POST', body, headers: { origin: server.origin } })
      await scrutiny(place, 'backup', place.at('one.backup'))
      const running = filesWith(canary)
      const log = server.said()
      await server.stop('SIGKILL')
      parts.opened.connection.close()
      expect([...running, ...filesWith(canary)]).toEqual([])
      expect(log).not.toContain(canary)
      expect(log.split('\n').length).toBeGreaterThan(3)

      // The same search finds it where it may be read: so it would have found it above.
      writeFileSync(place.at('tmp/plain'), `It says ${canary} here.`)
      expect(filesWith(canary)).toEqual(['tmp/plain'])
    },
  )

  const filesWith = (text: string) =>
    filesUnder(place.folder)
      .filter(({ content }) => content.includes(text))
      .map(({ name }) => name)
})

describe('somebody who has never seen the system', () => {
  const steps = readFileSync(join(project, 'server', 'commands', 'README.md'), 'utf8')
  const section = steps.split('## Restore in fifteen minutes')[1]?.split('\n## ')[0] ?? ''
  const typed = [...section.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  )

  it('restores it from the written steps, one backup and the key file', { timeout: 60_000 }, async () => {
    await writeSome(0)
    await scrutiny(place, 'backup', place.at('the.backup'), '--as', 'Operator')
    const clean = emptyPlace()
    copyFileSync(place.at('the.backup'), clean.at('the.backup'))
    copyFileSync(place.config.keysFile, clean.config.keysFile)
    chmodSync(clean.config.keysFile, 0o644)
    const commands = typed.map((line) => line.trim()).filter((line) => line.startsWith('npx scrutiny '))
    expect(commands.map((line) => line.split(' ')[2])).toEqual(['restore', 'doctor', 'backup'])
    expect(typed.some((line) => line.includes('chmod 600 $KEYS_FILE'))).toBe(true)
    chmodSync(clean.config.keysFile, 0o600)

    const said: string[] = []
    for (const line of commands) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
      const own = words.slice(2).map((word) => word.replace('/path/to', clean.folder))
      const { code, out, error } = await scrutinyProcess(clean.env, ...own)
      expect([line, code, error]).toEqual([line, 0, ''])
      said.push(out)
    }
    expect(said[0]).toMatch(/Checked: every byte authentic.*25 events and 24 record versions hold/)
    expect(said[1]).not.toContain('WRONG')
    const server = await startedServer(clean)
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    await server.stop('SIGTERM')
    clean.remove()
  })
})
