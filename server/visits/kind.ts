import { addDays } from '../../reports/clocks.ts'
import { instant, longDate } from '../../reports/wording.ts'
import { couldSeeOfHouse } from '../access/scope.ts'
import { establishmentChoices, establishmentsOn } from '../establishments/queries.ts'
import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { NotFound } from '../http/errors.ts'
import { readBy, type RecordKind, type Shown } from '../records/kind.ts'
import type { Later } from '../records/later.ts'
import { paths } from '../paths.ts'
import type { LineView, TagView } from '../records/page-types.ts'
import { visitAbout } from './about.ts'
import { insertVisit, replaceVisit, visitTitle } from './actions.ts'
import { visitRecordForm } from './form.ts'
import { isTooLong } from './time-rules.ts'
import { sampleActions, sampleCard, sampleTable, toldTable } from './sample/page.ts'
import { drawsForVisit, sampledOnVisit } from './sample/queries.ts'
import type { Visit } from './sections.ts'
import { endsNextDay } from './time-rules.ts'
import { findVisitHead, visitContent } from './queries.ts'
import { reportDays } from './vocabulary.ts'

const reportLater: Later<Visit> = {
  slug: 'report',
  button: 'Say when you sent your report',
  title: 'When did you send your report of the visit?',
  open: ({ reportSentOn }) => (reportSentOn === null ? [{ controls: ['reportSentOn'] }] : []),
}

export const visitKind: RecordKind<Visit> = {
  name: 'visit',
  about: visitAbout,
  one: 'visit',
  many: 'Visits',
  base: '/visits',
  allow: { read: 'read visits', record: 'record visits' },
  viewsAreEvents: false,
  newTitle: 'Log a visit',
  draftNamedBy: { day: 'visitedOn' },
  statement:
    'Once you submit, the head of safeguarding of this establishment can read the visit, without your private notes. Changes after that are corrections with a reason.',
  next: (_saved, { reportSentOn }) =>
    reportSentOn === null
      ? []
      : [
          {
            text: `You recorded that you sent your report on ${longDate(reportSentOn)}. This system did not send it.`,
          },
        ],
  formFor: async ({ db, person, today }) => visitRecordForm(await establishmentChoices(db, person, today)),
  ...readBy(loadVisit, showVisit),
  later: [reportLater],
  worthChecking: async (db, values, { person }) =>
    [...overMidnight(values), ...(await closedThen(db, person, values))].map((text) => ({ text })),
  couldSee: couldSeeOfHouse,
  reasonsHiddenFrom: ['head'],
  contentOf: visitContent,
  insert: insertVisit,
  replace: replaceVisit,
}

async function loadVisit(db: Db, viewer: Person, id: string) {
  const head = await findVisitHead(db, viewer, id)
  const content = head === undefined ? undefined : await visitContent(db, id)
  if (head === undefined || content === undefined) throw new NotFound('no such visit, or not this person’s')
  return {
    id,
    version: head.version,
    establishmentId: head.establishmentId,
    title: visitTitle(head.visitedOn),
    content,
  }
}

async function showVisit(
  db: Db,
  viewer: Person,
  { id, version, establishmentId, content }: Awaited<ReturnType<typeof loadVisit>>,
  today: string,
): Promise<Shown> {
  const names = await establishmentChoices(db, viewer, today)
  return {
    caption: names.find((each) => each.value === establishmentId)?.label ?? '',
    tags: [reportTag(content, today)],
    notices: overMidnight(content),
    open: openIn(id, content),
    ...(await sampleOf(db, viewer, id)),
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
  }
}

/** Said where the end is on the next day, since the time alone does not. */
const overMidnight = ({ visitedOn, startedAt = '', endedAt = '' }: Partial<Visit>): string[] =>
  visitedOn !== undefined && endsNextDay({ startedAt, endedAt }) && !isTooLong({ startedAt, endedAt })
    ? [`The visit ended at ${endedAt} on ${longDate(addDays(visitedOn, 1))}, the day after it started`]
    : []

/** Asked and not refused: a building that is closed to children may still be looked at. */
async function closedThen(
  db: Db,
  viewer: Person,
  { establishmentId, visitedOn }: Partial<Visit>,
): Promise<string[]> {
  if (visitedOn === undefined) return []
  const then = (await establishmentsOn(db, viewer, visitedOn)).find(({ id }) => id === establishmentId)
  return then === undefined || then.state === 'open'
    ? []
    : [`${then.name} was not open to children on ${longDate(visitedOn)}. Check the day and the establishment`]
}

/** The report until it is sent, by when. */
const openIn = (id: string, { reportSentOn, visitedOn }: Visit): LineView[] =>
  reportSentOn === null
    ? [
        {
          text: `Your report of the visit, due by ${longDate(addDays(visitedOn, reportDays))}: send it, and record the date here`,
          href: `${paths.visit(id)}/${reportLater.slug}`,
        },
      ]
    : []

/** What was sampled on it, in what the viewer may see of that. */
async function sampleOf(
  db: Db,
  viewer: Person,
  visitId: string,
): Promise<Pick<Shown, 'actions' | 'cards' | 'tables'>> {
  const rows = await sampledOnVisit(db, viewer, visitId)
  if (!may(viewer.role, 'sample records')) return rows.length === 0 ? {} : { tables: [toldTable(rows)] }
  const sample = { visitId, rows, draws: await drawsForVisit(db, viewer, visitId) }
  return {
    actions: sampleActions(visitId),
    cards: [sampleCard(sample)],
    ...(rows.length === 0 ? {} : { tables: [sampleTable(sample)] }),
  }
}

/** Where the visit's report stands. */
export function reportTag(visit: { visitedOn: string; reportSentOn: string | null }, today: string): TagView {
  if (visit.reportSentOn !== null) return { text: 'Report sent', colour: 'green' }
  const due = addDays(visit.visitedOn, reportDays)
  return today > due ? { text: 'Report overdue', colour: 'red' } : { text: 'Report due', colour: 'blue' }
}
