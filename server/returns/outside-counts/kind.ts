import type { RecordForm } from '../../fields/sections.ts'
import { monthOf, monthsBetween, shiftMonth } from '../../../reports/period.ts'
import { instant, lowerFirst, number } from '../../../reports/wording.ts'
import type { Person } from '../../access/person.ts'
import { couldSeeOfHouse } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import { readBy, standsIn, type Asking, type RecordKind, type Shown } from '../../records/kind.ts'
import type { LineView, RecordCard } from '../../records/page-types.ts'
import { askedMonths } from '../month-queries.ts'
import { outsideCountAbout } from './about.ts'
import { insertOutsideCount, outsideCountTitle, replaceOutsideCount } from './actions.ts'
import { comparisonTag, differenceInWords, type Compared } from './comparison.ts'
import { outsideCountRecordForm, type OutsideCount } from './form.ts'
import { countsTaken, findOutsideCountHead, ourCounts, outsideCountContent } from './queries.ts'
import { measures, sourceOf } from './vocabulary.ts'

export const outsideCountKind: RecordKind<OutsideCount> = {
  name: 'outside-count',
  about: outsideCountAbout,
  one: 'count of another source',
  many: 'Counts of other sources',
  base: paths.outsideCounts(),
  allow: { read: 'read outside counts', record: 'record outside counts' },
  viewsAreEvents: false,
  newTitle: 'Record another source’s count',
  draftNamedBy: { day: 'receivedOn' },
  statement:
    'Once you submit, the count is listed beside ours, and the head of safeguarding of this establishment can read both with the explanation, to be able to answer. Changes after that are corrections with a reason.',
  next: () => [{ text: 'The count is listed beside ours.' }],
  formFor: outsideCountFormFor,
  ...readBy(loadOutsideCount, showOutsideCount),
  couldSee: couldSeeOfHouse,
  reasonsHiddenFrom: ['head', 'business-manager'],
  contentOf: outsideCountContent,
  insert: insertOutsideCount,
  replace: replaceOutsideCount,
}

async function outsideCountFormFor(asking: Asking<OutsideCount>): Promise<RecordForm<OutsideCount>> {
  const { db, person, today, correcting } = asking
  const stands = await standsIn(asking, outsideCountContent)
  const offered = await monthsOffered(db, person, today)
  return outsideCountRecordForm({
    establishments: await establishmentChoices(db, person, today),
    months: [...new Set([...offered, ...(stands === undefined ? [] : [stands.month])])].sort().reverse(),
    taken: await countsTaken(db, correcting?.id),
    role: person.role,
    privateNotes: stands?.privateNotes ?? '',
  })
}

/** Months that are over, from a year before the first that a return is asked for. */
async function monthsOffered(db: Db, person: Person, today: string): Promise<string[]> {
  const last = shiftMonth(monthOf(today), -1)
  const { houses } = await askedMonths(db, person, today)
  const [first = last] = houses.flatMap(({ months }) => months).sort()
  return monthsBetween(shiftMonth(first, -12), last)
}

async function loadOutsideCount(db: Db, viewer: Person, id: string) {
  const head = await findOutsideCountHead(db, viewer, id)
  const content = head === undefined ? undefined : await outsideCountContent(db, id)
  if (head === undefined || content === undefined) throw new NotFound('no such count of another source')
  const { establishmentId } = content
  return { id, version: head.version, establishmentId, title: outsideCountTitle(content), content }
}

async function showOutsideCount(
  db: Db,
  viewer: Person,
  { id, version, content }: Awaited<ReturnType<typeof loadOutsideCount>>,
  today: string,
): Promise<Shown> {
  const compared = { ...content, ours: (await ourCounts(db, [content]))(content) }
  const houses = await establishmentChoices(db, viewer, today)
  return {
    caption: labelOf(houses, content.establishmentId),
    tags: [comparisonTag(compared)],
    notices: [],
    cards: [comparisonCard(compared)],
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
    open: openIn(id, compared),
  }
}

function comparisonCard(compared: Compared): RecordCard {
  const { measure, meaning } = sourceOf(compared.source)
  return {
    title: 'Beside our own count',
    rows: [
      { key: 'Their count', value: [number(compared.count)] },
      { key: `Ours now: ${lowerFirst(labelOf(measures, measure))}`, value: [number(compared.ours)] },
      { key: 'Difference', value: [differenceInWords(compared)], tag: comparisonTag(compared) },
      { key: 'What it can say', value: [meaning] },
    ],
  }
}

const openIn = (id: string, compared: Compared): LineView[] =>
  comparisonTag(compared).text === 'Not explained'
    ? [
        {
          text: 'It differs from ours: ask what explains that, and add the answer here',
          href: paths.outsideCount(id),
        },
      ]
    : []
