import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { incidentRecordForm } from '../form.ts'
import { incidentFormFacts } from '../queries.ts'
import { changeRow, changesOfIncidentCard } from './page.ts'
import { graveInItself, graveReasons } from './grave.ts'
import { changesOf, firstSeqOf, type ChangedVersion } from './queries.ts'

/** Of changes that are not grave a card lists no more than this; of the others all. */
const mostListed = 5

/** The record whose page shows them: changes made after it are marked. */
interface About {
  subject: 'sampled-record' | 'lado-contact'
  id: string
}

const afterwards = {
  'sampled-record': 'After it was sampled',
  'lado-contact': 'After this contact was recorded',
}

/**
 * What was changed of the incidents that a sampled record or a LADO contact is about, every grave change first and then the
 * latest others, for scrutineer and LADO alone: a head is never told that either of them is there, nor that anybody watches.
 */
export async function changeCardsFor(
  db: Db,
  viewer: Person,
  about: About,
  incidents: readonly { id: string; number: string; ownReference: string }[],
): Promise<RecordCard[]> {
  if (viewer.role !== 'scrutineer' && viewer.role !== 'lado') return []
  const since = await firstSeqOf(db, about)
  const cards = await Promise.all(
    incidents.map(async (incident) => {
      const changes = (await changesOf(db, viewer, incident.id)).reverse()
      const [latest] = changes
      if (latest === undefined) return []
      const form = incidentRecordForm(await incidentFormFacts(db, latest.establishmentId))
      const listed = listedOf(changes)
      const rows = listed.map((change) => ({
        ...graveRow(change, changeRow(change, form, viewer.role)),
        ...(change.seq > since
          ? { tag: { text: afterwards[about.subject], colour: 'orange' as const } }
          : {}),
      }))
      return [changesOfIncidentCard(incident, rows, changes.length - rows.length)]
    }),
  )
  return cards.flat()
}

const isGrave = (change: ChangedVersion) => graveInItself(change).length > 0

/** Of changes, the latest first: every grave one, then as many of the others as there is room for. */
const listedOf = (changes: readonly ChangedVersion[]): ChangedVersion[] => [
  ...changes.filter(isGrave),
  ...changes.filter((change) => !isGrave(change)).slice(0, mostListed),
]

const graveRow = (change: ChangedVersion, row: RecordRow): RecordRow =>
  isGrave(change)
    ? {
        ...row,
        key: `${row.key}, grave`,
        value: [...row.value, ...graveInItself(change).map((reason) => labelOf(graveReasons, reason))],
      }
    : row
