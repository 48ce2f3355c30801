import type { Person } from '../../access/person.ts'
import { visibleLadoContacts } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'

export interface LinkedContact {
  id: string
  number: string
  incidentId: string
}

/** The LADO contacts that the viewer may see, by the incident that they are about, the latest first. */
export async function linksSeen(db: Db, viewer: Person): Promise<Map<string, LinkedContact[]>> {
  const rows = await db
    .selectFrom('ladoContactIncident as linked')
    .innerJoin('ladoContact', 'ladoContact.id', 'linked.ladoContactId')
    .select(['linked.incidentId', 'ladoContact.id', 'ladoContact.number'])
    .where(visibleLadoContacts(viewer))
    .orderBy('ladoContact.number', 'desc')
    .execute()
  return Map.groupBy(rows, ({ incidentId }) => incidentId)
}
