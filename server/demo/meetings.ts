import type { Attendee, Meeting, MeetingAction } from '../qa-meetings/form.ts'
import { meetingKind } from '../qa-meetings/kind.ts'
import { correctRecord, recordNew } from '../records/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { workedYear } from './calibration.ts'
import { meetings, type ToldMeeting } from './meeting-papers.ts'
import { at, named, type Happening, type World } from './world.ts'

/** Four meetings, written down a week later; the next meeting approves the minutes. The last still waits for that. */
export const meetingHappenings = (): Happening[] =>
  meetings.flatMap((told, place) => {
    const next = meetings[place + 1]
    return next === undefined ? [recorded(told)] : [recorded(told), approved(told, next.metOn)]
  })

const recorded = (told: ToldMeeting): Happening => ({
  at: at(told.recordedOn, '15:45'),
  who: 'businessManager',
  do: async (world, act) => {
    const values = meetingOf(told, world)
    const { id } = await recordNew(world.db, act, meetingKind, { values })
    world.named.set(told.quarter, id)
  },
})

const approved = ({ quarter, done }: ToldMeeting, on: string): Happening => ({
  at: at(on, '16:30'),
  who: 'businessManager',
  do: async (world, act, person) => {
    const id = named(world, quarter)
    const { version, content } = await meetingKind.find(world.db, person, id, localDateOf(act.at))
    const actions = content.actions.map((action, place) => finished(action, done.includes(place)))
    const values = { ...content, actions, minutesApprovedOn: on }
    const reason = 'The meeting approved the minutes and went through the actions.'
    await correctRecord(world.db, act, meetingKind, { id, version, values, reason, person, today: on })
  },
})

const finished = (action: MeetingAction, isDone: boolean): MeetingAction =>
  isDone ? { ...action, status: 'done' } : action

function meetingOf({ recordedOn: _on, done: _done, away, ...told }: ToldMeeting, world: World): Meeting {
  return {
    ...told,
    year: String(workedYear),
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
