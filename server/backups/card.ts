import { instant } from '../../reports/wording.ts'
import { isTooOld } from './age.ts'
import { lastBackup, lastCheck, lastRestoreTest, type Checked } from '../history/queries.ts'
import type { HomeCards } from '../home/task.ts'
import type { RecordCard, RecordRow, TagView } from '../records/page-types.ts'

/** On Administration. */
export const copiesCards: HomeCards = async ({ db, now }) => {
  const copies = {
    backup: await lastBackup(db),
    restoreTest: await lastRestoreTest(db),
    check: await lastCheck(db),
  }
  return [copiesCard(copies, now)]
}

/** On the home page, what of it is red. */
export const wrongCopiesCards: HomeCards = async (looking) =>
  (await copiesCards(looking)).flatMap(wrongCopies)

/** What the history knows of the database's copies and checks; undefined: never. */
interface Copies {
  backup: { at: string } | undefined
  restoreTest: Checked | undefined
  check: Checked | undefined
}

/** Whether the records could be had back, for the business manager (SECURITY DU-08, DU-10). */
const copiesCard = ({ backup, restoreTest, check }: Copies, now: string): RecordCard => ({
  title: 'Backups and checks',
  rows: [
    stateOf('Last backup', backup && { ...backup, passed: true }, now, {
      never: 'If this computer broke now, every record would be lost',
      failed: '',
      next: 'Whoever looks after the service runs: npx scrutiny backup FILE',
    }),
    stateOf('Last restore test', restoreTest, now, {
      never: 'Nobody knows yet whether a backup can be restored',
      failed: 'The backup that was tested cannot be restored',
      next: 'Whoever looks after the service makes a new backup and runs: npx scrutiny restore-test FILE',
    }),
    stateOf('Last check of the whole database', check, now, {
      never: 'Not since the service was set up, beyond what every start checks',
      failed: `Found wrong: ${check?.wrong ?? ''}`,
      next: 'Whoever looks after the service runs: npx scrutiny doctor',
    }),
  ],
})

/** What of it is red, for the home page; no card where nothing is. */
function wrongCopies({ title, rows }: RecordCard): RecordCard[] {
  const wrong = rows.filter(({ tag }) => tag?.colour === 'red')
  return wrong.length === 0 ? [] : [{ title, rows: wrong }]
}

interface Words {
  never: string
  failed: string
  next: string
}

function stateOf(key: string, last: Checked | undefined, now: string, words: Words): RecordRow {
  if (last === undefined) return { key, value: [words.never, words.next], tag: red('Never') }
  const when = instant(last.at)
  if (!last.passed) return { key, value: [when, words.failed, words.next], tag: red('Failed') }
  if (isTooOld(last.at, now))
    return { key, value: [`${when}, more than 8 days ago`, words.next], tag: red('Overdue') }
  return { key, value: [when], tag: { text: 'Passed', colour: 'green' } }
}

const red = (text: string): TagView => ({ text, colour: 'red' })
