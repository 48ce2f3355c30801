import { confirmationTasks } from '../access/replacement/tasks.ts'
import { sheetTasks } from '../access/factors/tasks.ts'
import type { Role } from '../access/vocabulary.ts'
import { holdEndTasks, secondAnswerTasks } from '../disposal/tasks.ts'
import { populationTasks } from '../establishments/population/tasks.ts'
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
import { ladoTasks } from '../lado-contacts/tasks.ts'
import { heldDocumentTasks, nameMaskTasks } from '../names/tasks.ts'
import { paths } from '../paths.ts'
import { actionTasks, ownActionTasks } from '../qa-meetings/tasks.ts'
import { overdueReturnTasks, restatedReturnTasks, returnTasks } from '../returns/tasks.ts'
import { receiptTasks, releaseTasks, signatureTasks } from '../reviews/tasks.ts'
import { settingTasks } from '../settings/tasks.ts'
import { waitingSettingTasks } from '../settings/waiting/tasks.ts'
import { missingTasks, sampleTasks } from '../visits/sample/tasks.ts'
import { visitReportTasks } from '../visits/tasks.ts'
import { draftTasks, leftDraftTasks } from './drafts.ts'
import { officeTasks } from './offices/tasks.ts'
import type { Looking, OpenTasks, TaskKind } from './task.ts'

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
  scrutineer: [ladoAlertTasks, urgentTasks, askedTasks],
  lado: [ladoAlertTasks],
}

/** The number on the home page, and the list that it leads to. */
export const listOfKind = ({ slug, list }: TaskKind): string => list ?? paths.toDo(slug)

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
