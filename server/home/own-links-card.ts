import { instant } from '../../reports/wording.ts'
import type { OwnLink } from '../lado-contacts/links.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'

/** The incidents that a LADO opened to themselves by naming them in a contact; no card where there are none. */
export const ownLinksCard = (links: readonly OwnLink[]): RecordCard[] =>
  links.length === 0
    ? []
    : [
        {
          title: 'Incidents that the LADO linked, and can read since',
          rows: links.map(({ at, name, contactId, contact, incident }) => ({
            key: `Incident ${incident}`,
            value: [`${contact}, by ${name}, ${instant(at)}`],
            href: paths.ladoContact(contactId),
          })),
        },
      ]
