import { instant, longDate, plural } from '../../reports/wording.ts'
import { reviewYearOf } from '../../reports/period.ts'
import type { Person } from '../access/person.ts'
import { couldSeeMeeting } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { NotFound } from '../http/errors.ts'
import type { RecordForm } from '../fields/sections.ts'
import { formOf, typeForm } from '../fields/form.ts'
import type { Typed } from '../fields/field.ts'
import { readBy, type Asking, type RecordKind, type Shown } from '../records/kind.ts'
import { paths } from '../paths.ts'
import type { LineView, TagView } from '../records/page-types.ts'
import { meetingAbout } from './about.ts'
import { insertMeeting, meetingTitle, replaceMeeting } from './actions.ts'
import { datasetNotes, meetingTables } from './dataset.ts'
import { meetingRecordForm, type Meeting } from './form.ts'
import { establishmentNames, findMeetingHead, lastMeeting, meetingContent, quartersTaken } from './queries.ts'
import { meetingLater } from './later.ts'
import { isOverdue, isUnfinished } from './vocabulary.ts'

/** How far back a meeting can be recorded. */
const yearsBack = 15

export const meetingKind: RecordKind<Meeting> = {
  name: 'qa-meeting',
  about: meetingAbout,
  one: 'QA meeting',
  many: 'QA meetings',
  base: '/qa-meetings',
  allow: { read: 'read QA meetings', record: 'record QA meetings' },
  viewsAreEvents: false,
  newTitle: 'Record a QA meeting',
  draftNamedBy: { day: 'metOn' },
  statement:
    'Once you submit, the scrutineer, the LADO, the heads of safeguarding and the partners whose organisation is in the attendance list can read the meeting with its minutes. Changes after that are corrections with a reason.',
  next: (_saved, { minutesApprovedOn }) =>
    minutesApprovedOn === null
      ? []
      : [{ text: `The minutes were approved on ${longDate(minutesApprovedOn)}.` }],
  formFor: meetingFormFor,
  startsFrom: fromTheLast,
  ...readBy(loadMeeting, showMeeting),
  later: meetingLater,
  tablesFor: (count, viewer, { year, quarter }, today) =>
    count(meetingTables, { viewer, meeting: { year, quarter }, today }),
  couldSee: couldSeeMeeting,
  contentOf: meetingContent,
  insert: insertMeeting,
  replace: replaceMeeting,
}

/** The minutes until they are approved, and the actions that nobody has finished. */
function openIn(id: string, { minutesApprovedOn, actions }: Meeting): LineView[] {
  const href = paths.meeting(id)
  const unfinished = actions.filter(isUnfinished)
  const [first] = unfinished.flatMap(({ dueOn }) => dueOn ?? []).sort()
  const due = first === undefined ? '' : `; the first is due by ${longDate(first)}`
  return [
    ...(minutesApprovedOn === null
      ? [{ text: 'The minutes: once they are approved, add the date', href: `${href}/minutes` }]
      : []),
    ...(unfinished.length === 0
      ? []
      : [
          {
            text: `${plural(unfinished.length, 'unfinished action')}${due}`,
            href: `${href}/actions`,
          },
        ]),
  ]
}

/** Who was invited last time, without whether they came, and what was on the agenda. */
async function fromTheLast(asking: Asking<Meeting>): Promise<Typed> {
  const id = await lastMeeting(asking.db, asking.person)
  const last = id === undefined ? undefined : await meetingContent(asking.db, id)
  if (last === undefined) return {}
  const { form } = await meetingFormFor(asking)
  const typed = Object.entries(typeForm(formOf(form, ['attendance', 'agenda']), last))
  return Object.fromEntries(typed.filter(([control]) => !/^attendance-\d+-attendance$/u.test(control)))
}

async function meetingFormFor({ db, today, correcting }: Asking<Meeting>): Promise<RecordForm<Meeting>> {
  const thisYear = reviewYearOf(today)
  return meetingRecordForm({
    establishments: await establishmentNames(db),
    today,
    years: Array.from({ length: yearsBack }, (_, back) => thisYear - back),
    taken: await quartersTaken(db, correcting?.id),
  })
}

async function loadMeeting(db: Db, viewer: Person, id: string) {
  const head = await findMeetingHead(db, viewer, id)
  const content = head === undefined ? undefined : await meetingContent(db, id)
  if (head === undefined || content === undefined)
    throw new NotFound('no such QA meeting, or not this person’s')
  return { id, version: head.version, establishmentId: null, title: meetingTitle(head), content }
}

function showMeeting(
  _db: Db,
  viewer: Person,
  { id, version, content }: Awaited<ReturnType<typeof loadMeeting>>,
  today: string,
): Shown {
  return {
    caption: `Held on ${longDate(content.metOn)}`,
    tags: [minutesTag(content), ...overdueTags(content, today)],
    notices: [],
    open: openIn(id, content),
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
      ...datasetNotes(viewer, today),
    ],
  }
}

/** Where the minutes stand. */
export const minutesTag = ({ minutesApprovedOn }: { minutesApprovedOn: string | null }): TagView =>
  minutesApprovedOn === null
    ? { text: 'Minutes not approved', colour: 'blue' }
    : { text: 'Minutes approved', colour: 'green' }

function overdueTags({ actions }: Meeting, today: string): TagView[] {
  const overdue = actions.filter((action) => isOverdue(action, today)).length
  return overdue === 0 ? [] : [{ text: `${plural(overdue, 'action')} overdue`, colour: 'red' }]
}
