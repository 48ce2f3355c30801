import { listOf, lowerFirst, plural } from '../../../reports/wording.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'

/** What a record holds that a reason for its withdrawal may speak against, in words where it is said to somebody. */
export interface RecordHeld {
  /** 'Arm hold', once each. */
  techniques: readonly string[]
  /** 'K-12, face down' for each child whose position is recorded. */
  positions: readonly string[]
  handcuffed: boolean
  durationMinutes: number | null
  children: readonly string[]
  /** 'K-12: minor injury, no treatment' for each child who was hurt. */
  injuries: readonly string[]
  /** 'Vomiting', once each. */
  signs: readonly string[]
  /** Pseudonyms of the children whose account is recorded. */
  accounts: readonly string[]
  /** Children who were medically examined. */
  examined: readonly string[]
  isSigned: boolean
  /** Numbers of other incidents that may be the same one. */
  alike: readonly string[]
  /** Each number that the reason names, and what is known of it; null: there is no such incident. */
  named: readonly { number: string; isAlike: boolean; isWithdrawn: boolean; exists: boolean }[]
}

/** What is told of a reason beside its record. */
export interface Compared {
  /** Whether there is another record that this one may be said to repeat. */
  hasOther: boolean
  /** Where the two say different things. */
  contradictions: string[]
  /** Said where they do not: what was compared. */
  compared: string
}

interface Rule {
  /** What the reason says, as it is repeated to the reader. */
  says: string
  pattern: RegExp
  /** What of the record it is held against, in words. */
  looksAt: string
  /** What the record says against it, in words; undefined where it says nothing. */
  against: (record: RecordHeld) => string | undefined
}

/** The words that reasons are given in, each with what in a record speaks against it. Any may be said of one reason. */
const rules: readonly Rule[] = [
  {
    says: 'nobody was held, or that no force was used',
    looksAt: 'the techniques, the positions, the handcuffs and the minutes',
    pattern:
      /\b(nobody|no ?one|no-one|never|not|wasn.t|weren.t)\b[^.;]{0,40}\b(held|hold|restrained|touched|force|hands)\b|\bno\b[^.;]{0,20}\b(force|restraint|holds?|contact)\b|\bwithout (any )?(force|restraint|touching)/i,
    against: forceHeld,
  },
  {
    says: 'nobody was hurt',
    looksAt: 'the children’s injuries',
    pattern:
      /\b(nobody|no ?one|no-one|never|not|wasn.t)\b[^.;]{0,30}\b(hurt|injured)\b|\bno injur|\bunhurt|\buninjured/i,
    against: ({ injuries }) => (injuries.length === 0 ? undefined : `the record says: ${listOf(injuries)}`),
  },
  {
    says: 'there was no warning sign',
    looksAt: 'the warning signs',
    pattern: /\bno\b[^.;]{0,20}\b(warning )?signs?\b|\b(could|can) breathe\b/i,
    against: ({ signs }) =>
      signs.length === 0 ? undefined : `the record names ${listOf(signs.map(lowerFirst))}`,
  },
  {
    says: 'it was recorded twice',
    looksAt: 'other incidents within a day that may be the same one',
    pattern:
      /duplicat|\btwice\b|\bdouble\b|\b(same|already|also)\b[^.;]{0,40}\b(record|enter|incident|number)/i,
    against: ({ alike, named }) =>
      alike.length > 0 || named.some(({ exists }) => exists)
        ? undefined
        : 'no other incident of this establishment within a day names one of its children or has its reference',
  },
  {
    says: 'the child is the wrong one',
    looksAt: 'the techniques',
    pattern:
      /\b(wrong|different|another|other) (child|boy|girl|person|young person|name|pseudonym)\b|\bmixed up\b/i,
    against: (record) => correctedInstead(record, 'a wrong child is corrected'),
  },
  {
    says: 'the day, the time or the place is wrong',
    looksAt: 'the techniques',
    pattern: /\bwrong (day|date|time|place|unit|location|house)\b/i,
    against: (record) => correctedInstead(record, 'a wrong day, time or place is corrected'),
  },
  {
    says: 'it was a drill, or was entered by mistake',
    looksAt: 'the signature, the accounts, the medical examinations and the injuries',
    pattern:
      /\bdrill\b|\bexercise\b|\btraining\b|\bmistake\b|\bin error\b|\bby accident\b|\btest (record|entry)\b/i,
    against: ({ accounts, examined, isSigned, injuries }) => {
      const found = [
        ...(isSigned ? ['was signed as accurate'] : []),
        ...(accounts.length === 0 ? [] : [`has the account of ${listOf(accounts)}`]),
        ...(examined.length === 0 ? [] : [`says that ${listOf(examined)} had a medical examination`]),
        ...(injuries.length === 0 ? [] : [`names ${plural(injuries.length, 'injury', 'injuries')}`]),
      ]
      return found.length === 0 ? undefined : `the record ${listOf(found)}`
    },
  },
]

/**
 * Where a reason and the record say different things, each in a sentence. It points out and decides nothing: a reason that
 * no rule knows the words of is told of nothing.
 */
export function contradictionsIn(reason: string, record: RecordHeld): string[] {
  const found = rules.flatMap(({ says, pattern, against }) => {
    const held = pattern.test(reason) ? against(record) : undefined
    return held === undefined ? [] : [`The reason says that ${says}; ${held}.`]
  })
  return [...found, ...record.named.flatMap(namedWords)]
}

/** A reason of fewer words says nothing that can be checked. */
const fewestWords = 3

/** Whether a reason has too few words, the same word said again not counted. */
export const saysTooLittle = (reason: string, fewest = fewestWords): boolean =>
  new Set(comparisonKey(reason).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu)).size < fewest

/** So many words are the least for a sentence that says why something is agreed against the record. */
const sentenceWords = 5

export const isNoSentence = (reason: string): boolean => saysTooLittle(reason, sentenceWords)

/** For a reason that nothing of the record speaks against: what was compared with it, in one sentence. */
export function comparedWords(reason: string, { named }: Pick<RecordHeld, 'named'>): string {
  if (saysTooLittle(reason))
    return `The reason says nothing that can be checked: it has fewer than three words. Read the record, and ask what is meant before you agree.`
  const compared = [
    ...rules.filter(({ pattern }) => pattern.test(reason)).map(({ looksAt }) => looksAt),
    ...(named.length === 0 ? [] : [listOf(named.map((each) => each.number))]),
  ]
  return compared.length === 0
    ? 'The reason has no words that the service can compare with the record: nothing was checked. Read the record.'
    : `The service compared the reason with ${[...new Set(compared)].join(', and with ')}, and found nothing that contradicts it. Read the record.`
}

function namedWords({ number, exists, isAlike, isWithdrawn }: RecordHeld['named'][number]): string[] {
  if (!exists) return [`The reason names ${number}; this establishment has no incident of that number.`]
  if (isWithdrawn) return [`The reason names ${number}; that incident is withdrawn: neither would count.`]
  return isAlike
    ? []
    : [
        `The reason names ${number}; that incident is more than a day away or names none of these children, and its reference is another.`,
      ]
}

function forceHeld({ techniques, positions, handcuffed, durationMinutes }: RecordHeld): string | undefined {
  const found = [
    ...(techniques.length === 0
      ? []
      : [`${plural(techniques.length, 'technique')} (${listOf(techniques.map(lowerFirst))})`]),
    ...(positions.length === 0 ? [] : [`how they were held (${listOf(positions)})`]),
    ...(handcuffed ? ['handcuffs'] : []),
    ...(durationMinutes === null || durationMinutes === 0 ? [] : [plural(durationMinutes, 'minute')]),
  ]
  return found.length === 0 ? undefined : `the record names ${listOf(found)}`
}

// What is corrected goes on counting; only what should never have been counted is withdrawn.
function correctedInstead({ techniques }: RecordHeld, what: string): string | undefined {
  return techniques.length === 0
    ? undefined
    : `${what} and not withdrawn, and the record names ${plural(techniques.length, 'technique')} that somebody was held by`
}
