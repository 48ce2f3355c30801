import type { About } from '../records/about.ts'
import { establishmentColumn, writtenColumns } from '../records/columns.ts'
import { confirmations } from './vocabulary.ts'

const seenBy = ['head', 'business-manager'] as const

export const monthlyReturnAbout: About = {
  keeping: { keeping: 'kept', why: 'counts only, and who signed them', tables: ['monthly_return'] },
  names: { child: null, staff: null },
  columns: [
    establishmentColumn,
    { code: 'month', label: 'Month' },
    { code: 'incidents', label: 'Incidents, as signed' },
    { code: 'usesOfForce', label: 'Uses of force, as signed' },
    { code: 'children', label: 'Children on whom force was used, each counted once, as signed' },
    { code: 'seriousInjuries', label: 'Serious injuries to children, as signed' },
    { code: 'painInducing', label: 'Uses of a pain-inducing technique, as signed' },
    { code: 'openDrafts', label: 'Incidents begun and not submitted when it was signed' },
    { code: 'confirmed', label: 'What the head of safeguarding confirmed', codes: confirmations },
    { code: 'signedBy', label: 'Last signed by, the account’s id' },
    { code: 'signedAt', label: 'Last signed at, in UTC' },
    ...writtenColumns,
  ],
  events: {
    label: 'Monthly return',
    seenBy,
    others: [
      { value: 'monthly-return-history', label: 'History of a monthly return', seenBy },
      { value: 'monthly-return-restatement', label: 'Signed month', seenBy },
    ],
  },
}
