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
import { kinds, kindsOfOneRow, listsOf } from './independent-lists.ts'

type Row = Record<string, string | number | null>

interface Event extends Row {
  digest: string | null
  seq: number
  subject: string
  details: string
  previous: string
  seal: string
}

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
    db.function('sha256', (stored) =>
      createHash('sha256')
        .update(stored as Buffer)
        .digest('hex'),
    )
    db.function('fold', (text) =>
      text === null
        ? null
        : (text as string)
            .normalize('NFKC')
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    const events = db.prepare('select * from history_event order by seq').all() as Event[]
    return [
      ...chainFaults(events, Buffer.from(keys.history, 'hex')),
      ...versionFaults(db, events),
      ...[...Object.keys(kinds), ...kindsOfOneRow.split(' ')].flatMap((subject) => recordFaults(db, subject)),
      ...['history_event', 'record_version'].flatMap((table) => triggerFaults(db, table)),
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
  const maskings = events
    .filter(({ act }) => act === 'name masked')
    .flatMap(({ seq, subject, subject_id, details }) =>
      String((JSON.parse(details) as Row)['digests'])
        .split(' ')
        .map((pair) => {
          const [before, after = ''] = pair.split('>')
          return { seq, name: `${subject} ${String(subject_id)} ${String(before)}`, after }
        }),
    )
  const withDigest = events.filter(({ digest }) => digest !== null)
  const faults = withDigest.flatMap((event) => {
    const [version, ...more] = bySeq.get(event.seq) ?? []
    if (version === undefined || more.length > 0) return [`event ${event.seq}: version`]
    const record = `${event.subject} ${String(event['subject_id'])}`
    const now = maskedDigest(event, record, maskings)
    const isEmptied = version['content'] === '' && disposed.has(`${record} ${now}`)
    const stands = isEmptied ? now : digestOf(version)
    return isOfEvent(version, event, now) && stands === now ? [] : [`event ${event.seq}: version`]
  })
  return withDigest.length === versions.length || faults.length > 0
    ? faults
    : [...faults, 'a version without an event']
}

const isOfEvent = (version: Row, event: Event, digest: string) =>
  version['digest'] === digest &&
  ['subject', 'subject_id', 'version'].every((name) => version[name] === event[name])

const digestOf = ({ content = null, reason = null }: Row) =>
  createHash('sha256')
    .update(sorted([content, reason]))
    .digest('hex')

interface Masking {
  seq: number
  name: string
  after: string
}

/** The digest that the version of an event has now: the one that the last masking of it after the event names. */
const maskedDigest = ({ seq: of, digest }: Event, record: string, maskings: readonly Masking[]) =>
  maskings.reduce(
    (stands, { seq, name, after }) => (seq > of && name === `${record} ${stands}` ? after : stands),
    String(digest),
  )

/** Each row stands as its latest version says, with the rows of its lists, and was received when its first event was. */
function recordFaults(db: Database.Database, subject: string): string[] {
  const table = subject.replaceAll('-', '_')
  const rows = db.prepare(`select * from ${table} order by id`).all() as Row[]
  const latest = db.prepare(
    'select latest.*, event.at as received from record_version latest join record_version first on first.subject = latest.subject and first.subject_id = latest.subject_id and first.version = 1 join history_event event on event.seq = first.seq where latest.subject = ? and latest.subject_id = ? order by latest.version desc limit 1',
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
      if (version === undefined) return [`${nameOf(subject, row)}: no version`]
      const content = JSON.parse(String(version['content']) || '{}') as Record<string, Row[]>
      const kept = listsOf(subject, content) as Record<string, Row[]>
      const lists = Object.entries(kinds[subject] ?? {}).every(([list, part]) => {
        const items = db.prepare(`select * from ${part} where ${table}_id = ?`).all(row['id']) as Row[]
        for (const item of items) Reflect.deleteProperty(item, `${table}_id`)
        return hold(items, kept[list])
      })
      const isSame = lists && isThen(row, version) && agrees(row, content)
      return isSame
        ? []
        : [`event ${String(version['seq'])}: the record is not what was recorded: ${nameOf(subject, row)}`]
    }),
  ]
}

/** The kind, the number of the record where it has one, else its code or name, and its id. */
const nameOf = (subject: string, row: Row) =>
  [
    subject,
    row['number'] ?? row['code'] ?? row['name'] ?? row['month'] ?? row['year'],
    `(${String(row['id'])})`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')

const isThen = (row: Row, version: Row) =>
  (row['version'] ?? 1) === version['version'] &&
  (row['recorded_at'] ?? row['created_at'] ?? version['received']) === version['received']

/** As many rows as items, each as one of them says. */
const hold = (rows: readonly Row[], items: readonly (Row | string)[] = []) =>
  rows.length === items.length && rows.every((row) => items.some((item) => isOf(row, item)))

const isOf = (row: Row, item: Row | string) =>
  typeof item === 'string' ? Object.values(row).includes(item) : agrees(row, item)

const agrees = (row: Row, content: Record<string, unknown>) =>
  Object.entries(row).every(([name, value]) => {
    const kept = content[camel(name)]
    // A form keeps an empty time as an empty text and a number of days as a code; what is null no version keeps.
    // Before spellings were kept, a record's pseudonym stood with its child alone.
    if (name === 'pseudonym' && value === null) return true
    return (kept === undefined && neverKept.has(name)) || plain(kept ?? null) === plain(value)
  })

// Ids, places in a list, what only tells rows apart, and secrets.
const neverKept = new Set(
  'id list place child_id incident_id entered_incident_id password_hash reference_key pseudonym_key staff_pseudonym_key'.split(
    ' ',
  ),
)

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
