import { urgentReasons, type UrgentReason } from './vocabulary.ts'

/** One thing that makes an incident urgent. */
export interface Urgent {
  reason: UrgentReason
  /** Pseudonym of the child it is about, number of a contact, name of a technique; null where the record does not say. */
  detail: string | null
}

const place = (reason: UrgentReason): number => urgentReasons.findIndex(({ value }) => value === reason)

const gravestFirst = (urgent: readonly Urgent[]): Urgent[] =>
  urgent.toSorted(
    (one, other) =>
      place(one.reason) - place(other.reason) || ((one.detail ?? '') < (other.detail ?? '') ? -1 : 1),
  )

/** How grave the gravest of them is: 0 is the gravest there is; none at all comes last. */
export const gravityOf = (urgent: readonly Urgent[]): number =>
  Math.min(urgentReasons.length, ...urgent.map(({ reason }) => place(reason)))

export const isGravest = (urgent: readonly Urgent[]): boolean =>
  urgent.some(({ reason }) => urgentReasons[place(reason)]?.isGravest === true)

/**
 * 'serious-injury 1', 'serious-injury 2': each thing by its kind and which of several it is, without saying of whom. An
 * incident is graver than it was when it has a key that it did not have.
 */
export const keysOf = (urgent: readonly Urgent[]): string[] =>
  [...Map.groupBy(urgent, ({ reason }) => reason)].flatMap(([reason, each]) =>
    each.map((_one, nth) => `${reason} ${nth + 1}`),
  )

/** Those that nobody has looked at yet; of several alike, as many as are new. */
export function unseen(urgent: readonly Urgent[], seen: readonly string[]): Urgent[] {
  const known = new Set(seen)
  return [...Map.groupBy(urgent, ({ reason }) => reason)].flatMap(([reason, each]) =>
    each.filter((_one, nth) => !known.has(`${reason} ${nth + 1}`)),
  )
}

/**
 * What is wrong, in words, gravest first: 'K-12 was seriously injured'.
 * @param children pseudonyms of everybody on whom force was used: where there is one alone, a sign is theirs
 */
export function urgentWords(urgent: readonly Urgent[], children: readonly string[]): string[] {
  const [only, ...others] = children
  const lines = gravestFirst(urgent).map(({ reason, detail }) => {
    const label = urgentReasons[place(reason)]?.label ?? ''
    if (reason === 'pain-inducing' || reason === 'allegation') return withDetail(label, detail)
    const who = detail ?? (others.length === 0 ? only : undefined)
    return who === undefined ? label : label.replace(/^A child/, who)
  })
  return [...new Set(lines)]
}

const withDetail = (label: string, detail: string | null): string =>
  detail === null ? label : `${label} (${detail})`

/** The same of an incident that was looked at: a correction may have taken out all that was urgent. */
export const urgentNowWords = (urgent: readonly Urgent[], children: readonly string[]): string[] =>
  urgent.length === 0
    ? ['The record no longer says what was urgent: it was changed']
    : urgentWords(urgent, children)
