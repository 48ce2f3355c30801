import { addDays, addWorkingDays, localDateOf } from '../../reports/clocks.ts'
import type { LadoContact } from '../lado-contacts/sections.ts'
import { ladoContactKind } from '../lado-contacts/kind.ts'
import { correctRecord, recordNew } from '../records/actions.ts'
import type { DemoIncident } from './incidents.ts'
import type { Case } from './lado-case.ts'
import { at, named, type Happening, type World } from './world.ts'

interface Linked {
  incident: DemoIncident | undefined
  number: string[]
}

/** The LADO records each contact as open once it and its incident are known, and later corrects it with its outcome. */
export const ladoHappenings = (cases: readonly Case[], incidents: readonly DemoIncident[]): Happening[] =>
  cases.flatMap((each) => {
    const incident = incidents.find(({ name }) => name !== undefined && name === each.incident)
    const receivedOn = receivedDay(each, incident)
    return [recorded(each, incident, receivedOn), ...closed(each, incident, receivedOn)]
  })

const receivedDay = ({ received }: Case, incident: DemoIncident | undefined): string =>
  typeof received === 'string'
    ? received
    : addWorkingDays(localDateOf(incident?.incident.happenedAt ?? ''), received)

/** The copy of the incident may come after the referral: the link needs both. */
function recordedAt(receivedOn: string, incident: DemoIncident | undefined): string {
  const asked = at(receivedOn, '15:10')
  const afterCopy =
    incident === undefined ? '' : at(addWorkingDays(localDateOf(incident.receivedAt), 1), '09:20')
  return asked > afterCopy ? asked : afterCopy
}

const recorded = (each: Case, incident: DemoIncident | undefined, receivedOn: string): Happening => ({
  at: recordedAt(receivedOn, incident),
  who: 'lado',
  do: async (world, act) => {
    const values = contactOf(each, world, { receivedOn, linked: await linkedTo(world, each, incident) })
    const { id } = await recordNew(world.db, act, ladoContactKind, { values })
    world.named.set(each.name, id)
  },
})

async function linkedTo(
  { db, named: known }: World,
  { incident: name }: Case,
  incident: DemoIncident | undefined,
): Promise<Linked> {
  const id = name === undefined ? undefined : known.get(name)
  if (id === undefined) return { incident, number: [] }
  const { number } = await db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { incident, number: [number] }
}

function contactOf(
  {
    house,
    name: _name,
    incident: _incident,
    received: _received,
    outcome: _outcome,
    openDays: _days,
    ...told
  }: Case,
  { establishments }: World,
  { receivedOn, linked }: { receivedOn: string; linked: Linked },
): LadoContact {
  const { eventOn = null, strategyDays, ...own } = told
  return {
    ...own,
    establishmentId: establishments[house],
    receivedOn,
    incidentNumbers: linked.number,
    children: linked.incident?.incident.children.slice(0, 1).map(({ pseudonym }) => pseudonym) ?? [],
    eventOn: linked.incident === undefined ? eventOn : localDateOf(linked.incident.incident.happenedAt),
    strategyOn: strategyDays === undefined ? null : addWorkingDays(receivedOn, strategyDays),
    outcome: 'open',
    outcomeOn: null,
  }
}

function closed(each: Case, incident: DemoIncident | undefined, receivedOn: string): Happening[] {
  const { outcome, openDays } = each
  if (outcome === 'open') return []
  const outcomeOn = addDays(receivedOn, openDays)
  const first = recordedAt(receivedOn, incident)
  const when = at(addWorkingDays(outcomeOn, 1), '11:40')
  return [
    {
      at: when > first ? when : at(addWorkingDays(localDateOf(first), 1), '11:40'),
      who: 'lado',
      do: async (world, act, person) => {
        const id = named(world, each.name)
        const today = localDateOf(act.at)
        const { version, content } = await ladoContactKind.load(world.db, person, id, today)
        const values = { ...content, outcome, outcomeOn }
        const reason = 'The outcome was decided.'
        await correctRecord(world.db, act, ladoContactKind, { id, version, values, reason, person, today })
      },
    },
  ]
}
