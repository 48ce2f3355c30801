import { givenRoleCards, grantCards } from '../access/grants/cards.ts'
import { accountAlertCards } from '../access/notices/cards.ts'
import { dueTestCards, recoverySheetCards } from '../access/recovery-sheet/cards.ts'
import { replacementCards } from '../access/replacement/cards.ts'
import { copiesCards, wrongCopiesCards } from '../backups/card.ts'
import { joinsCards } from '../children/joins/card.ts'
import { daysCards } from '../contacts/card.ts'
import { disposalCards, openDisposalCards } from '../disposal/card.ts'
import { bulkReadingCards } from '../history/bulk-reading-card.ts'
import { failedSignInCards } from '../history/sign-ins-card.ts'
import { ladoChangesCards } from '../incidents/changes/lado-home.ts'
import { sinceCards } from '../incidents/changes/since-card.ts'
import { riskCards } from '../incidents/urgent/risk-card.ts'
import { ownLinksCards } from '../lado-contacts/own-links-card.ts'
import { otherChangesCards } from '../other-changes/card.ts'
import { returnsCards } from '../returns/card.ts'
import { settingsCards } from '../settings/card.ts'
import { officeAlertCards } from './offices/cards.ts'
import { thirtyDaysCards } from './thirty-days/cards.ts'
import { confirmationTasks } from '../access/replacement/tasks.ts'
import { sheetTasks } from '../access/factors/tasks.ts'
import type { Role } from '../access/vocabulary.ts'
import { holdEndTasks, secondAnswerTasks } from '../disposal/tasks.ts'
import { populationTasks } from '../establishments/population/tasks.ts'
import {
  askedDecisionTasks,
  childTasks,
  decisionTasks,
  missingContactTasks,
  openQuestionTasks,
  referralTasks,
  recordTimeTasks,
  withdrawalTasks,
} from '../incidents/tasks.ts'
import { askedTasks, urgentTasks } from '../incidents/urgent/tasks.ts'
import { ladoAlertTasks } from '../lado-contacts/alerts.ts'
import { ladoTasks } from '../lado-contacts/tasks.ts'
import { heldDocumentTasks, nameMaskTasks } from '../names/tasks.ts'
import { actionTasks, ownActionTasks } from '../qa-meetings/tasks.ts'
import { overdueReturnTasks, restatedReturnTasks, returnTasks } from '../returns/tasks.ts'
import { receiptTasks, releaseTasks, signatureTasks } from '../reviews/tasks.ts'
import { settingTasks } from '../settings/tasks.ts'
import { waitingSettingTasks } from '../settings/waiting/tasks.ts'
import { missingTasks, sampleTasks } from '../visits/sample/tasks.ts'
import { visitReportTasks } from '../visits/tasks.ts'
import { draftTasks, leftDraftTasks } from './drafts.ts'
import { officeTasks } from './offices/tasks.ts'
import type { HomeCards, TaskKind } from './task.ts'

/** What is urgent, by role, the gravest first. */
export const pinnedOf: Partial<Record<Role, readonly TaskKind[]>> = {
  scrutineer: [ladoAlertTasks, urgentTasks, askedTasks],
  lado: [ladoAlertTasks],
}

/** What is asked of the person, whatever the office. */
export const ownTasks: readonly TaskKind[] = [confirmationTasks, sheetTasks, draftTasks, leftDraftTasks]

/** What the office asks of its holder. */
export const tasksOf: Record<Role, readonly TaskKind[]> = {
  head: [
    holdEndTasks,
    nameMaskTasks,
    referralTasks,
    decisionTasks,
    childTasks,
    openQuestionTasks,
    recordTimeTasks,
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
    askedDecisionTasks,
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

/** What stands beside the tasks, by role. */
export const cardsOf: Record<Role, readonly HomeCards[]> = {
  scrutineer: [
    sinceCards,
    otherChangesCards,
    daysCards,
    failedSignInCards,
    thirtyDaysCards,
    returnsCards,
    settingsCards,
    bulkReadingCards,
    ownLinksCards,
    joinsCards,
    replacementCards,
    openDisposalCards,
    givenRoleCards,
    officeAlertCards,
    accountAlertCards,
  ],
  head: [riskCards, thirtyDaysCards, returnsCards, joinsCards, officeAlertCards, accountAlertCards],
  lado: [thirtyDaysCards, ladoChangesCards, officeAlertCards, accountAlertCards],
  partner: [accountAlertCards],
  'business-manager': [
    thirtyDaysCards,
    returnsCards,
    bulkReadingCards,
    wrongCopiesCards,
    dueTestCards,
    officeAlertCards,
    accountAlertCards,
  ],
}

/** Cards about the service itself, whole, on Administration: on the home page what of them somebody must see. */
export const serviceCardsOf: Partial<Record<Role, readonly HomeCards[]>> = {
  scrutineer: [disposalCards, grantCards],
  'business-manager': [copiesCards, recoverySheetCards],
}
