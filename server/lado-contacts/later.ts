import type { Later } from '../records/later.ts'
import type { LadoContact } from './sections.ts'

/** What a LADO often decides only after a contact is recorded (DOMAIN.md 3.2). */
export const ladoContactLater: readonly Later<LadoContact>[] = [
  {
    slug: 'interim',
    button: 'Add what was decided in the meantime',
    title: 'What was decided in the meantime?',
    open: ({ type, threshold, strategyOn, staffPosition }) => {
      const ofStaff = type !== 'consultation'
      const controls = [
        ...(threshold === 'undecided' ? ['threshold'] : []),
        ...(ofStaff && staffPosition === 'not-recorded' ? ['staffPosition'] : []),
        ...(ofStaff && strategyOn === null ? ['strategyOn'] : []),
      ]
      return controls.length === 0 ? [] : [{ controls }]
    },
  },
  {
    slug: 'outcome',
    button: 'Add the outcome',
    title: 'What is the outcome?',
    open: ({ outcome, outcomeOn }) =>
      outcome === 'open' ? [{ controls: ['outcome', ...(outcomeOn === null ? ['outcomeOn'] : [])] }] : [],
  },
]
