import { instant } from '../../reports/wording.ts'
import { watchedSince, type HomeCards, type Looker } from '../home/task.ts'
import { kindsInWords } from '../kinds.ts'
import { holdAndDisposals, type HoldAndDisposals, type WatchedAsk } from './watched.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type { RecordCard, RecordRow } from '../records/page-types.ts'
import { moreRow } from '../records/more-row.ts'

const held = ({ db, now }: Looker) => holdAndDisposals(db, now)

/** On Administration. */
export const disposalCards: HomeCards = async ({ once }) => [disposalCard(await once(held), kindsInWords)]

/** On the home page, where somebody must see it. */
export const openDisposalCards: HomeCards = async (looking) =>
  isToBeSeen(await looking.once(held), watchedSince(looking.today)) ? disposalCards(looking) : []

/**
 * Whether it comes to the home page: while records can be destroyed or the legal hold ends, and as long as somebody asked
 * for either since a day.
 */
const isToBeSeen = ({ isHeld, endsAt, asks }: HoldAndDisposals, since: string): boolean =>
  !isHeld || endsAt !== undefined || asks.some(({ answer, askedAt }) => answer === null || askedAt >= since)

/** For the scrutineer: whether anything may be destroyed, and who asked for it (SECURITY B9, PR-08). */
const disposalCard = (
  { isHeld, endsAt, lastSet, asks, more }: HoldAndDisposals,
  kinds: Vocabulary,
): RecordCard => ({
  title: 'Legal hold and disposal',
  rows: [
    {
      key: 'Legal hold',
      value: [
        isHeld ? 'Nothing may be destroyed' : 'Records whose time is over can be destroyed',
        ...(endsAt === undefined ? [] : [`Ends ${instant(endsAt)}, unless an officer objects`]),
        ...(lastSet === undefined ? [] : [`By ${lastSet.who}, ${instant(lastSet.at)}`]),
      ],
      href: paths.disposal(),
      tag: isHeld ? { text: 'On', colour: 'blue' } : { text: 'Off', colour: 'red' },
    },
    ...asks.map((ask) => askRow(ask, kinds)),
    // Requests stand under what they are about, which may be any kind of record: no filter shows all of them.
    ...moreRow(more, paths.happened()),
  ],
})

const askRow = (ask: WatchedAsk, kinds: Vocabulary): RecordRow => ({
  key: ask.what === 'disposal' ? `Disposal: ${labelOf(kinds, ask.subject)}` : 'End of the legal hold',
  value: [answerInWords(ask), `Asked for by ${ask.asker}, ${instant(ask.askedAt)}`],
})

function answerInWords({ answer, answerer, answeredAt }: WatchedAsk): string {
  if (answer === null || answeredAt === null) return 'Nobody has answered yet'
  return `${answer === 'confirmed' ? 'Confirmed' : 'Refused'} by ${answerer}, ${instant(answeredAt)}`
}
