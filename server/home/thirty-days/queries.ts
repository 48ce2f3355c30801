import { sql } from 'kysely'
import type { Person } from '../../access/person.ts'
import { namesOf } from '../../access/queries.ts'
import { accountChanges, type AccountChange } from '../../access/people/account-change-queries.ts'
import { isOffice, isOfEstablishment } from '../../access/vocabulary.ts'
import type { Db, Tables } from '../../database/schema.ts'
import { disposable } from '../../disposal/rules.ts'
import { retentionClasses } from '../../disposal/vocabulary.ts'
import { doerWords } from '../../history/doers.ts'
import { nameMasked } from '../../history/named-digests.ts'
import { announcedSince } from '../task.ts'
import type { Knower } from '../../records/about.ts'
import { settingsSetSince, type SetValue } from '../../settings/set-since.ts'
import { legalHold } from '../../settings/vocabulary.ts'

/** Something grave that one office could do with nobody else noticing, as an officer may read of it. */
export type Announced = { seq: number; at: string; who: string } & (
  | { about: 'hold'; what: 'asked' | 'refused' | 'objected' | 'on' | 'off'; fromOn: string | undefined }
  | RecordAnnounced
  | MaskAnnounced
  | { about: 'setting'; set: SetValue }
  | ({ about: 'account'; act: string } & AccountChange)
)

interface RecordAnnounced {
  about: 'record'
  what: 'asked' | 'refused' | 'destroyed'
  kind: string
  /** The record's number; undefined for a kind without numbers. */
  number: string | undefined
  /** Set for whoever may read more than kind and number. */
  whole: { id: string; dueOn: string | undefined } | undefined
}

interface MaskAnnounced {
  about: 'mask'
  /** What the record is called: its kind and number. */
  record: string
  /** The questions in whose answers it stood; empty for a reader who may know of the record and not read it. */
  fields: string
  places: string
  characters: string
  /** Id of the person, then their name. */
  asker: string
}

/**
 * What was done within the last 30 days that the viewer may know of, latest first: the end of a legal hold, a destruction, a
 * name that was masked, a change of retention or of the numbers to ring, and whatever was changed of an officer’s account.
 * All of them: nobody can push one out of sight by doing others. Read from the history, which nobody can change, by its order,
 * whatever the clock said.
 */
export async function announcedIn30Days(db: Db, viewer: Person, now: string): Promise<Announced[]> {
  const events = await graveEvents(db, announcedSince(now))
  const names = await namesOf(
    db,
    events.flatMap(({ whoId, details }) => [whoId, details['askedBy'] ?? []].flat()),
  )
  const accounts = await accountChanges(
    db,
    events.filter(({ subject }) => subject === 'person').map(({ seq }) => seq),
  )
  const set = events.filter(({ subject }) => subject === 'setting').at(-1)
  const values = set === undefined ? [] : await settingsSetSince(db, set.seq)
  return events.flatMap((event) => {
    const said = readFor(viewer, event, { accounts, values })
    return said === undefined
      ? []
      : [{ seq: event.seq, at: event.at, who: doerWords(names, event.whoId), ...withNames(said, names) }]
  })
}

function withNames(said: Said, names: ReadonlyMap<string, string>): Said {
  return said.about === 'mask' ? { ...said, asker: names.get(said.asker) ?? 'Somebody' } : said
}

type Event = Pick<
  Tables['historyEvent'],
  'seq' | 'at' | 'whoId' | 'act' | 'subject' | 'subjectId' | 'establishmentId' | 'version'
> & { details: Partial<Record<string, string>> }

/** Short walks along indexes, each by number from the first event of these days on. */
async function graveEvents(db: Db, since: string): Promise<Event[]> {
  const { rows } = await sql<Omit<Event, 'details'> & { details: string }>`
    with first as materialized (select min(seq) as seq from history_event where at >= ${since}),
    grave as (
      select seq from history_event where subject = 'legal-hold' and seq >= (select seq from first)
      union all select seq from history_event where subject = 'setting' and seq >= (select seq from first)
      union all select seq from history_event where subject = 'person' and version is not null
        and seq >= (select seq from first)
      union all select seq from history_event
        where act in ('disposal asked for', 'disposal refused', 'disposed', ${nameMasked}) and seq >= (select seq from first))
    select event.seq, event.at, event.who_id, event.act, event.subject, event.subject_id, event.establishment_id,
      event.version, event.details
    from grave join history_event as event on event.seq = grave.seq order by event.seq desc`.execute(db)
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Event['details'] }))
}

type Said = Announced extends infer Each
  ? Each extends Announced
    ? Omit<Each, 'seq' | 'at' | 'who'>
    : never
  : never

interface Known {
  accounts: ReadonlyMap<number, AccountChange>
  values: readonly SetValue[]
}

function readFor(viewer: Person, event: Event, { accounts, values }: Known): Said | undefined {
  switch (event.subject) {
    case 'legal-hold':
      return { about: 'hold', what: event.act === 'end asked for' ? 'asked' : 'refused', fromOn: undefined }
    case 'setting':
      return ofSetting(event, values)
    case 'person':
      return ofAccount(event, accounts)
    default:
      return event.act === nameMasked ? ofMask(viewer, event) : ofRecord(viewer, event)
  }
}

/** Settings that every officer is told of: how long records are kept, and which numbers to ring. */
const announcedSettings: readonly string[] = [
  ...retentionClasses.map(({ setting }) => setting),
  'urgent-numbers',
] satisfies string[]

function ofSetting({ subjectId, details }: Event, values: readonly SetValue[]): Said | undefined {
  // What was set before an end had to wait says no day.
  const { setting = '', value, fromOn, objection } = details
  if (setting === legalHold.value) {
    const what = objection === 'yes' ? 'objected' : value === 'off' ? 'off' : 'on'
    return { about: 'hold', what, fromOn }
  }
  const set = announcedSettings.includes(setting) ? values.find(({ id }) => id === subjectId) : undefined
  return set && { about: 'setting', set }
}

const accountActs = ['account added', 'account changed', 'account enabled', 'account disabled']

/** Somebody got, gave up or lost an office, or has another name in it; a partner holds none. */
function ofAccount({ act, seq }: Event, accounts: ReadonlyMap<number, AccountChange>): Said | undefined {
  const change = accounts.get(seq)
  if (change === undefined || !accountActs.includes(act)) return undefined
  const { before = change.after, after } = change
  return isOffice(before.role) || isOffice(after.role) ? { about: 'account', act, ...change } : undefined
}

const whats: Partial<Record<string, RecordAnnounced['what']>> = {
  'disposal asked for': 'asked',
  'disposal refused': 'refused',
  disposed: 'destroyed',
}

function ofRecord(
  viewer: Person,
  { act, subject, subjectId, establishmentId, details }: Event,
): Said | undefined {
  const what = whats[act]
  if (what === undefined || subjectId === null) return undefined
  const reads = readsOf(viewer, { subject, establishmentId, told: details['told'] })
  if (reads === 'nothing') return undefined
  return {
    about: 'record',
    what,
    kind: subject,
    number: details['number'],
    whole: reads === 'whole' ? { id: subjectId, dueOn: details['dueOn'] } : undefined,
  }
}

/** A name that was masked: a reader who may not read the record is not told in which answers. Older maskings say no record. */
function ofMask(viewer: Person, { subject, establishmentId, details }: Event): Said | undefined {
  const { record, fields = '', places = '', characters = '', askedBy: asker = '' } = details
  const reads = readsOfMask(viewer, { subject, establishmentId, told: undefined })
  if (record === undefined || reads === 'nothing') return undefined
  return { about: 'mask', record, fields: reads === 'whole' ? fields : '', places, characters, asker }
}

/** A head reads of those in the own incidents and what the head said of them alone: other records have answers that are hidden from heads. */
const readsOfMask = (viewer: Person, record: Told) =>
  isOfEstablishment(viewer.role) &&
  (!['incident', 'referral-answer'].includes(record.subject) ||
    record.establishmentId !== viewer.establishmentId)
    ? 'nothing'
    : readsOf(viewer, record)

interface Told {
  subject: string
  establishmentId: string | null
  told: string | undefined
}

/** What an officer may know of a record that is destroyed, or to be: a LADO contact no head ever does. */
function readsOf(viewer: Person, record: Told): 'whole' | 'kind-and-number' | 'nothing' {
  const known = disposable(record.subject)?.knownTo ?? []
  switch (viewer.role) {
    case 'scrutineer':
    case 'business-manager':
      return 'whole'
    case 'lado':
      return known.includes('lado') ? 'kind-and-number' : 'nothing'
    case 'head':
      return headReads(known, { isOwn: record.establishmentId === viewer.establishmentId, told: record.told })
    case 'partner':
      return 'nothing'
  }
}

function headReads(
  known: readonly Knower[],
  { isOwn, told }: { isOwn: boolean; told: string | undefined },
): 'whole' | 'kind-and-number' | 'nothing' {
  if (known.includes('head')) return isOwn ? 'whole' : 'kind-and-number'
  return known.includes('told-head') && isOwn && told === 'yes' ? 'whole' : 'nothing'
}
