import { longDate, lowerFirst } from '../reports/wording.ts'
import { personAbout } from './access/people/about.ts'
import { personContent } from './access/people/queries.ts'
import { childJoinKind } from './children/joins/kind.ts'
import { contactKind } from './contacts/kind.ts'
import type { Db } from './database/schema.ts'
import { establishmentKind } from './establishments/kind.ts'
import { publishedFigureKind } from './establishments/published-figures/kind.ts'
import { populationAbout } from './establishments/population/about.ts'
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
import type { StoredKind } from './records/about.ts'
import type { RecordKind } from './records/kind.ts'
import { monthlyReturnKind } from './returns/kind.ts'
import { outsideCountKind } from './returns/outside-counts/kind.ts'
import { reviewKind } from './reviews/kind.ts'
import { codeAbout, databaseAbout } from './history/about.ts'
import { codeContent } from './history/codes.ts'
import { reasonedContent } from './history/reasons.ts'
import type { ContentsOf } from './history/versions.ts'
import { settingAbout } from './settings/about.ts'
import { settingContent } from './settings/queries.ts'
import { waitingSettingAbout } from './settings/waiting/about.ts'
import { waitingContent } from './settings/waiting/queries.ts'
import { waitingSubject } from './settings/waiting/vocabulary.ts'
import { visitKind } from './visits/kind.ts'
import { sampleDrawAbout } from './visits/sample/about.ts'
import { sampledRecordKind } from './visits/sample/kind.ts'
import { drawContent } from './visits/sample/queries.ts'

type ContentOf = (db: Db, id: string) => Promise<unknown>

type AnyKind = StoredKind & { base?: string; contentOf: ContentOf; contentsOf?: ContentsOf }

/**
 * Every kind of record, in the order in which lists of kinds name them: each says in its own folder what it is, and the rooms
 * that are about all data read it here.
 */
const every = [
  incidentKind,
  followUpKind,
  referralAnswerKind,
  childJoinKind,
  ladoContactKind,
  visitKind,
  sampledRecordKind,
  { name: 'sample-draw', about: sampleDrawAbout, contentOf: drawContent },
  contactKind,
  monthlyReturnKind,
  meetingKind,
  outsideCountKind,
  establishmentKind,
  { name: 'population-year', about: populationAbout, contentOf: populationContent },
  publishedFigureKind,
  reviewKind,
  { name: 'setting', about: settingAbout, contentOf: settingContent },
  { name: 'code', about: codeAbout, contentOf: codeContent },
  { name: waitingSubject, about: waitingSettingAbout, contentOf: waitingContent },
  { name: 'person', about: personAbout, contentOf: personContent },
  { name: 'database', about: databaseAbout, contentOf: reasonedContent },
] as const satisfies readonly AnyKind[]

type Each = (typeof every)[number]

export const kinds: readonly AnyKind[] = every

/** A kind by its subject in the history; undefined where there is none. */
export const kindNamed = (name: string): AnyKind | undefined => kinds.find((kind) => kind.name === name)

/** The kinds that people fill in by a form, from draft to correction. */
export const recordKinds = every.filter(
  (kind): kind is Extract<Each, { insert: unknown }> => 'insert' in kind,
)

/** Every kind that a form asks for: what its answers are called and who may read them is known by its form. */
export const kindsWithForms = every.filter(
  (kind): kind is Extract<Each, { formFor: unknown }> => 'formFor' in kind,
)

/** The kinds that are written once, and added to instead of corrected, by name. */
export const addedKinds = kindsWithForms
  .filter((kind): kind is Extract<Each, { partOf: unknown }> => 'partOf' in kind)
  .toSorted((one, other) => (one.name < other.name ? -1 : 1))

/** What a record of each kind is called: 'incident', 'draw of a sample'. */
export const kindsInWords: Vocabulary = every.map((kind) => ({
  value: kind.name,
  label: 'one' in kind ? kind.one : lowerFirst(kind.about.events.label),
}))

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
