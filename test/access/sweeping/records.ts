import type { Role } from '../../../server/access/vocabulary.ts'
import { recordNew } from '../../../server/records/actions.ts'
import { everyKind, exampleOf, recordExample, type AnyRecordKind } from '../../hostile/kinds.ts'
import { anIncident } from '../../incidents/incident.ts'
import { aLadoContact } from '../../support/lado-contact.ts'
import { ash, birch } from '../../support/people.ts'
import { aMeeting, anOutsideCount, aVisit } from '../../support/records.ts'
import type { Swept } from './people.ts'

function kindOf(name: string): AnyRecordKind {
  const kind = everyKind.find((each) => each.name === name)
  if (kind === undefined) throw new Error(`There is no kind ${name}`)
  return kind
}

const all = 'reads every one of them'

/** What is there and not for a role that may read the kind, or why nothing is. A role that is not named here fails the sweep. */
const notTheirs: Record<string, Partial<Record<Role, object[] | string>>> = {
  incident: {
    scrutineer: all,
    head: [anIncident({ establishmentId: birch, reasonPrimary: 'fight' })],
    // No LADO contact is about it.
    lado: [anIncident()],
  },
  visit: { scrutineer: all, head: [aVisit({ establishmentId: birch })] },
  'sampled-record': { scrutineer: 'the own samples; what a head is told of is in sample.test.ts' },
  'lado-contact': {
    scrutineer: all,
    lado: all,
    head: [aLadoContact({ establishmentId: birch, shared: 'yes' }), aLadoContact({ shared: 'no' })],
  },
  contact: { scrutineer: 'the own log of work' },
  'qa-meeting': {
    scrutineer: all,
    head: all,
    lado: all,
    'business-manager': all,
    partner: [
      aMeeting({
        quarter: 'Q3',
        attendance: [{ organisation: 'nhs', establishmentId: null, attendance: 'present' }],
      }),
    ],
  },
  'outside-count': {
    scrutineer: all,
    'business-manager': all,
    head: [anOutsideCount({ establishmentId: birch })],
  },
  establishment: {
    scrutineer: all,
    lado: all,
    'business-manager': all,
    head: [exampleOf(kindOf('establishment'))],
  },
  'published-figure': {
    scrutineer: all,
    head: all,
    lado: all,
    partner: all,
    'business-manager': all,
  },
}

export interface Records {
  /** One of each kind that everybody who may read the kind may read, by the kind's name. */
  own: Record<string, string>
  others: (kind: { name: string }, role: Role) => string[] | string
}

/** Records of Ash House, and of each kind those that a role must not know of. */
export async function recordsFor(swept: Swept): Promise<Records> {
  const { db } = swept.app.parts
  const own: Record<string, string> = { establishment: ash }
  for (const kind of everyKind) own[kind.name] ??= (await recordExample(db, swept.app.act(), kind)).id
  // An incident that a LADO contact is about, and which its head is told of.
  const incident = await recordOf(swept, 'incident', anIncident())
  const incidentNumbers = [incident.title.replace('Incident ', '')]
  const contact = await recordOf(swept, 'lado-contact', aLadoContact({ shared: 'yes', incidentNumbers }))
  const made = new Map<object, string>()
  for (const [kind, roles] of Object.entries(notTheirs))
    for (const values of Object.values(roles).flat())
      if (typeof values === 'object') made.set(values, (await recordOf(swept, kind, values)).id)
  return {
    own: { ...own, incident: incident.id, 'lado-contact': contact.id },
    others: ({ name }, role) => {
      const found = notTheirs[name]?.[role] ?? []
      return typeof found === 'string' ? found : found.map((each) => made.get(each) ?? '')
    },
  }
}

const recordOf = ({ app }: Swept, name: string, values: object) =>
  recordNew(app.parts.db, app.act(), kindOf(name), { values: values as Record<string, unknown> })
