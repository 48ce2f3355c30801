import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { copyFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonical } from '../../server/history/canonical.ts'
import { recordView } from '../../server/records/look-queries.ts'
import { openParts } from '../../server/start.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'
import { faultsIn, type Keys } from './independent-verifier.ts'
import { tamperedFile, type TamperedFile } from './tampered-file.ts'

/** The file that is tampered with, and as it was before anybody touched it. */
let whole: RecordsOnDisk
let file: TamperedFile

beforeAll(async () => {
  whole = await recordsOnDisk()
  file = tamperedFile(whole)
})
beforeEach(() => {
  file.putBack()
})
afterAll(() => {
  whole.remove()
})

/** Seals the whole chain again over what it now holds. */
function sealAgain(key: string): void {
  const db = file.open()
  const events = db.prepare('select * from history_event order by seq').all() as Record<string, unknown>[]
  const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  let previous = ''
  const updates = events.map((event) => {
    const { seal: _seal, ...rest }: Record<string, unknown> = { ...event, previous }
    const text = canonical(
      Object.fromEntries(Object.entries(rest).map(([name, each]) => [camel(name), each])),
    )
    const seal = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
    const update = `update history_event set previous = '${previous}', seal = '${seal}' where seq = ${String(event['seq'])}`
    previous = seal
    return update
  })
  db.close()
  file.tamper(updates.join(';'))
}

/** All columns but the id. */
function columns(table: string): string {
  const db = file.open()
  const names = db.pragma(`table_info(${table})`) as { name: string }[]
  db.close()
  return names
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
    .join(', ')
}

const content = (id: string) => `(select content from record_version where subject_id = '${id}')`

// Every kind of record, and every column of its row, is in `every-kind.test.ts`.
describe('both verifiers', () => {
  it('hold what nobody touched to be whole, with the head that was printed', async () => {
    expect([await file.ours(file.head), file.theirs(file.head)]).toEqual(['holds', 'holds'])
  })

  it.each<[what: string, sql: () => string, ours: RegExp, theirs: RegExp]>([
    [
      'an edited event',
      () => `update history_event set who_id = 'somebody else' where seq = 2`,
      /event 2 is not what was sealed.*first at event 2/,
      /^event 2: seal/,
    ],
    [
      'an edited record row: an incident',
      () => `update incident set description = 'Nothing much happened.'`,
      /incident .* is not what event 22 recorded/,
      /^event 22: the record/,
    ],
    [
      'an edited version',
      () => `update record_version set content = replace(content, 'arms', 'neck') where subject = 'incident'`,
      /the version that event 22 recorded was changed/,
      /^event 22: version/,
    ],
    [
      'an edited version, whose record and digest were edited alike',
      () =>
        `update visit set areas_seen = 'None'; update record_version set content = replace(${content(whole.records.visit.id)}, 'Two living units', 'None'), digest = 'x' where subject = 'visit'`,
      /the version that event 23 recorded was changed/,
      /^event 23: version/,
    ],
    [
      'a record that no event recorded',
      () => `insert into contact select 'x', ${columns('contact')} from contact`,
      /no event recorded contact .*\(x\)/,
      /^contact \(x\): no version/,
    ],
    [
      'an account that nobody added',
      () =>
        `insert into person select 'x', ${columns('person').replace('email', "'x@example.org'")} from person where role = 'partner'`,
      /no event recorded person .*\(x\)/,
      /^person .*\(x\): no version/,
    ],
    [
      'a deleted middle',
      () => 'delete from history_event where seq = 3',
      /event 3 is missing.*first at event 3/,
      /^event 3: missing/,
    ],
    [
      'two swapped',
      () =>
        'update history_event set seq = 99 where seq = 2; update history_event set seq = 2 where seq = 4; update history_event set seq = 4 where seq = 99',
      /first at event 2/,
      /^event 2/,
    ],
    [
      'one inserted at the end',
      () =>
        `insert into history_event select seq + 1, at, who_id, who_role, 'viewed', subject, subject_id, establishment_id, null, '{}', null, seal, seal from history_event where seq = ${file.last}`,
      /is not what was sealed/,
      /seal$/,
    ],
    [
      'one inserted in the middle',
      () =>
        `update history_event set seq = seq + 1000 where seq > 2; update history_event set seq = seq - 999 where seq > 1000; insert into history_event select 3, at, who_id, who_role, act, subject, subject_id, establishment_id, version, details, digest, seal, seal from history_event where seq = 2`,
      /first at event 3/,
      /^event 3/,
    ],
    [
      'a changed time',
      () => `update history_event set at = '2019-05-31T15:00:00.000Z' where seq = 1`,
      /event 1 is not what was sealed/,
      /^event 1: seal/,
    ],
  ])('find %s', async (_what, sql, wordsOfOurs, wordsOfTheirs) => {
    file.tamper(sql())
    expect(await file.ours()).toMatch(wordsOfOurs)
    expect(file.theirs()).toMatch(wordsOfTheirs)
  })

  it('find a deleted tail by the head that was printed', async () => {
    file.tamper(
      `delete from record_version where seq = ${file.last}; delete from history_event where seq = ${file.last}; delete from qa_attendance; delete from qa_agenda_item; delete from qa_action; delete from qa_meeting`,
    )
    // In itself the shorter chain is sound: only what is kept elsewhere knows better.
    expect([await file.ours(), file.theirs()]).toEqual(['holds', 'holds'])
    expect(await file.ours(file.head)).toMatch(/not this record seal/)
    expect(file.theirs(file.head)).toMatch(/does not hold this head/)
  })

  it.each(['history_event_kept', 'history_event_whole', 'record_version_kept', 'record_version_whole'])(
    'find the dropped trigger %s',
    async (name) => {
      file.tamper(`drop trigger ${name}`, { putTriggersBack: false })
      expect(await file.ours()).toMatch(new RegExp(`the trigger ${name} is gone`))
      expect(file.theirs()).toMatch(/nothing refuses/)
    },
  )

  it('find a trigger that was put back so that it never fires', async () => {
    file.tamper(
      `drop trigger history_event_kept; create trigger history_event_kept before update on history_event when 0 begin select raise(abort, 'history is append-only'); end`,
      { putTriggersBack: false },
    )
    expect(await file.ours()).toMatch(/history_event_kept is not the one that was made/)
    expect(file.theirs()).toMatch(/nothing refuses: update history_event/)
  })

  it('find a chain that was sealed again without the key', async () => {
    file.tamper(`update history_event set who_id = 'somebody else' where seq = 2`)
    sealAgain('11'.repeat(32))
    expect(await file.ours()).toMatch(/event 1 is not what was sealed/)
    expect(file.theirs()).toMatch(/^event 1: seal/)
  })

  it('find a chain that was sealed again with the stolen key, by the head that was printed', async () => {
    file.tamper(`update history_event set who_id = 'somebody else' where seq = 2`)
    sealAgain(file.keys.history)
    expect([await file.ours(), file.theirs()]).toEqual(['holds', 'holds'])
    expect(await file.ours(file.head)).toMatch(/not this record seal/)
    expect(file.theirs(file.head)).toMatch(/does not hold this head/)
  })

  it('find an older copy of the whole file, by the head that was printed', async () => {
    const parts = await openParts(whole.config)
    await recordView(parts.db, whole.act, 'incident', whole.records.incident)
    const printed = await parts.db
      .selectFrom('historyEvent')
      .select('seal')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    parts.opened.connection.close()
    expect([await file.ours(printed.seal), file.theirs(printed.seal)]).toEqual(['holds', 'holds'])
    file.putBack()
    expect([await file.ours(), file.theirs()]).toEqual(['holds', 'holds'])
    expect(await file.ours(printed.seal)).toMatch(/older than that document/)
    expect(file.theirs(printed.seal)).toMatch(/does not hold this head/)
  })

  it('find a fresh file in its place, by the head that was printed', async () => {
    const fresh = await recordsOnDisk()
    cpSync(fresh.config.dataDir, whole.config.dataDir, { recursive: true, force: true })
    copyFileSync(whole.config.keysFile, join(whole.folder, 'kept-keys.json'))
    copyFileSync(fresh.config.keysFile, whole.config.keysFile)
    const own = JSON.parse(readFileSync(fresh.config.keysFile, 'utf8')) as Keys
    expect(await file.ours()).toBe('holds')
    expect(await file.ours(file.head)).toMatch(/or another one/)
    expect(faultsIn(whole.file, own, file.head)).toEqual(['the history does not hold this head'])
    copyFileSync(join(whole.folder, 'kept-keys.json'), whole.config.keysFile)
    fresh.remove()
  })
})

describe('the independent verifier as a program', () => {
  const run = (...options: string[]) =>
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'independent-verifier.ts'), whole.file, whole.config.keysFile, ...options],
      { encoding: 'utf8' },
    )

  it('says that the history holds, and ends with an error where it does not', () => {
    expect(run('--head', file.head)).toBe('The history holds.\n')
    expect(() => run('--head', 'another')).toThrow(/Command failed/)
  })

  it('has under 340 lines and nothing of the application', () => {
    const text = ['independent-verifier.ts', 'independent-lists.ts']
      .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
      .join('')
    expect(text.split('\n').length).toBeLessThan(340)
    expect(text).not.toMatch(/from '[^']*\/server\//)
  })
})
