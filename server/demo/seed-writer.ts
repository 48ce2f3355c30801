import type { Connection } from '../database/open.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { canonical } from '../history/canonical.ts'
import { sealedEvent, versionDigest, type HistoryEvent } from '../history/record.ts'
import type { IncidentContent } from '../incidents/content-queries.ts'
import type { Incident } from '../incidents/sections.ts'
import { referenceKeyOf } from '../incidents/naming.ts'
import { fastInserts } from './fast-insert.ts'
import type { Random } from './random.ts'
import type { SeededHouse } from './seed.ts'

interface From {
  random: Random
  seal: Act['seal']
  /** The history's last event. */
  head: Pick<HistoryEvent, 'seq' | 'seal'>
}

/** An incident as its copy came, for one house and review year. */
export interface Received {
  house: SeededHouse
  year: number
  incident: Incident
  /** UTC instant, ISO. */
  receivedAt: string
}

export interface SeedWriter {
  /** Incidents in one transaction, in the order given. @returns their ids */
  write: (received: readonly Received[]) => string[]
  /** How many incidents so far. */
  written: () => number
}

/**
 * Writes incidents as `recordNew` would, row by row, with their numbers, versions and events; but no signed month is told of
 * them, or each would leave a second event: its return stands as signed beside what is counted now.
 */
export function seedWriter(connection: Connection, { random, seal, head }: From): SeedWriter {
  const insert = fastInserts(connection)
  const children = childIds(connection, random)
  let last = head
  let written = 0

  const writeOne = ({ house, incident, receivedAt }: Received, number: Numbered): string => {
    const id = random.id()
    const { head: who, establishmentId } = house
    const set = {
      ...number,
      standing: 'submitted' as const,
      version: 1,
      recordedAt: receivedAt,
      recordedBy: who.id,
    }
    const content: IncidentContent = { ...incident, ...set }
    insertRows(insert, id, content, (pseudonym) => children(establishmentId, pseudonym, receivedAt))
    last = insertVersion(insert, {
      id,
      content,
      last,
      act: { who, at: receivedAt, key: null, newId: random.id, seal },
    })
    written += 1
    return id
  }

  return {
    written: () => written,
    write: (received) =>
      connection.transaction(() => {
        const next = numbers(connection)
        return received.map((each) => writeOne(each, next(each.house.establishmentId, each.year)))
      })(),
  }
}

interface Numbered {
  number: string
  year: number
  serial: number
}

/** The next numbers of each establishment's years, without gaps. */
function numbers(connection: Connection): (establishmentId: string, year: number) => Numbered {
  const codeOf = connection.prepare('select code from establishment where id = ?').pluck()
  const lastOf = connection
    .prepare('select max(serial) from incident where establishment_id = ? and year = ?')
    .pluck()
  const serials = new Map<string, number>()
  return (establishmentId, year) => {
    const key = `${establishmentId} ${year}`
    const last = serials.get(key) ?? (lastOf.get(establishmentId, year) as number | null) ?? 0
    const serial = last + 1
    serials.set(key, serial)
    const code = String(codeOf.get(establishmentId))
    return { number: `${code}-${year}-${String(serial).padStart(4, '0')}`, year, serial }
  }
}

/** The id of an establishment's child by pseudonym, who is added when met for the first time. */
function childIds(connection: Connection, random: Random) {
  const known = new Map<string, string>()
  const find = connection.prepare('select id from child where establishment_id = ? and pseudonym_key = ?')
  const add = connection.prepare(
    'insert into child (id, establishment_id, pseudonym, pseudonym_key, recorded_at) values (?, ?, ?, ?, ?)',
  )
  return (establishmentId: string, pseudonym: string, receivedAt: string): string => {
    const own = comparisonKey(pseudonym)
    const key = `${establishmentId} ${own}`
    const id =
      known.get(key) ?? (find.get(establishmentId, own) as { id: string } | undefined)?.id ?? random.id()
    if (!known.has(key) && find.get(establishmentId, own) === undefined)
      add.run(id, establishmentId, pseudonym, own, receivedAt)
    known.set(key, id)
    return id
  }
}

type Insert = ReturnType<typeof fastInserts>

function insertRows(
  insert: Insert,
  id: string,
  content: IncidentContent,
  childOf: (pseudonym: string) => string,
): void {
  const { reasonsOther, techniques, children, staff, warningSigns, ...own } = content
  insert('incident', { id, ...own, referenceKey: referenceKeyOf(own.ownReference) })
  for (const [place, { pseudonym, warningSigns: answers, ...child }] of children.entries()) {
    insert('incidentChild', { incidentId: id, place, childId: childOf(pseudonym), pseudonym, ...child })
    for (const sign of answers) insert('incidentChildWarningSign', { incidentId: id, place, sign })
  }
  for (const reason of reasonsOther) insert('incidentReason', { incidentId: id, reason })
  for (const [place, use] of techniques.entries())
    insert('incidentTechnique', { incidentId: id, place, ...use })
  for (const [place, member] of staff.entries()) {
    const pseudonymKey = comparisonKey(member.pseudonym)
    insert('incidentStaff', { incidentId: id, place, ...member, pseudonymKey })
  }
  for (const sign of warningSigns) insert('incidentWarningSign', { incidentId: id, sign })
}

interface Versioned {
  id: string
  content: IncidentContent
  last: From['head']
  act: Act
}

/** The incident's first version with its event, sealed over the last one; gives the event. */
function insertVersion(insert: Insert, { id, content, last, act }: Versioned): HistoryEvent {
  const text = canonical(content)
  const digest = versionDigest(text, '')
  const { establishmentId } = content
  const subject = { subject: 'incident', subjectId: id, version: 1 }
  const event = sealedEvent(last, act, { act: 'recorded', ...subject, establishmentId, digest })
  insert('historyEvent', { ...event })
  insert('recordVersion', { ...subject, content: text, reason: '', digest, seq: event.seq })
  return event
}
