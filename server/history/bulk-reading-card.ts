import { instant, number } from '../../reports/wording.ts'
import { firstWatched, type HomeCards } from '../home/task.ts'
import { bulkReadingsSince, type BulkReading } from './bulk-reading.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import { moreRow } from '../records/more-row.ts'

interface BulkReadings {
  listed: readonly BulkReading[]
  more: number
}

export const bulkReadingCards: HomeCards = async ({ db, once }) =>
  bulkReadingCard(await bulkReadingsSince(db, await once(firstWatched)))

/** Who opened a great many records in a short time; no card where nobody did. Which records they were is not said. */
const bulkReadingCard = ({ listed, more }: BulkReadings): RecordCard[] =>
  listed.length === 0
    ? []
    : [
        {
          title: 'Many records opened in a short time',
          rows: [
            ...listed.map(({ at, personId, name, records, minutes }) => ({
              key: name,
              value: [`${number(records)} different records within ${minutes} minutes, by ${instant(at)}`],
              href: `${paths.happened()}?person=${personId}`,
            })),
            ...moreRow(more, `${paths.happened()}?kind=person`),
          ],
        },
      ]
