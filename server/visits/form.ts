import type { Rule } from '../fields/form.ts'
import { recordForm, type RecordForm } from '../fields/sections.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { visitSections, type Visit } from './sections.ts'
import { timeRules } from './time-rules.ts'

const rules: Rule<Visit>[] = [
  ...timeRules,
  {
    needs: ['childrenSpokenTo', 'childrenInPrivate'],
    at: 'childrenInPrivate',
    broken: (visit) => visit.childrenInPrivate > visit.childrenSpokenTo,
    message: 'No more children can be spoken to in private than were spoken to at all',
  },
  {
    needs: ['safeguarded', 'safeguardedReason'],
    at: 'safeguardedReason',
    broken: (visit) => visit.safeguarded !== 'not-formed' && visit.safeguardedReason === '',
    message: 'Give the reason for your opinion on safeguarding',
  },
  {
    needs: ['wellbeing', 'wellbeingReason'],
    at: 'wellbeingReason',
    broken: (visit) => visit.wellbeing !== 'not-formed' && visit.wellbeingReason === '',
    message: 'Give the reason for your opinion on wellbeing',
  },
  {
    needs: ['visitedOn', 'reportSentOn'],
    at: 'reportSentOn-day',
    broken: (visit) => visit.reportSentOn !== null && visit.reportSentOn < visit.visitedOn,
    message: 'The report cannot be sent before the visit',
  },
]

export const visitRecordForm = (establishments: Vocabulary): RecordForm<Visit> =>
  recordForm(visitSections(establishments), rules)
