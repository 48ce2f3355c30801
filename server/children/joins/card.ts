import { instant, monthName, number, plural } from '../../../reports/wording.ts'
import { isOfEstablishment } from '../../access/vocabulary.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { firstWatched, type HomeCards } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import type { RecordCard } from '../../records/page-types.ts'
import { joinsSince, joinTitle, type JoinRow } from './queries.ts'
import { joinsTitle, joinStates, type ChangedMonth } from './vocabulary.ts'

export const joinsCards: HomeCards = async ({ db, person, today, once }) => {
  const joins = await joinsSince(db, person, await once(firstWatched))
  return joinsCard(joins, isOfEstablishment(person.role) ? [] : await establishmentChoices(db, person, today))
}

/**
 * On the home page of whoever must know: which children were joined, and which could not be.
 * @param houses none where the reader has one establishment
 */
const joinsCard = (
  { listed, more }: { listed: readonly JoinRow[]; more: number },
  houses: Vocabulary,
): RecordCard[] =>
  listed.length === 0
    ? []
    : [
        {
          title: joinsTitle,
          rows: [
            ...listed.map((row) => ({
              key: joinTitle(row),
              value: [
                ...(houses.length > 0 ? [labelOf(houses, row.establishmentId)] : []),
                `${labelOf(joinStates, row.state)}, by ${row.who}, ${instant(row.at)}`,
                ...monthLines(row.months),
              ],
              href: paths.childJoin(row.id),
            })),
            ...(more === 0
              ? []
              : [{ key: 'All of them', value: [`And ${number(more)} more`], href: paths.childJoins() }]),
          ],
        },
      ]

/** Signed months whose children a join changes. */
export const monthLines = (months: readonly ChangedMonth[]): string[] =>
  months.map(
    ({ month, was, is }) =>
      `${monthName(month)}, signed: ${plural(was, 'child', 'children')} before, ${number(is)} now`,
  )
