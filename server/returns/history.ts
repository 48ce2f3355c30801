import { instant, longDate, lowerFirst, monthName, number } from '../../reports/wording.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { NotFound } from '../http/errors.ts'
import { page, type Answer, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordView } from '../records/look-queries.ts'
import { versionsOf, type PastVersion } from '../records/queries.ts'
import type { RecordHistoryPage } from '../records/page-types.ts'
import { placeOf, type Place } from './place.ts'
import { restatingRecords } from './queries.ts'
import {
  confirmedWords,
  figureChanges,
  restatedTable,
  returnTitle,
  type ReturnAround,
} from './return-page.ts'
import { returnFigures, returnSubject, type Figures } from './vocabulary.ts'

/** Every signature of a return, with the figures that each signed. */
export async function showHistory(ask: SignedInAsk): Promise<Answer> {
  const place = await placeOf(ask)
  const { house, state } = place
  if (state.signed === undefined) throw new NotFound('the month was never signed')
  const seen = { id: state.signed.id, establishmentId: house.id }
  await recordView(ask.db, ask.act, `${returnSubject}-history`, seen)
  const versions = await versionsOf(ask.db, returnSubject, state.signed.id)
  const restated = await restatingRecords(ask.db, { id: state.signed.id, signedSeq: 0 })
  const content = historyPage(place, { versions, restated, role: ask.person.role })
  return page('records/history', content, {
    title: `History of the ${lowerFirst(returnTitle(state.month))}`,
    name: 'monthly-return-history',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: paths.returns(), text: 'Monthly returns' },
      { href: paths.monthlyReturn(house.id, state.month), text: `${monthName(state.month)}, ${house.name}` },
      { text: 'History' },
    ],
  })
}

type Signed = Figures & { confirmed: string; signedAt: string; openDrafts: number }

interface Past extends Pick<ReturnAround, 'restated' | 'role'> {
  versions: readonly PastVersion[]
}

function historyPage({ house, state }: Place, { versions, ...changed }: Past): RecordHistoryPage {
  const signedIn = (seq: number): string => {
    const next = versions.find((version) => version.seq > seq)
    return next === undefined ? 'Not yet' : longDate(localDateOf(next.at))
  }
  return {
    heading: 'History',
    caption: `${returnTitle(state.month)}, ${house.name}`,
    versions: versions
      .map(({ version, act, who, at, reason }, place) => ({
        title: `Version ${version}, ${act}`,
        who,
        when: instant(at),
        ...(reason === '' ? {} : { why: reason }),
        changes: changesBetween(versions[place - 1], versions[place]),
      }))
      .reverse(),
    tables: [
      signaturesTable(versions),
      ...(changed.restated.records === 0 ? [] : [restatedTable(changed, signedIn)]),
    ],
    backHref: paths.monthlyReturn(house.id, state.month),
    backText: 'Back to the return',
  }
}

function changesBetween(before: PastVersion | undefined, after: PastVersion | undefined) {
  if (before === undefined || after === undefined) return []
  const [was, is] = [before.content, after.content] as unknown as [Signed, Signed]
  return figureChanges(was, is)
}

/** Each signature whole: what was signed is read where it was signed, not worked out from differences. */
const signaturesTable = (versions: readonly PastVersion[]) => ({
  caption: 'What each signature signed',
  columns: [
    { text: 'Signed' },
    ...returnFigures.map(({ short }) => ({ text: short, numeric: true })),
    { text: 'Confirmed' },
  ],
  rows: versions.map(({ content }) => {
    const signed = content as unknown as Signed
    return {
      cells: [
        { text: longDate(localDateOf(signed.signedAt)) },
        ...returnFigures.map(({ value }) => ({ text: number(signed[value]), numeric: true })),
        { text: confirmedWords(signed) },
      ],
    }
  }),
})
