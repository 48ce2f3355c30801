import { expect, it } from 'vitest'
import { recordStates } from '../../server/incidents/deadlines.ts'
import { deadlinesTag, stateTags } from '../../server/incidents/tags.ts'

const deadlines = {
  writtenWithinHours: 24,
  signedWithinHours: 48,
  childSpokenToWithinDays: 5,
  ladoReferralWorkingDays: 1,
}

it('points out a record written before its incident ahead of anything else', () => {
  const states = recordStates(
    {
      happenedAt: '2018-06-04T14:35:00.000+01:00',
      writtenAt: '2018-06-04T14:00:00.000+01:00',
      signedAt: null,
      safeguardingDecision: 'no-concern',
      children: [{ debrief: 'not-done', spokenToAt: null }],
    },
    deadlines,
    '2018-07-01',
  )
  expect(deadlinesTag(states)).toEqual({
    text: 'Written: before the incident; Signed: not supplied; Child spoken to: overdue',
    colour: 'red',
  })
  expect(stateTags(states).map(({ text }) => text)).toEqual([
    'Record written: before the incident',
    'Record signed: not supplied',
    'Child spoken to: overdue',
  ])
})
