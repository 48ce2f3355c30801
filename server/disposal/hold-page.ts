import { instant } from '../../reports/wording.ts'
import type { RecordShowPage } from '../records/page-types.ts'
import { holdWords, objectForm } from './page.ts'
import type { Hold, OpenEnd } from './queries.ts'

type Shown = Pick<Hold, 'isHeld' | 'endsAt'> & { asked: OpenEnd | undefined; csrf: string; key: string }

/** The legal hold as every officer may know of it, with the one thing that each of them can do. */
export const legalHoldPage = ({ asked, ...shown }: Shown): RecordShowPage => ({
  heading: 'Legal hold',
  tags: [
    shown.isHeld ? { text: 'Legal hold on', colour: 'blue' } : { text: 'Legal hold off', colour: 'red' },
  ],
  notices: [holdWords(shown)],
  actions: [],
  forms: asked === undefined ? [] : [objectForm(shown)],
  cards: asked === undefined ? [] : [{ title: 'Its end', rows: rowsOf(asked) }],
  meta: [],
})

const rowsOf = ({ asker, askedAt, confirmer, endsAt }: OpenEnd) => [
  { key: 'Asked for', value: [`By ${asker}, ${instant(askedAt)}`] },
  { key: 'Confirmed', value: [confirmer === undefined ? 'Not yet' : `By ${confirmer}`] },
  ...(endsAt === undefined ? [] : [{ key: 'Takes effect', value: [instant(endsAt)] }]),
]
