import { number, plural } from '../../reports/wording.ts'
import { readTo } from '../history/read-marks.ts'
import type { HomeCards } from '../home/task.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import { otherChangesAfter, type UnreadOthers } from './queries.ts'
import { otherChangesSubject, pointedOut } from './vocabulary.ts'

export const otherChangesCards: HomeCards = async ({ db, person }) => [
  otherChangesCard(await otherChangesAfter(db, person, (await readTo(db, person, otherChangesSubject)).to)),
]

/** On the scrutineer's home page: how many there are, what of them is pointed out, and where. */
const otherChangesCard = ({ changes, isFull }: UnreadOthers): RecordCard => ({
  title: 'Changes to other records',
  rows: [
    {
      key: 'Not read yet',
      value: [
        changes.length === 0
          ? isFull
            ? 'More than one page can look through'
            : 'None'
          : `${isFull ? 'At least ' : ''}${plural(changes.length, 'change')}`,
      ],
      href: paths.otherChanges(),
    },
    ...pointedOut.flatMap(({ value, label }) => {
      const count = changes.filter(({ pointed }) => pointed === value).length
      return count === 0 ? [] : [{ key: label, value: [number(count)], href: paths.otherChanges() }]
    }),
  ],
})
