import { longDate } from '../reports/wording.ts'
import { personContent } from './access/people/queries.ts'
import { childJoinKind } from './children/joins/kind.ts'
import { contactKind } from './contacts/kind.ts'
import type { Db } from './database/schema.ts'
import { establishmentKind } from './establishments/kind.ts'
import { publishedFigureKind } from './establishments/published-figures/kind.ts'
import { populationContent } from './establishments/population/queries.ts'
import { dayTyped } from './fields/date.ts'
import { textOf, type Typed } from './fields/field.ts'
import type { Vocabulary } from './fields/vocabulary.ts'
import { incidentKind } from './incidents/kind.ts'
import { referralAnswerKind } from './incidents/referral/kind.ts'
import { followUpKind } from './incidents/urgent/kind.ts'
import { ladoContactKind } from './lado-contacts/kind.ts'
import { paths } from './paths.ts'
import { meetingKind } from './qa-meetings/kind.ts'
import type { RecordKind } from './records/kind.ts'
import { monthlyReturnKind } from './returns/kind.ts'
import { outsideCountKind } from './returns/outside-counts/kind.ts'
import { reviewKind } from './reviews/kind.ts'
import { codeContent } from './history/codes.ts'
import { reasonedContent } from './history/reasons.ts'
import type { ContentsOf } from './history/versions.ts'
import { settingContent } from './settings/queries.ts'
import { waitingContent } from './settings/waiting/queries.ts'
import { waitingSubject } from './settings/waiting/vocabulary.ts'
import { visitKind } from './visits/kind.ts'
import { sampledRecordKind } from './visits/sample/kind.ts'
import { drawContent } from './visits/sample/queries.ts'

type ContentOf = (db: Db, id: string) => Promise<unknown>

type AnyKind = Pick<RecordKind<never>, 'name'> & { contentOf: ContentOf; contentsOf?: ContentsOf }

/** The kinds that people fill in by a form, from draft to correction. */
export const recordKinds = [
  contactKind,
  establishmentKind,
  incidentKind,
  ladoContactKind,
  meetingKind,
  outsideCountKind,
  publishedFigureKind,
  sampledRecordKind,
  visitKind,
] as const

/** The kinds that are written once, by a form of their own, and added to instead of corrected. */
const addedKinds = [followUpKind, referralAnswerKind, childJoinKind] as const

/** Every kind that a form asks for: what its answers are called and who may read them is known by its form. */
export const kindsWithForms = [...recordKinds, ...addedKinds]

/** What a record that may be disposed of is called: 'incident', 'draw of a sample'. */
export const kindsInWords: Vocabulary = [
  ...kindsWithForms.map(({ name, one }) => ({ value: name, label: one })),
  { value: 'sample-draw', label: 'draw of a sample' },
]

const kinds: readonly AnyKind[] = [
  ...kindsWithForms,
  { name: 'person', contentOf: personContent },
  monthlyReturnKind,
  reviewKind,
  { name: 'population-year', contentOf: populationContent },
  { name: 'sample-draw', contentOf: drawContent },
  { name: 'setting', contentOf: settingContent },
  { name: waitingSubject, contentOf: waitingContent },
  { name: 'code', contentOf: codeContent },
  { name: 'database', contentOf: reasonedContent },
]

/** How each kind of record is read back, for `history verify`: by the history's subject. */
export const contents: Record<string, ContentsOf> = Object.fromEntries(
  kinds.map((kind) => [kind.name, kind.contentsOf ?? oneByOne(kind.contentOf)]),
)

function oneByOne(contentOf: ContentOf): ContentsOf {
  return async (db, ids) => {
    const found = new Map<string, unknown>()
    for (const id of ids) {
      const content = await contentOf(db, id)
      if (content !== undefined) found.set(id, content)
    }
    return found
  }
}

interface DraftPlace {
  name: string
  /** 'incident' */
  one: string
  /** '/incidents/drafts': the draft's id follows. */
  at: string
  namedBy?: { reference?: string; day: string }
}

type DraftedKind = Pick<RecordKind<never>, 'name' | 'one' | 'base'> & { draftNamedBy?: DraftPlace['namedBy'] }

const draftsOf = ({ name, one, base, draftNamedBy }: DraftedKind): DraftPlace => ({
  name,
  one,
  at: `${base}/drafts`,
  ...(draftNamedBy === undefined ? {} : { namedBy: draftNamedBy }),
})

/** Everything that can be left as a draft. */
const draftPlaces: readonly DraftPlace[] = [
  ...recordKinds.map(draftsOf),
  { name: 'published-figure-import', one: 'upload of published figures', at: paths.figureImport() },
]

/** Where a draft of this kind is finished, and what it is called. */
export const draftPlace = (name: string): DraftPlace | undefined =>
  draftPlaces.find((each) => each.name === name)

/**
 * A draft as people tell it from others, by the reference and the day typed so far: 'incident UOF190312 of 12 March 2019'.
 * What is not typed yet is said to be missing.
 */
export function draftInWords(
  { one, namedBy }: DraftPlace,
  { subjectId, typed }: { subjectId: string | null; typed: Typed },
): string {
  const what = subjectId === null ? one : `correction of the ${one}`
  if (namedBy === undefined) return what
  const reference =
    namedBy.reference === undefined ? '' : textOf(typed, namedBy.reference).trim().slice(0, longestReference)
  const day = dayTyped(namedBy.day, typed)
  if (reference !== '') return `${what} ${reference}${day === null ? '' : ` of ${longDate(day)}`}`
  if (day !== null) return `${what} of ${longDate(day)}`
  return `${what} without a ${namedBy.reference === undefined ? '' : 'reference or '}date yet`
}

/** A draft holds what was typed, readable or not. */
const longestReference = 40
