import { instant } from '../../reports/wording.ts'
import { firstWatched, type HomeCards } from '../home/task.ts'
import { ownLinksSince, type OwnLink } from './link-actions.ts'
import { incidentTitle } from '../incidents/naming.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import { moreRow } from '../records/more-row.ts'

interface OwnLinks {
  listed: readonly OwnLink[]
  more: number
}

export const ownLinksCards: HomeCards = async ({ db, once }) =>
  ownLinksCard(await ownLinksSince(db, await once(firstWatched)))

/** The incidents that a LADO opened to themselves by naming them in a contact; no card where there are none. */
const ownLinksCard = ({ listed, more }: OwnLinks): RecordCard[] =>
  listed.length === 0
    ? []
    : [
        {
          title: 'Incidents that the LADO linked, and can read since',
          rows: [
            ...listed.map(({ at, name, contactId, contact, incident, ownReference }) => ({
              key: incidentTitle({ number: incident, ownReference }),
              value: [`${contact}, by ${name}, ${instant(at)}`],
              href: paths.ladoContact(contactId),
            })),
            ...moreRow(more, `${paths.happened()}?kind=lado-contact`),
          ],
        },
      ]
