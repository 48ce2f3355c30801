import type { MeetingFact } from '../../reports/annual-review/facts.ts'
import { monthStart, monthsBetween, reviewYear, reviewYearOf } from '../../reports/period.ts'
import type { Db } from '../database/schema.ts'
import { ownerOf } from './vocabulary.ts'

/**
 * The meetings about the quarters that begin within a period (local dates, both included), as the annual review counts
 * them: the meeting about January to March is held in the next review year and still belongs to its own.
 */
export async function meetingFacts(db: Db, period: { from: string; to: string }): Promise<MeetingFact[]> {
  const meetings = await meetingsAbout(db, period)
  const ids = meetings.map(({ id }) => id)
  if (ids.length === 0) return []
  const attendance = await db
    .selectFrom('qaAttendance')
    .select(['qaMeetingId', 'organisation', 'attendance'])
    .where('qaMeetingId', 'in', ids)
    .orderBy('qaMeetingId')
    .orderBy('place')
    .execute()
  const actions = await db
    .selectFrom('qaAction')
    .select(['qaMeetingId', 'action', 'organisation', 'ownerRole', 'dueOn', 'status'])
    .where('qaMeetingId', 'in', ids)
    .orderBy('qaMeetingId')
    .orderBy('place')
    .execute()
  return meetings.map(({ id, ...meeting }) => ({
    ...meeting,
    attendance: attendance
      .filter(({ qaMeetingId }) => qaMeetingId === id)
      .map(({ qaMeetingId: _meeting, ...row }) => row),
    actions: actions
      .filter(({ qaMeetingId }) => qaMeetingId === id)
      .map(({ action, dueOn, status, ...owner }) => ({ text: action, owner: ownerOf(owner), dueOn, status })),
  }))
}

async function meetingsAbout(db: Db, { from, to }: { from: string; to: string }) {
  const quarters = quartersIn(from, to)
  const meetings = await db
    .selectFrom('qaMeeting')
    .select(['id', 'year', 'quarter', 'metOn', 'daysUsed', 'minutesApprovedOn'])
    .where('year', 'in', [...new Set(quarters.map(({ year }) => year))])
    .orderBy('year')
    .orderBy('quarter')
    .execute()
  return meetings.filter((meeting) =>
    quarters.some(({ year, name }) => year === meeting.year && name === meeting.quarter),
  )
}

const quartersIn = (from: string, to: string) =>
  [...new Set(monthsBetween(from, to).map((month) => reviewYearOf(monthStart(month))))]
    .flatMap((year) => reviewYear(year).quarters)
    .filter(({ startsOn }) => startsOn >= from && startsOn <= to)
