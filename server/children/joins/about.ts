import { yesNo } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import type { About } from '../../records/about.ts'
import { establishmentColumn, writtenColumns } from '../../records/columns.ts'
import { joinsTitle } from './vocabulary.ts'

export const childJoinAbout: About = {
  // It goes with the last record that names the child, or when its own time is over.
  keeping: {
    keeping: 'child',
    table: 'child_join',
    parts: [],
    keeps: [],
    day: 'recorded_at',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: ['head'],
    hasNumber: false,
  },
  // Whatever their spelling, a pseudonym that is asked for has the key of both.
  names: { child: { columns: ['kept_id', 'joined_id'] }, staff: null },
  columns: [
    establishmentColumn,
    { code: 'keptId', label: 'The child who stays, by id' },
    { code: 'joinedId', label: 'The other one, by id' },
    {
      code: 'headSees',
      label: 'Shown to the head of safeguarding',
      question: 'Do incidents alone tell of the two?',
      codes: yesNo,
    },
    {
      code: 'months',
      label: 'Signed months in which the number of children changed by it',
      question: 'As JSON: each month with the number as it was and as it is',
    },
    ...writtenColumns,
  ],
  events: { label: joinsTitle, seenBy: ['head'], base: paths.childJoins(), others: [] },
}
