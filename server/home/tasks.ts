import { addDays, localDateOf } from '../../reports/clocks.ts'
import { reviewYearOf, snapshotDate, monthStart } from '../../reports/period.ts'
import { longDate, monthName, plural } from '../../reports/wording.ts'
import { codesOnSheet } from '../access/factors/queries.ts'
import { fewCodes } from '../access/factors/vocabulary.ts'
import type { Role } from '../access/vocabulary.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { overdueRecords, undecidedIncidents, type OverdueRecord } from '../incidents/queries.ts'
import { draftPlace } from '../kinds.ts'
import { openLadoContacts } from '../lado-contacts/queries.ts'
import { paths } from '../paths.ts'
import { openActions } from '../qa-meetings/queries.ts'
import { ownerOf } from '../qa-meetings/vocabulary.ts'
import { listDrafts } from '../records/queries.ts'
import { receiptTasks, releaseTasks, signatureTasks } from './review-tasks.ts'
import { unsentVisits } from '../visits/queries.ts'
import { missingTasks, sampleTasks } from './samples.ts'
import { reportDays } from '../visits/vocabulary.ts'
import { confirmationTasks, secondAnswerTasks, withdrawalTasks } from './consents.ts'
import { monthsWithoutPopulation, settingsNeverSet } from './queries.ts'
import { officeTasks } from './offices/tasks.ts'
import { overdueReturnTasks, returnTasks } from './returns.ts'
import { firstOf, most, type Load, type Looking, type Task } from './task.ts'

/** What this person must do. Every list is asked for by its own few rows, whatever the number of records. */
export const tasksFor = (looking: Looking): Promise<Task[]> =>
  all(looking, [confirmationTasks, sheetTasks, draftTasks, ...tasksOf[looking.person.role]])

/** What of it belongs to the office, and stays when its holder leaves. */
export const openInOffice = (looking: Looking): Promise<Task[]> =>
  all(looking, [draftTasks, ...tasksOf[looking.person.role]])

const all = async (looking: Looking, loads: readonly Load[]): Promise<Task[]> =>
  (await Promise.all(loads.map((load) => load(looking)))).flat()

const tasksOf: Record<Role, readonly Load[]> = {
  head: [decisionTasks, overdueRecordTasks, returnTasks, populationTasks],
  scrutineer: [
    withdrawalTasks,
    secondAnswerTasks,
    overdueReturnTasks,
    visitReportTasks,
    sampleTasks,
    missingTasks,
    unmovedStaffTasks,
    signatureTasks,
  ],
  lado: [ladoTasks],
  partner: [receiptTasks],
  'business-manager': [
    officeTasks,
    secondAnswerTasks,
    releaseTasks,
    actionTasks,
    populationTasks,
    settingTasks,
  ],
}

async function sheetTasks({ db, person, today }: Looking): Promise<Task[]> {
  const left = await codesOnSheet(db, person.id)
  if (left === null || left > fewCodes) return []
  return [
    {
      text: `Print a new code sheet: ${plural(left, 'code')} left`,
      href: paths.secondFactor('sheet'),
      dueOn: null,
      since: today,
    },
  ]
}

async function draftTasks({ db, person }: Looking): Promise<Task[]> {
  const drafts = await listDrafts(db, person)
  const open = drafts.flatMap((draft) => {
    const place = draftPlace(draft.kind)
    return place === undefined ? [] : { ...draft, place }
  })
  return firstOf(open, draftTask, {
    text: 'More drafts stand here once these are finished',
    href: paths.home(),
  })
}

function draftTask({
  place,
  ...draft
}: {
  id: string
  subjectId: string | null
  savedAt: string
  place: { one: string; at: string }
}): Task {
  const savedOn = localDateOf(draft.savedAt)
  const what = draft.subjectId === null ? place.one : `correction of the ${place.one}`
  return {
    text: `Finish the ${what} that you left on ${longDate(savedOn)}`,
    href: `${place.at}/${draft.id}`,
    dueOn: null,
    since: savedOn,
    note: 'Nobody else sees it until you submit it',
  }
}

async function decisionTasks({ db, person, now }: Looking): Promise<Task[]> {
  const rows = await undecidedIncidents(db, person, { now, limit: most + 1 })
  return firstOf(
    rows,
    (row) => ({
      text: `Decide whether incident ${row.number} is a safeguarding concern`,
      href: paths.incident(row.id),
      dueOn: row.dueOn,
      since: localDateOf(row.happenedAt),
    }),
    { text: 'See every incident that needs a decision', href: `${paths.incidents()}?decision=undecided` },
  )
}

async function overdueRecordTasks({ db, person, now }: Looking): Promise<Task[]> {
  const rows = await overdueRecords(db, person, { now, limit: most + 1 })
  return firstOf(rows, recordTask, { text: 'See every incident', href: paths.incidents() })
}

// A signature that nobody told us of is not supplied, never late (the establishment's own record is the primary one).
function recordTask(row: OverdueRecord): Task {
  const task = { href: paths.incident(row.id), dueOn: row.dueOn, since: localDateOf(row.happenedAt) }
  if (!row.missing.includes('signature'))
    return { ...task, text: `Speak to the child about incident ${row.number}, and record when` }
  return {
    ...task,
    text: `Say when the record of incident ${row.number} was signed`,
    note: `The signature was due by ${longDate(row.dueOn)}`,
    tag: { text: 'Not supplied', colour: 'grey' },
  }
}

async function populationTasks({ db, person, today }: Looking): Promise<Task[]> {
  const months = await monthsWithoutPopulation(db, person, today)
  return firstOf(
    months,
    ({ establishmentId, name, month }) => ({
      text: `Record the population of ${name} for ${monthName(month)}`,
      href: paths.populationYear(establishmentId, reviewYearOf(monthStart(month))),
      dueOn: null,
      since: snapshotDate(month),
      note: `Counted on ${longDate(snapshotDate(month))}`,
    }),
    { text: 'See every establishment and its population', href: paths.establishments() },
  )
}

async function visitReportTasks({ db, person, today }: Looking): Promise<Task[]> {
  const visits = await unsentVisits(db, person, most + 1)
  const names = await establishmentChoices(db, person, today)
  return firstOf(
    visits,
    (visit) => ({
      text: `Send your report of the visit to ${labelOf(names, visit.establishmentId)} on ${longDate(visit.visitedOn)}`,
      href: paths.visit(visit.id),
      dueOn: addDays(visit.visitedOn, reportDays),
      since: visit.visitedOn,
    }),
    { text: 'See every visit', href: paths.visits() },
  )
}

async function unmovedStaffTasks({ db, person }: Looking): Promise<Task[]> {
  const contacts = await openLadoContacts(db, person, 100)
  return firstOf(
    contacts.filter(({ staffPosition }) => staffPosition === 'no-change'),
    (contact) => ({
      text: `Ask about LADO contact ${contact.number}: nothing has changed for the member of staff`,
      href: paths.ladoContact(contact.id),
      dueOn: null,
      since: contact.receivedOn,
      note: `Open since ${longDate(contact.receivedOn)}`,
    }),
    { text: 'See every open LADO contact', href: `${paths.ladoContacts()}?outcome=open` },
  )
}

async function ladoTasks({ db, person }: Looking): Promise<Task[]> {
  const contacts = await openLadoContacts(db, person, most + 1)
  return firstOf(
    contacts,
    (contact) => ({
      text: `Bring LADO contact ${contact.number} to an outcome`,
      href: paths.ladoContact(contact.id),
      dueOn: null,
      since: contact.receivedOn,
      note: `Open since ${longDate(contact.receivedOn)}`,
    }),
    { text: 'See every open LADO contact', href: `${paths.ladoContacts()}?outcome=open` },
  )
}

async function actionTasks({ db, person, today }: Looking): Promise<Task[]> {
  const actions = await openActions(db, person, today, most + 1)
  return firstOf(
    actions.filter(({ isOverdue }) => isOverdue),
    (action) => ({
      text: `Follow up “${action.action}” with ${ownerOf(action)}`,
      href: paths.meeting(action.meetingId),
      dueOn: action.dueOn,
      since: action.dueOn ?? today,
    }),
    { text: 'See every QA meeting', href: paths.meetings() },
  )
}

async function settingTasks({ db, today }: Looking): Promise<Task[]> {
  const count = await settingsNeverSet(db)
  if (count === 0) return []
  return [
    {
      text: `Check ${plural(count, 'setting')} that nobody has set yet`,
      href: paths.settings(),
      dueOn: null,
      since: today,
      note: 'Until then the first values hold',
    },
  ]
}
