import type { Tables } from '../../server/database/schema.ts'
import { anIncident } from '../incidents/incident.ts'

/** An incident as it is stored, for tests of what is linked to one: without its lists. */
export function incidentRow(
  own: Pick<Tables['incident'], 'id' | 'number' | 'establishmentId' | 'serial'>,
): Tables['incident'] {
  const { children: _children, staff: _staff, ...answers } = anIncident()
  const { techniques: _techniques, reasonsOther: _reasons, warningSigns: _signs, ...columns } = answers
  return {
    ...columns,
    ...own,
    year: 2019,
    ownReference: '',
    referenceKey: null,
    happenedAt: '2019-05-10T14:35:00+01:00',
    writtenAt: '2019-05-10T18:00:00+01:00',
    signedAt: null,
    safeguardingDecision: 'undecided',
    standing: 'submitted',
    version: 1,
    recordedAt: '2019-05-11T09:00:00.000Z',
    recordedBy: 'x',
  }
}
