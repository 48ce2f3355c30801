import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { copyFileSync, cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { historyVerify } from '../../server/commands/history.ts'
import { canonical } from '../../server/history/canonical.ts'
import { recordView } from '../../server/records/actions.ts'
import { openParts } from '../../server/start.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'
import { faultsIn, type Keys } from './independent-verifier.ts'

/** The file as it was before anybody touched it, and the seal that was printed of it. */
let whole: RecordsOnDisk
let keys: Keys
let head = ''
let last = 0

beforeAll(async () => {
  whole = await recordsOnDisk()
  keys = JSON.parse(readFileSync(whole.config.keysFile, 'utf8')) as Keys
  const db = open()
  const row = db.prepare('select seq, seal from history_event order by seq desc limit 1').get()
  ;({ seq: last, seal: head } = row as { seq: number; seal: string })
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  copyFileSync(whole.file, join(whole.folder, 'whole.db'))
})
beforeEach(() => {
  putBack('whole.db')
})
afterAll(() => {
  whole.remove()
})

function putBack(name: string): void {
  for (const rest of ['-wal', '-shm']) rmSync(`${whole.file}${rest}`, { force: true })
  copyFileSync(join(whole.folder, name), whole.file)
}

function open(): Database.Database {
  const db = new Database(whole.file)
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.pragma(`key="x'${keys.database}'"`)
  return db
}

/** What somebody with the file and its key does with a shell; the triggers are put back as they were. */
function tamper(sql: string, options: { putTriggersBack: boolean } = { putTriggersBack: true }): void {
  const db = open()
  db.pragma('foreign_keys=OFF')
  const triggers = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  if (options.putTriggersBack) for (const { name } of triggers) db.exec(`drop trigger ${name}`)
  try {
    db.exec(sql)
    if (options.putTriggersBack) for (const trigger of triggers) db.exec(trigger.sql)
  } finally {
    db.close()
  }
}

/** Seals the whole chain again over what it now holds. */
function sealAgain(key: string): void {
  const db = open()
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
  tamper(updates.join(';'))
}

const ours = (given?: string) =>
  historyVerify
    .run({ config: whole.config, values: given === undefined ? {} : { head: given }, positionals: [] })
    .then(
      () => 'holds',
      (error: unknown) => (error as Error).message,
    )

const theirs = (given?: string) => faultsIn(whole.file, keys, given)[0] ?? 'holds'

/** All columns but the id. */
function columns(table: string): string {
  const db = open()
  const names = db.pragma(`table_info(${table})`) as { name: string }[]
  db.close()
  return names
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
    .join(', ')
}

const content = (id: string) => `(select content from record_version where subject_id = '${id}')`

describe('both verifiers', () => {
  it('hold what nobody touched to be whole, with the head that was printed', async () => {
    expect([await ours(head), theirs(head)]).toEqual(['holds', 'holds'])
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
      /incident .* is not what event 9 recorded/,
      /^event 9: the record/,
    ],
    [
      'an edited record row: a visit',
      () => `update visit set children_spoken_to = 60`,
      /visit .* is not what event 10 recorded/,
      /^event 10: the record/,
    ],
    [
      'an edited record row: a LADO contact',
      () => `update lado_contact set outcome = 'unfounded', outcome_on = '2019-05-30'`,
      /lado-contact .* is not what event 11 recorded/,
      /^event 11: the record/,
    ],
    [
      'an edited record row: a contact',
      () => `update contact set days_used = 0`,
      /contact .* is not what event 12 recorded/,
      /^event 12: the record/,
    ],
    [
      'an edited record row: a meeting',
      () => `update qa_meeting set minutes = ''`,
      /qa-meeting .* is not what event 13 recorded/,
      /^event 13: the record/,
    ],
    [
      'an edited moment of receipt: a visit',
      () => `update visit set recorded_at = '2019-01-01T00:00:00.000Z'`,
      /visit .* is not what event 10 recorded/,
      /^event 10: the record/,
    ],
    [
      'an edited moment of receipt: a LADO contact',
      () => `update lado_contact set recorded_at = '2019-01-01T00:00:00.000Z'`,
      /lado-contact .* is not what event 11 recorded/,
      /^event 11: the record/,
    ],
    [
      'an edited moment of receipt: a contact',
      () => `update contact set recorded_at = '2019-01-01T00:00:00.000Z'`,
      /contact .* is not what event 12 recorded/,
      /^event 12: the record/,
    ],
    [
      'an edited moment of receipt: a meeting',
      () => `update qa_meeting set recorded_at = '2019-01-01T00:00:00.000Z'`,
      /qa-meeting .* is not what event 13 recorded/,
      /^event 13: the record/,
    ],
    [
      'an edited version',
      () => `update record_version set content = replace(content, 'arms', 'neck') where subject = 'incident'`,
      /the version that event 9 recorded was changed/,
      /^event 9: version/,
    ],
    [
      'an edited version, whose record and digest were edited alike',
      () =>
        `update visit set areas_seen = 'None'; update record_version set content = replace(${content(whole.records.visit.id)}, 'Two living units', 'None'), digest = 'x' where subject = 'visit'`,
      /the version that event 10 recorded was changed/,
      /^event 10: version/,
    ],
    [
      'a record that no event recorded',
      () => `insert into contact select 'x', ${columns('contact')} from contact`,
      /no event recorded contact x/,
      /^contact x: no version/,
    ],
    [
      'an account that nobody added',
      () =>
        `insert into person select 'x', ${columns('person').replace('email', "'x@example.org'")} from person where role = 'partner'`,
      /no event recorded person x/,
      /^person x: no version/,
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
        `insert into history_event select seq + 1, at, who_id, who_role, 'viewed', subject, subject_id, establishment_id, null, '{}', null, seal, seal from history_event where seq = ${last}`,
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
    tamper(sql())
    expect(await ours()).toMatch(wordsOfOurs)
    expect(theirs()).toMatch(wordsOfTheirs)
  })

  it('find a deleted tail by the head that was printed', async () => {
    tamper(
      `delete from record_version where seq = ${last}; delete from history_event where seq = ${last}; delete from qa_attendance; delete from qa_agenda_item; delete from qa_action; delete from qa_meeting`,
    )
    // In itself the shorter chain is sound: only what is kept elsewhere knows better.
    expect([await ours(), theirs()]).toEqual(['holds', 'holds'])
    expect(await ours(head)).toMatch(/not this record seal/)
    expect(theirs(head)).toMatch(/does not hold this head/)
  })

  it.each(['history_event_kept', 'history_event_whole', 'record_version_kept', 'record_version_whole'])(
    'find the dropped trigger %s',
    async (name) => {
      tamper(`drop trigger ${name}`, { putTriggersBack: false })
      expect(await ours()).toMatch(new RegExp(`the trigger ${name} is gone`))
      expect(theirs()).toMatch(/nothing refuses/)
    },
  )

  it('find a trigger that was put back so that it never fires', async () => {
    tamper(
      `drop trigger history_event_kept; create trigger history_event_kept before update on history_event when 0 begin select raise(abort, 'history is append-only'); end`,
      { putTriggersBack: false },
    )
    expect(await ours()).toMatch(/history_event_kept is not the one that was made/)
    expect(theirs()).toMatch(/nothing refuses: update history_event/)
  })

  it('find a chain that was sealed again without the key', async () => {
    tamper(`update history_event set who_id = 'somebody else' where seq = 2`)
    sealAgain('11'.repeat(32))
    expect(await ours()).toMatch(/event 1 is not what was sealed/)
    expect(theirs()).toMatch(/^event 1: seal/)
  })

  it('find a chain that was sealed again with the stolen key, by the head that was printed', async () => {
    tamper(`update history_event set who_id = 'somebody else' where seq = 2`)
    sealAgain(keys.history)
    expect([await ours(), theirs()]).toEqual(['holds', 'holds'])
    expect(await ours(head)).toMatch(/not this record seal/)
    expect(theirs(head)).toMatch(/does not hold this head/)
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
    expect([await ours(printed.seal), theirs(printed.seal)]).toEqual(['holds', 'holds'])
    putBack('whole.db')
    expect([await ours(), theirs()]).toEqual(['holds', 'holds'])
    expect(await ours(printed.seal)).toMatch(/older than that document/)
    expect(theirs(printed.seal)).toMatch(/does not hold this head/)
  })

  it('find a fresh file in its place, by the head that was printed', async () => {
    const fresh = await recordsOnDisk()
    cpSync(fresh.config.dataDir, whole.config.dataDir, { recursive: true, force: true })
    copyFileSync(whole.config.keysFile, join(whole.folder, 'kept-keys.json'))
    copyFileSync(fresh.config.keysFile, whole.config.keysFile)
    const own = JSON.parse(readFileSync(fresh.config.keysFile, 'utf8')) as Keys
    expect(await ours()).toBe('holds')
    expect(await ours(head)).toMatch(/or another one/)
    expect(faultsIn(whole.file, own, head)).toEqual(['the history does not hold this head'])
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
    expect(run('--head', head)).toBe('The history holds.\n')
    expect(() => run('--head', 'another')).toThrow(/Command failed/)
  })

  it('has under 200 lines and nothing of the application', () => {
    const text = readFileSync(join(import.meta.dirname, 'independent-verifier.ts'), 'utf8')
    expect(text.split('\n').length).toBeLessThan(200)
    expect(text).not.toMatch(/from '[^']*\/server\//)
  })
})
