import { sql } from 'kysely'
import { addDays } from '../../../reports/clocks.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { drawnPlaces } from './draw.ts'
import { countDrawable, incidentsAt, type DrawnFrom } from './queries.ts'

export interface Repeated {
  fromOn: string
  toOn: string
  /** How many incidents stood to be drawn from, as stored and as found again. */
  among: { stored: number; found: number }
  /** Numbers of incidents in the order drawn. */
  stored: string[]
  drawn: string[]
}

/**
 * Repeats the draw of a seed from the versions that stood when it was made, whatever was entered, corrected or withdrawn since;
 * that it was repeated is an event.
 * @returns undefined where no draw has this seed
 */
export async function repeatDraw(db: Db, act: Act, seed: string): Promise<Repeated | undefined> {
  const draw = await db
    .selectFrom('sampleDraw')
    .innerJoin('recordVersion as version', (join) =>
      join.onRef('version.subjectId', '=', 'sampleDraw.id').on('version.subject', '=', 'sample-draw'),
    )
    .select(['sampleDraw.id', 'sampleDraw.establishmentId', 'sampleDraw.fromOn', 'sampleDraw.toOn'])
    .select(['sampleDraw.asked', 'sampleDraw.among', 'version.seq'])
    .where('sampleDraw.seed', '=', seed)
    .executeTakeFirst()
  if (draw === undefined) return undefined
  const list = await numbersAsOf(db, draw)
  const { id: subjectId, establishmentId, fromOn, toOn } = draw
  await write(db, act, (tx) =>
    record(tx, act, { act: 'repeated', subject: 'sample-draw', subjectId, establishmentId }),
  )
  return {
    fromOn,
    toOn,
    among: { stored: draw.among, found: list.length },
    stored: await numbersDrawn(db, draw.id),
    drawn: drawnPlaces(seed, draw.asked, list.length).map((place) => list[place - 1] ?? ''),
  }
}

interface AsOf {
  establishmentId: string
  fromOn: string
  toOn: string
  /** The event of the draw: what was recorded before it stood then. */
  seq: number
}

/** The incidents that counted then, by when they happened and then by their record's id. */
async function numbersAsOf(db: Db, { establishmentId, fromOn, toOn, seq }: AsOf): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select content ->> '$.number' as number from record_version as version
    where subject = 'incident' and seq < ${seq} and content <> ''
      and version = (select max(version) from record_version as later
        where later.subject = 'incident' and later.subject_id = version.subject_id and later.seq < ${seq})
      and content ->> '$.establishmentId' = ${establishmentId} and content ->> '$.standing' <> 'withdrawn'
      and content ->> '$.happenedAt' >= ${fromOn} and content ->> '$.happenedAt' < ${addDays(toOn, 1)}
    order by content ->> '$.happenedAt', subject_id`.execute(db)
  return rows.map(({ number }) => number)
}

async function numbersDrawn(db: Db, drawId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sampledRecord')
    .innerJoin('incident', 'incident.id', 'sampledRecord.incidentId')
    .select('incident.number')
    .where('sampledRecord.drawId', '=', drawId)
    .orderBy('sampledRecord.place')
    .execute()
  return rows.map(({ number }) => number)
}

/**
 * Draws by a seed from the incidents that count today, to compare with another draw or to try: nothing of it is kept but the
 * event that it was done.
 * @returns numbers of incidents in the order drawn
 */
export async function drawToCompare(
  db: Db,
  act: Act,
  { seed, size, ...from }: DrawnFrom & { seed: string; size: number },
): Promise<string[]> {
  const among = await countDrawable(db, from)
  const drawn = await incidentsAt(db, from, drawnPlaces(seed, size, among))
  const { establishmentId } = from
  await write(db, act, (tx) =>
    record(tx, act, {
      act: 'drawn to compare',
      subject: 'sample-draw',
      establishmentId,
      details: { among, drawn: drawn.length },
    }),
  )
  return drawn.map(({ number }) => number)
}
