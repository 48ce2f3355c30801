import type { Act } from '../database/write.ts'
import type { Tx } from '../database/schema.ts'
import { Conflict } from '../http/errors.ts'
import type { Saved, Standing } from '../records/kind.ts'
import { isSameList } from '../records/unchanged.ts'
import { quarter } from '../../reports/period.ts'
import { quarterTaken, type Meeting } from './form.ts'

/**
 * Stores a new meeting.
 * @throws Conflict when the quarter got its meeting in between; the draft stays
 */
export async function insertMeeting(tx: Tx, act: Act, meeting: Meeting): Promise<Saved> {
  const id = act.newId()
  await refuseSecond(tx, id, meeting)
  const written = { version: 1, recordedAt: act.at, recordedBy: act.who.id }
  await tx
    .insertInto('qaMeeting')
    .values({ id, ...rowOf(meeting), ...written })
    .execute()
  await insertLists(tx, id, meeting)
  return saved(id, 1, meeting)
}

/**
 * Stores a correction over the version that stands.
 * @throws Conflict when it moves the meeting to a quarter that has one
 */
export async function replaceMeeting(
  tx: Tx,
  _act: Act,
  stands: Standing<Meeting>,
  meeting: Meeting,
): Promise<Saved> {
  const { id, content } = stands
  const version = stands.version + 1
  await refuseSecond(tx, id, meeting)
  await tx
    .updateTable('qaMeeting')
    .set({ ...rowOf(meeting), version })
    .where('id', '=', id)
    .execute()
  const changed = lists.filter(({ name }) => !isSameList(content[name], meeting[name]))
  for (const { table } of changed) await tx.deleteFrom(table).where('qaMeetingId', '=', id).execute()
  await insertLists(tx, id, meeting, changed)
  return saved(id, version, meeting)
}

// The schema holds it too; asked first, so that the answer is a sentence and not a failed constraint.
async function refuseSecond(tx: Tx, id: string, meeting: Meeting): Promise<void> {
  const other = await tx
    .selectFrom('qaMeeting')
    .select('id')
    .where('year', '=', Number(meeting.year))
    .where('quarter', '=', meeting.quarter)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new Conflict(`${quarterTaken}. What you typed is kept as a draft.`)
}

function rowOf(meeting: Meeting) {
  const { attendance: _attendance, agenda: _agenda, actions: _actions, ...own } = meeting
  return { ...own, year: Number(meeting.year), daysUsed: Number(meeting.daysUsed) }
}

const lists = [
  { table: 'qaAttendance', name: 'attendance' },
  { table: 'qaAgendaItem', name: 'agenda' },
  { table: 'qaAction', name: 'actions' },
] as const

/** @param which of its lists, all of a new meeting */
async function insertLists(
  tx: Tx,
  qaMeetingId: string,
  meeting: Meeting,
  which = lists.slice(),
): Promise<void> {
  for (const { table, name } of which) {
    const rows = meeting[name].map((row, place) => ({ qaMeetingId, place, ...row }))
    if (rows.length > 0) await tx.insertInto(table).values(rows).execute()
  }
}

const saved = (id: string, version: number, meeting: Meeting): Saved => ({
  id,
  version,
  establishmentId: null,
  title: meetingTitle({ year: Number(meeting.year), quarter: meeting.quarter }),
})

/** 'QA meeting for April to June 2018' */
export const meetingTitle = ({ year, quarter: name }: { year: number; quarter: Meeting['quarter'] }) =>
  `QA meeting for ${quarter(year, name).label}`
