import type { Person } from '../access/person.ts'
import type { Act } from '../database/write.ts'
import type { Attendee, Meeting, MeetingAction } from '../qa-meetings/form.ts'
import { meetingKind } from '../qa-meetings/kind.ts'
import { correctRecord, recordNew } from '../records/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { ToldMeeting } from './meeting.ts'
import { at, named, type Happening, type World } from './world.ts'

/**
 * Meetings, written down a week later; the next meeting approves the minutes and goes through the actions. The last one's
 * minutes still wait for that.
 */
export const meetingHappenings = (meetings: readonly ToldMeeting[]): Happening[] =>
  meetings.flatMap((told, place) => {
    const next = meetings[place + 1]
    return [
      recorded(told),
      ...(next === undefined ? [] : [approved(told, next.metOn)]),
      ...(told.doneLater ?? []).map(([action, on]) => doneLater(told, action, on)),
    ]
  })

const recorded = (told: ToldMeeting): Happening => ({
  at: at(told.recordedOn, '15:45'),
  who: 'businessManager',
  do: async (world, act) => {
    const values = meetingOf(told, world)
    const { id } = await recordNew(world.db, act, meetingKind, { values })
    world.named.set(nameOf(told), id)
  },
})

const nameOf = ({ year, quarter }: ToldMeeting): string => `meeting ${year} ${quarter}`

const approved = (told: ToldMeeting, on: string): Happening => ({
  at: at(on, '16:30'),
  who: 'businessManager',
  do: (world, act, person) =>
    changed({ world, act, person, told }, (stands) => ({
      values: {
        ...stands,
        actions: stands.actions.map((action, place) => finished(action, told.done.includes(place))),
        minutesApprovedOn: on,
      },
      reason: 'The meeting approved the minutes and went through the actions.',
    })),
})

const doneLater = (told: ToldMeeting, action: number, on: string): Happening => ({
  at: at(on, '16:45'),
  who: 'businessManager',
  do: (world, act, person) =>
    changed({ world, act, person, told }, (stands) => ({
      values: {
        ...stands,
        actions: stands.actions.map((each, place) => finished(each, place === action)),
      },
      reason: 'The meeting found the action done.',
    })),
})

interface Changing {
  world: World
  act: Act
  person: Person
  told: ToldMeeting
}

async function changed(
  { world, act, person, told }: Changing,
  change: (stands: Meeting) => { values: Meeting; reason: string },
): Promise<void> {
  const today = localDateOf(act.at)
  const { id, version, content } = await meetingKind.load(world.db, person, named(world, nameOf(told)), today)
  const correction = { id, version, ...change(content), person, today }
  await correctRecord(world.db, act, meetingKind, correction)
}

const finished = (action: MeetingAction, isDone: boolean): MeetingAction =>
  isDone ? { ...action, status: 'done' } : action

function meetingOf(
  { recordedOn: _on, done: _done, doneLater: _later, away, year, ...told }: ToldMeeting,
  world: World,
): Meeting {
  return {
    ...told,
    year: String(year),
    chair: 'Head of the safeguarding partnership',
    daysUsed: '0.25',
    attendance: attendance(world, away),
    minutesApprovedOn: null,
  }
}

function attendance({ establishments: { CKI, MED } }: World, away: ToldMeeting['away']): Attendee[] {
  const around = (
    [
      'council-safeguarding',
      'council-lado',
      'police',
      'nhs',
      'ycs',
      'healthcare',
      'education',
      'advocacy',
      'imb',
      'youth-justice',
      'scrutineer',
    ] as const
  ).map((organisation) => ({ organisation, establishmentId: null }))
  const houses = [CKI, MED].flatMap((establishmentId) =>
    (['head-of-safeguarding', 'governor'] as const).map((organisation) => ({
      organisation,
      establishmentId,
    })),
  )
  return [...around, ...houses].map((each) => ({ ...each, attendance: away[each.organisation] ?? 'present' }))
}
