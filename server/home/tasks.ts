import { addDays } from '../../reports/clocks.ts'
import { reviewYearOf, snapshotDate, monthStart } from '../../reports/period.ts'
import { longDate, monthName, plural } from '../../reports/wording.ts'
import { codesOnSheet } from '../access/factors/queries.ts'
import { fewCodes } from '../access/factors/vocabulary.ts'
import type { Role } from '../access/vocabulary.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import {
  childTasks,
  decisionTasks,
  missingContactTasks,
  openQuestionTasks,
  referralTasks,
  signedRecordTasks,
  withdrawalTasks,
} from '../incidents/tasks.ts'
import { askedTasks, urgentTasks } from '../incidents/urgent/tasks.ts'
import { ladoAlertTasks } from '../lado-contacts/alerts.ts'
import { countLadoContacts, ladoContactListRules, listLadoContacts } from '../lado-contacts/queries.ts'
import { paths } from '../paths.ts'
import { establishmentsNamed, openActions } from '../qa-meetings/queries.ts'
import { ofEachEstablishment, ownerOf } from '../qa-meetings/vocabulary.ts'
import { readListQuery } from '../records/list.ts'
import { countVisits, listVisits, visitListRules } from '../visits/queries.ts'
import { reportDays } from '../visits/vocabulary.ts'
import { confirmationTasks, holdEndTasks, secondAnswerTasks } from '../disposal/tasks.ts'
import { draftTasks, leftDraftTasks } from './drafts.ts'
import { heldDocumentTasks, nameMaskTasks } from '../names/tasks.ts'
import { monthsWithoutPopulation, settingsNeverSet } from './queries.ts'
import { officeTasks } from './offices/tasks.ts'
import { receiptTasks, releaseTasks, signatureTasks } from '../reviews/tasks.ts'
import { overdueReturnTasks, restatedReturnTasks, returnTasks } from '../returns/tasks.ts'
import { missingTasks, sampleTasks } from '../visits/sample/tasks.ts'
import { waitingSettingTasks } from '../settings/card.ts'
import { countedWhole, type Looking, type OpenTasks, type TaskKind } from './task.ts'

/** A kind of task with how many there are, and the first few. */
export interface OpenKind extends OpenTasks {
  kind: TaskKind
}

/** What this person must do, by kind, in the order in which a role reads it; kinds of which nothing is open are left out. */
export const tasksFor = (looking: Looking, few: number): Promise<OpenKind[]> =>
  openOf(looking, [...own, ...tasksOf[looking.person.role]], few)

/** What is urgent, gravest first: it is listed above everything else until somebody does something about it. */
export const pinnedFor = (looking: Looking, few: number): Promise<OpenKind[]> =>
  openOf(looking, pinnedOf[looking.person.role] ?? [], few)

/** What of all that belongs to the office, and stays when its holder leaves. */
export const openInOffice = ({ role }: { role: Role }): readonly TaskKind[] => [
  ...(pinnedOf[role] ?? []),
  draftTasks,
  ...tasksOf[role],
]

/** Every kind of task that a role has. */
export const kindsFor = (role: Role): readonly TaskKind[] => [
  ...(pinnedOf[role] ?? []),
  ...own,
  ...tasksOf[role],
]

export async function openOf(looking: Looking, kinds: readonly TaskKind[], few: number): Promise<OpenKind[]> {
  const open = await Promise.all(
    kinds.map(async (kind) => ({ kind, ...(await kind.open(looking, { limit: few, offset: 0 })) })),
  )
  return open.filter(({ count }) => count > 0)
}

const pinnedOf: Partial<Record<Role, readonly TaskKind[]>> = {
  scrutineer: [ladoAlertTasks, urgentTasks],
  lado: [ladoAlertTasks],
}

/** The number on the home page, and the list that it leads to. */
export const listOfKind = ({ slug, list }: TaskKind): string => list ?? paths.toDo(slug)

const sheetTasks: TaskKind = {
  slug: 'code-sheet',
  one: 'code sheet is nearly used up',
  many: 'code sheets are nearly used up',
  open: countedWhole(
    async ({ db, person }) => {
      const left = await codesOnSheet(db, person.id)
      return left === null || left > fewCodes ? [] : [left]
    },
    (left) => ({
      text: `Print a new code sheet: ${plural(left, 'code')} left`,
      href: paths.secondFactor('sheet'),
      dueOn: null,
    }),
  ),
}

const populationTasks: TaskKind = {
  slug: 'population',
  one: 'month has no population recorded',
  many: 'months have no population recorded',
  open: countedWhole(
    ({ db, person, today }) => monthsWithoutPopulation(db, person, today),
    ({ establishmentId, name, month }) => ({
      text: `Record the population of ${name} for ${monthName(month)}`,
      href: paths.populationYear(establishmentId, reviewYearOf(monthStart(month))),
      dueOn: null,
      note: `Counted on ${longDate(snapshotDate(month))}`,
    }),
  ),
}

const visitReportTasks: TaskKind = {
  slug: 'visit-reports',
  one: 'visit has no date on which its report was sent',
  many: 'visits have no date on which their reports were sent',
  list: `${paths.visits()}?report=not-sent&sort=date&direction=asc`,
  open: async ({ db, person, today }, { limit }) => {
    const query = readListQuery({ report: 'not-sent', sort: 'date', direction: 'asc' }, visitListRules)
    const names = await establishmentChoices(db, person, today)
    const visits = await listVisits(db, person, query)
    const tasks = visits.slice(0, limit).map((visit) => ({
      text: `Send your report of the visit to ${labelOf(names, visit.establishmentId)} on ${longDate(visit.visitedOn)}`,
      href: paths.visit(visit.id),
      dueOn: addDays(visit.visitedOn, reportDays),
    }))
    return { count: await countVisits(db, person, query), tasks }
  },
}

const ladoTasks: TaskKind = {
  slug: 'lado-contacts',
  one: 'LADO contact has no outcome yet',
  many: 'LADO contacts have no outcome yet',
  list: `${paths.ladoContacts()}?outcome=open&sort=received&direction=asc`,
  open: async ({ db, person }, { limit }) => {
    const query = readListQuery({ outcome: 'open', sort: 'received', direction: 'asc' }, ladoContactListRules)
    const contacts = await listLadoContacts(db, person, query)
    const tasks = contacts.slice(0, limit).map((contact) => ({
      text: `Bring LADO contact ${contact.number} to an outcome`,
      href: paths.ladoContact(contact.id),
      dueOn: null,
      note: `Open since ${longDate(contact.receivedOn)}`,
    }))
    return { count: await countLadoContacts(db, person, query), tasks }
  },
}

const actionTasks: TaskKind = {
  slug: 'overdue-actions',
  one: 'action of a QA meeting is overdue',
  many: 'actions of QA meetings are overdue',
  open: countedWhole(
    async ({ db, person, today }) =>
      (await openActions(db, person, today)).filter(({ isOverdue }) => isOverdue),
    (action) => ({
      text: `Follow up “${action.action}” with ${ownerOf(action)}`,
      href: paths.meeting(action.meetingId),
      dueOn: action.dueOn,
    }),
  ),
}

/** A head's own are those whose owner names the own establishment, and those that name none: these are for each. */
const ownActionTasks: TaskKind = {
  slug: 'own-overdue-actions',
  one: 'action of a QA meeting for an establishment is overdue',
  many: 'actions of QA meetings for an establishment are overdue',
  open: countedWhole(ownActions, ({ action, isForEach }) => ({
    text: `${action.organisation === 'governor' ? 'Remind the governor or director of' : 'Do'} “${action.action}” (${ownerOf(action)}${isForEach ? ', for each establishment' : ''}), or tell the business manager what became of it`,
    href: paths.meeting(action.meetingId),
    dueOn: action.dueOn,
  })),
}

async function ownActions({ db, person, today }: Looking) {
  const overdue = (await openActions(db, person, today)).filter(
    ({ isOverdue, organisation }) => isOverdue && ofEachEstablishment.includes(organisation),
  )
  const namedBy = await establishmentsNamed(db)
  return overdue
    .map((action) => ({ action, named: namedBy(action) }))
    .filter(({ named }) => named.length === 0 || named.includes(person.establishmentId ?? ''))
    .map(({ action, named }) => ({ action, isForEach: named.length === 0 }))
}

const settingTasks: TaskKind = {
  slug: 'settings',
  one: 'setting has never been set',
  many: 'settings have never been set',
  open: countedWhole(
    ({ db }) => settingsNeverSet(db),
    ({ label }) => ({
      text: `Check the setting “${label}”`,
      href: paths.settings(),
      dueOn: null,
      note: 'Until then the first value holds',
    }),
  ),
}

/** What is asked of the person, whatever the office. */
const own: readonly TaskKind[] = [confirmationTasks, sheetTasks, draftTasks, leftDraftTasks]

const tasksOf: Record<Role, readonly TaskKind[]> = {
  head: [
    holdEndTasks,
    nameMaskTasks,
    referralTasks,
    decisionTasks,
    childTasks,
    openQuestionTasks,
    signedRecordTasks,
    returnTasks,
    restatedReturnTasks,
    ownActionTasks,
    populationTasks,
  ],
  scrutineer: [
    askedTasks,
    withdrawalTasks,
    waitingSettingTasks,
    holdEndTasks,
    secondAnswerTasks,
    nameMaskTasks,
    heldDocumentTasks,
    missingTasks,
    missingContactTasks,
    overdueReturnTasks,
    visitReportTasks,
    sampleTasks,
    signatureTasks,
  ],
  lado: [holdEndTasks, ladoTasks],
  partner: [receiptTasks],
  'business-manager': [
    officeTasks,
    holdEndTasks,
    secondAnswerTasks,
    nameMaskTasks,
    heldDocumentTasks,
    releaseTasks,
    actionTasks,
    populationTasks,
    settingTasks,
  ],
}
