import { number, plural } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import type { UnreadOthers } from './queries.ts'
import { pointedOut } from './vocabulary.ts'

/** On the scrutineer's home page: how many there are, what of them is pointed out, and where. */
export const otherChangesCard = ({ changes, isFull }: UnreadOthers): RecordCard => ({
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
