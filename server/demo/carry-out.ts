import { localDateOf } from '../../reports/clocks.ts'
import { monthOf, reviewYearOf } from '../../reports/period.ts'
import { chainHead, chainStart } from '../history/record.ts'
import { incidentKind } from '../incidents/kind.ts'
import { recordNew } from '../records/actions.ts'
import { seedWriter } from './seed-writer.ts'
import { actAt, type Doing, type Happening, type Receiving, type World } from './world.ts'

/** Told of each month as the example comes to it: '2018-06'. */
export type Progress = (month: string) => void

/** Carries out what happened, oldest first; of two at one time, the one listed first. */
export async function carryOut(
  world: World,
  happenings: readonly Happening[],
  progress: Progress = () => undefined,
): Promise<void> {
  const inOrder = [...happenings].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  let month = ''
  const waiting: Receiving[] = []
  for (const happening of inOrder) {
    if (monthOf(happening.at) !== month) progress((month = monthOf(happening.at)))
    if (canWait(world, happening)) waiting.push(happening)
    else {
      await writeAll(world, waiting.splice(0))
      await carryOutOne(world, happening)
    }
  }
  await writeAll(world, waiting)
}

/** What tells nobody of it but the history. An incident of a signed month changes that month's return. */
const canWait = ({ signed }: World, happening: Happening): happening is Receiving =>
  'incident' in happening &&
  !signed.has(`${happening.house} ${monthOf(localDateOf(happening.incident.happenedAt))}`)

/** Many incidents in one transaction, with everything that recording each of them would have written. */
async function writeAll(world: World, received: readonly Receiving[]): Promise<void> {
  if (received.length === 0) return
  const { connection, random, seal, establishments, people, named } = world
  const head = (await chainHead(world.db)) ?? chainStart
  const ids = seedWriter(connection, { random, seal, head }).write(
    received.map(({ at, who, house, incident }) => ({
      house: { house, establishmentId: establishments[house], head: people[who] },
      year: reviewYearOf(localDateOf(incident.happenedAt)),
      incident,
      receivedAt: at,
    })),
  )
  for (const [place, { name }] of received.entries())
    if (name !== undefined) named.set(name, ids[place] ?? '')
}

async function carryOutOne(world: World, happening: Doing | Receiving): Promise<void> {
  const person = world.people[happening.who]
  const act = actAt(world, happening.at, person)
  if ('do' in happening) {
    await happening.do(world, act, person)
    return
  }
  const { id } = await recordNew(world.db, act, incidentKind, { values: happening.incident })
  if (happening.name !== undefined) world.named.set(happening.name, id)
}
