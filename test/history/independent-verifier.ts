/**
 * A second verifier of the history, on purpose without a line of the application's: it opens the file itself, has its own
 * canonical JSON, and goes by what README and SECURITY say is stored. Where both agree, the history holds for two reasons.
 *
 *   node test/history/independent-verifier.ts DATABASE KEYS [--head SEAL]
 */
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'

type Row = Record<string, string | number | null>

interface Event extends Row {
  seq: number
  at: string
  act: string
  subject: string
  details: string
  previous: string
  seal: string
}

/** Tables with one row a record, by what the history calls them. */
const recordTables: [subject: string, table: string][] = [
  ['incident', 'incident'],
  ['visit', 'visit'],
  ['sampled-record', 'sampled_record'],
  ['sample-draw', 'sample_draw'],
  ['lado-contact', 'lado_contact'],
  ['contact', 'contact'],
  ['qa-meeting', 'qa_meeting'],
]
const keptTables = ['history_event', 'record_version']

export interface Keys {
  database: string
  history: string
}

/** What is wrong with the file, the first fault first; nothing when it holds. Keys are hexadecimal. */
export function faultsIn(file: string, keys: Keys, head?: string): string[] {
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma("cipher='sqlcipher'")
    db.pragma('legacy=4')
    db.pragma(`key="x'${keys.database}'"`)
    const events = db.prepare('select * from history_event order by seq').all() as Event[]
    return [
      ...chainFaults(events, Buffer.from(keys.history, 'hex')),
      ...versionFaults(db, events),
      ...recordTables.flatMap(([subject, table]) => recordFaults(db, subject, table)),
      ...strangers(db),
      ...keptTables.flatMap((table) => triggerFaults(db, table)),
      ...(head === undefined || events.some(({ seal }) => seal === head)
        ? []
        : ['the history does not hold this head']),
    ]
  } finally {
    db.close()
  }
}

function chainFaults(events: Event[], key: Buffer): string[] {
  let previous = ''
  for (const [place, event] of events.entries()) {
    const { seal, ...rest } = event
    if (event.seq !== place + 1) return [`event ${place + 1}: missing`]
    if (event.previous !== previous) return [`event ${event.seq}: does not follow`]
    const text = sorted(Object.fromEntries(Object.entries(rest).map(([name, value]) => [camel(name), value])))
    if (createHmac('sha256', key).update(text).digest('hex') !== seal) return [`event ${event.seq}: seal`]
    previous = seal
  }
  return []
}

/** Each event with a digest has its one version, whose text gives that digest, unless a certificate names it as disposed. */
function versionFaults(db: Database.Database, events: Event[]): string[] {
  const versions = db.prepare('select * from record_version order by seq').all() as Row[]
  const bySeq = Map.groupBy(versions, (version) => version['seq'])
  const disposed = new Set(
    events
      .filter(({ act }) => act === 'disposed')
      .flatMap(({ subject, subject_id, details }) =>
        String((JSON.parse(details) as Row)['digests'])
          .split(' ')
          .map((digest) => `${subject} ${String(subject_id)} ${digest}`),
      ),
  )
  const withDigest = events.filter(({ digest }) => digest !== null)
  const faults = withDigest.flatMap((event) => {
    const [version, ...more] = bySeq.get(event.seq) ?? []
    if (version === undefined || more.length > 0) return [`event ${event.seq}: version`]
    const names = ['subject', 'subject_id', 'version', 'digest']
    const agrees = names.every((name) => version[name] === event[name])
    const isEmptied =
      version['content'] === '' &&
      disposed.has(`${event.subject} ${String(event['subject_id'])} ${String(event['digest'])}`)
    const digest = createHash('sha256')
      .update(sorted([version['content'], version['reason']]))
      .digest('hex')
    return agrees && (isEmptied || digest === event['digest']) ? [] : [`event ${event.seq}: version`]
  })
  return withDigest.length === versions.length || faults.length > 0
    ? faults
    : [...faults, 'a version without an event']
}

/** Accounts that no event of the history added. */
function strangers(db: Database.Database): string[] {
  const recorded = "select subject_id from record_version where subject = 'person'"
  const rows = db.prepare(`select id from person where id not in (${recorded}) order by id`).all() as Row[]
  return rows.map(({ id }) => `person ${String(id)}: no version`)
}

/** Each row stands as its latest version says, as far as one row's own columns go, and was received when its first event was. */
function recordFaults(db: Database.Database, subject: string, table: string): string[] {
  const rows = db.prepare(`select * from ${table} order by id`).all() as Row[]
  const latest = db.prepare(
    'select * from record_version where subject = ? and subject_id = ? order by version desc limit 1',
  )
  const first = db.prepare(
    'select event.at from record_version version join history_event event on event.seq = version.seq where version.subject = ? and version.subject_id = ? and version.version = 1',
  )
  const gone = db
    .prepare(
      `select distinct subject_id as id from record_version where subject = ? and content <> '' and subject_id not in (select id from ${table})`,
    )
    .all(subject) as Row[]
  return [
    ...gone.map(({ id }) => `${subject} ${String(id)}: the record is gone`),
    ...rows.flatMap((row) => {
      const version = latest.get(subject, row['id']) as Row | undefined
      const received = first.get(subject, row['id']) as Row | undefined
      if (version === undefined) return [`${subject} ${String(row['id'])}: no version`]
      const isSame =
        row['version'] === version['version'] &&
        row['recorded_at'] === received?.['at'] &&
        agrees(row, JSON.parse(String(version['content']) || '{}') as Row)
      return isSame ? [] : [`event ${String(version['seq'])}: the record is not what was recorded`]
    }),
  ]
}

const agrees = (row: Row, content: Record<string, unknown>) =>
  Object.entries(row).every(([name, value]) => {
    const kept = content[camel(name)]
    // A form keeps an empty time as an empty text and a number of days as a code.
    return kept === undefined || plain(kept) === plain(value)
  })

const plain = (value: unknown) =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)

/** Tries what must not be possible, and takes it back. */
function triggerFaults(db: Database.Database, table: string): string[] {
  const acts = [`update ${table} set seq = seq`, `delete from ${table}`]
  return acts.flatMap((act) => {
    db.pragma('foreign_keys=OFF')
    db.exec('begin immediate')
    try {
      db.exec(act)
      return [`nothing refuses: ${act}`]
    } catch (error) {
      return String(error).includes('append-only') ? [] : [`nothing refuses: ${act}`]
    } finally {
      if (db.inTransaction) db.exec('rollback')
    }
  })
}

const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())

/** Canonical JSON: keys in code-unit order, no spaces. */
function sorted(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${sorted((value as Row)[name])}`).join()}}`
}

if (process.argv[1] === import.meta.filename) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } })
  const keys = JSON.parse(readFileSync(positionals[1] ?? '', 'utf8')) as Keys
  const faults = faultsIn(positionals[0] ?? '', keys, values.head)
  console.log(faults[0] ?? 'The history holds.')
  process.exitCode = faults.length === 0 ? 0 : 1
}
