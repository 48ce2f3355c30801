import { localDateOf } from '../../reports/clocks.ts'
import type { Act } from '../database/write.ts'
import type { Typed } from '../fields/field.ts'
import { formOf, typeForm } from '../fields/form.ts'
import { incidentContent } from '../incidents/content-queries.ts'
import { findIncidentHead } from '../incidents/queries.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { Asking } from '../records/kind.ts'
import { recordLook } from '../records/look-queries.ts'
import type { LadoContact } from './sections.ts'

/**
 * What the incident in the address says already of a contact about it. Reading it so is a look at it; of an incident that
 * the viewer may not see, nothing is said.
 */
export async function answersOfIncident(
  { db, person }: Asking,
  act: Act,
  incidentId: string | undefined,
  { form }: RecordForm<LadoContact>,
): Promise<Typed> {
  const head = incidentId === undefined ? undefined : await findIncidentHead(db, person, incidentId)
  const incident = head === undefined ? undefined : await incidentContent(db, head.id)
  if (head === undefined || incident === undefined) return {}
  await recordLook(db, act, { name: 'incident', viewsAreEvents: true }, head)
  return typeForm(formOf(form, ['establishmentId', 'incidentNumbers', 'children', 'eventOn']), {
    establishmentId: head.establishmentId,
    incidentNumbers: [head.number],
    children: incident.children.map(({ pseudonym }) => pseudonym),
    eventOn: localDateOf(incident.happenedAt),
  })
}
