import type { Act } from '../database/write.ts'
import type { Tx } from '../database/schema.ts'
import { Conflict } from '../http/errors.ts'
import type { Saved } from '../records/kind.ts'
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
  stands: { id: string; version: number },
  meeting: Meeting,
): Promise<Saved> {
  const { id } = stands
  const version = stands.version + 1
  await refuseSecond(tx, id, meeting)
  await tx
    .updateTable('qaMeeting')
    .set({ ...rowOf(meeting), version })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('qaAttendance').where('qaMeetingId', '=', id).execute()
  await tx.deleteFrom('qaAgendaItem').where('qaMeetingId', '=', id).execute()
  await tx.deleteFrom('qaAction').where('qaMeetingId', '=', id).execute()
  await insertLists(tx, id, meeting)
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

const rowOf = (meeting: Meeting) => ({
  year: Number(meeting.year),
  quarter: meeting.quarter,
  metOn: meeting.metOn,
  chair: meeting.chair,
  daysUsed: Number(meeting.daysUsed),
  minutes: meeting.minutes,
  minutesApprovedOn: meeting.minutesApprovedOn,
})

async function insertLists(tx: Tx, qaMeetingId: string, meeting: Meeting): Promise<void> {
  const placed = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, place) => ({ qaMeetingId, place, ...row }))
  const { attendance, agenda, actions } = meeting
  if (attendance.length > 0) await tx.insertInto('qaAttendance').values(placed(attendance)).execute()
  if (agenda.length > 0) await tx.insertInto('qaAgendaItem').values(placed(agenda)).execute()
  if (actions.length > 0) await tx.insertInto('qaAction').values(placed(actions)).execute()
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
