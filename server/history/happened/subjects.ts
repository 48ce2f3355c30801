import type { Role } from '../../access/vocabulary.ts'
import { kinds } from '../../kinds.ts'
import type { EventSubject } from '../../records/about.ts'

interface Placed extends EventSubject {
  /** The subject after which it is listed, one of those before it; absent: at the end. */
  after?: string
}

/** Subjects of no kind of record. */
const ofNoKind: readonly Placed[] = [
  { value: 'other-changes', label: 'Changes to other records', seenBy: [], after: 'incident-changes' },
  { value: 'history', label: 'Activity log', seenBy: ['business-manager'], after: 'session' },
  { value: 'recovery-sheet', label: 'Sealed envelopes', seenBy: ['business-manager'] },
  { value: 'accepted-word', label: 'Accepted as no name', seenBy: ['head'] },
  { value: 'legal-hold', label: 'Legal hold', seenBy: ['business-manager'] },
  { value: 'subject-access', label: 'Subject access', seenBy: ['business-manager'] },
]

/**
 * Everything that an event can be about. A head reads events of the own establishment only, the business manager none
 * about an incident, a LADO contact, a visit or the scrutineer's own log (SECURITY AC-06, AU-08). What does not stand
 * here only the scrutineer reads.
 */
export const subjects: readonly EventSubject[] = [
  ...kinds.map(ofKind),
  ...ofNoKind.map((each) => [each]),
].reduce<readonly EventSubject[]>(withNext, [])

/** A kind's own subject, then the others of it. */
function ofKind({ name, base, about }: (typeof kinds)[number]): readonly Placed[] {
  const { others, ...own } = about.events
  return [{ value: name, ...(base === undefined ? {} : { base }), ...own }, ...others]
}

/** The list with some more, in their place. */
function withNext(
  listed: readonly EventSubject[],
  [first, ...more]: readonly Placed[],
): readonly EventSubject[] {
  if (first === undefined) return listed
  const { after, ...own } = first
  const place = after === undefined ? listed.length : listed.findIndex(({ value }) => value === after) + 1
  return listed.toSpliced(place, 0, own, ...more)
}

/** The subjects whose events a role reads; null: all of them, known or not. */
export const subjectsFor = (role: Role): readonly EventSubject[] | null =>
  role === 'scrutineer' ? null : subjects.filter(({ seenBy }) => seenBy.includes(role))
