import type { EstablishmentType } from '../server/establishments/vocabulary.ts'

/** DOMAIN.md 2.2: fixed by law for secure children's homes, local settings elsewhere. */
export interface RecordDeadlines {
  /** Hours from the incident to the record being written. */
  writtenWithinHours: number
  /** Hours from the incident to the record being signed. */
  signedWithinHours: number
  /** Days from the incident to the child being spoken to. */
  childSpokenToWithinDays: number
  /** Working days to refer an allegation to the LADO. */
  ladoReferralWorkingDays: number
}

/** The deadlines of every type of establishment from a local date on. */
export interface DatedDeadlines {
  from: string
  byType: Record<EstablishmentType, RecordDeadlines>
}

/** What type an establishment is from a local date on. */
export interface DatedType {
  from: string
  type: EstablishmentType
}

/** Both oldest first, at least one of each. */
export interface Rules {
  deadlines: readonly DatedDeadlines[]
  types: readonly DatedType[]
}

/** What is true on a local date, of rows oldest first, each until the next; before the first, what was true first. */
export function inForceOn<Row>(
  rows: readonly Row[],
  day: string,
  fromOf: (row: Row) => string,
): Row | undefined {
  return rows.findLast((row) => fromOf(row) <= day) ?? rows[0]
}

/**
 * The deadlines of a record, by the type of its establishment and the settings as both were on the record's own day:
 * the one function that lists, pages, the quarter's dataset and the review ask.
 */
export function deadlinesOn({ deadlines, types }: Rules, day: string): RecordDeadlines {
  const type = inForceOn(types, day, fromOf)?.type
  const dated = inForceOn(deadlines, day, fromOf)
  if (type === undefined || dated === undefined)
    throw new Error('An establishment has a type and its deadlines from the beginning')
  return dated.byType[type]
}

/** Each set of deadlines in force at some time in a span of local dates, in their order, with the first day of it there. */
export function deadlinesBetween(
  rules: Rules,
  span: { from: string; to: string },
): { from: string; deadlines: RecordDeadlines }[] {
  const changes = [...rules.deadlines, ...rules.types]
    .map(fromOf)
    .filter((day) => day > span.from && day <= span.to)
  return [span.from, ...new Set(changes.sort())].map((from) => ({
    from,
    deadlines: deadlinesOn(rules, from),
  }))
}

const fromOf = ({ from }: { from: string }): string => from

/** The day by whose rule a referral to the LADO is judged: that of the event, or of its receipt where none is supplied. */
export const dayOfReferral = (contact: { eventOn: string | null; receivedOn: string }): string =>
  contact.eventOn ?? contact.receivedOn
