import { readConfig } from '../../server/config.ts'
import { write, type Act } from '../../server/database/write.ts'
import { verifyChain, verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import type { Parts } from '../../server/parts.ts'
import { recordNew } from '../../server/records/actions.ts'
import type { RecordKind } from '../../server/records/kind.ts'
import { openParts } from '../../server/start.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { anIncident } from '../incidents/incident.ts'
import { aVisit } from '../support/records.ts'
import { median, seconds, type World } from './world.ts'

const rounds = 300

/** How fast the history is proved, and what it costs each write. The writes come last: half of them leave no history. */
export async function benchHistory(world: World): Promise<string[]> {
  const parts = await openParts(readConfig({ ...world.big, PORT: '3000' }))
  try {
    return [...(await proving(parts)), '', ...(await writing(parts, world))]
  } finally {
    parts.opened.connection.close()
  }
}

async function proving({ db, keys }: Parts): Promise<string[]> {
  const seal = sealWith(keys.history)
  const times = { chain: [] as number[], whole: [] as number[] }
  let events = 0
  for (let run = 0; run < 3; run += 1) {
    const chain = await timed(() => verifyChain(db, seal))
    const whole = await timed(() => verifyHistory(db, seal, contents))
    if (!chain.answer.sound || !whole.answer.sound) throw new Error('The history does not hold')
    events = whole.answer.events
    times.chain.push(chain.milliseconds)
    times.whole.push(whole.milliseconds)
  }
  const rate = (milliseconds: number) => Math.round((events / milliseconds) * 1000).toLocaleString('en-GB')
  const [chain, whole] = [median(times.chain), median(times.whole)]
  return [
    `Proving the history of ${events.toLocaleString('en-GB')} events, medians of 3 runs`,
    `  the chain alone: ${seconds(chain)}, ${rate(chain)} events a second (aim: over 100,000)`,
    `  with every record version and every record as it stands: ${seconds(whole)}, ${rate(whole)} events a second`,
  ]
}

/** Each write as the application does it, in turn with the same one that leaves no event and no version. */
async function writing(parts: Parts, { size }: World): Promise<string[]> {
  const head = await parts.db
    .selectFrom('person')
    .select(['id', 'establishmentId'])
    .where('role', '=', 'head')
    .limit(1)
    .executeTakeFirstOrThrow()
  const establishmentId = head.establishmentId ?? ''
  return [
    `Writes with and without their history, each one durable transaction beside ${size.toLocaleString('en-GB')} incidents, medians of ${rounds} in turn`,
    await costOf(parts, head, incidentKind, anIncident({ establishmentId })),
    await costOf(parts, head, visitKind, aVisit({ establishmentId })),
  ]
}

async function costOf<Values extends object>(
  parts: Parts,
  head: { id: string },
  kind: RecordKind<Values>,
  values: Values,
): Promise<string> {
  const { db } = parts
  const withHistory: number[] = []
  const without: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [one, other] = [actOf(parts, head), actOf(parts, head)]
    withHistory.push((await timed(() => recordNew(db, one, kind, { values }))).milliseconds)
    without.push((await timed(() => write(db, other, (tx) => kind.insert(tx, other, values)))).milliseconds)
  }
  const [a, b] = [median(withHistory), median(without)]
  return `  ${kind.one}: ${a.toFixed(2)} ms against ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (aim: under 1.5)`
}

// A head of that house: the database itself refuses another's event.
const actOf = (parts: Parts, { id }: { id: string }): Act => ({
  who: { id, role: 'head' },
  at: parts.clock(),
  key: parts.newId(),
  newId: parts.newId,
  seal: sealWith(parts.keys.history),
})

async function timed<Answer>(doIt: () => Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const begun = performance.now()
  const answer = await doIt()
  return { answer, milliseconds: performance.now() - begun }
}
