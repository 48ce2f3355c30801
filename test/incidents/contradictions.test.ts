import { describe, expect, it } from 'vitest'
import { incidentContent } from '../../server/incidents/content-queries.ts'
import { contradictionsIn, type RecordHeld } from '../../server/incidents/withdrawal/contradictions.ts'
import { recordHeld } from '../../server/incidents/withdrawal/held-queries.ts'
import { startApp } from '../support/app.ts'
import { stored } from './incident.ts'

const bare: RecordHeld = {
  techniques: [],
  positions: [],
  handcuffed: false,
  durationMinutes: null,
  children: ['K-12'],
  injuries: [],
  signs: [],
  accounts: [],
  examined: [],
  isSigned: false,
  alike: [],
  named: [],
}
const held: RecordHeld = {
  ...bare,
  techniques: ['Arm hold', 'Leg hold'],
  positions: ['K-12, face down'],
  durationMinutes: 4,
}
const other = { number: 'ASH-2019-0002', exists: true, isAlike: true, isWithdrawn: false }

describe('a reason for a withdrawal', () => {
  it.each([
    'The log shows that nobody was held',
    'Nobody was restrained.',
    'No force was used',
    'He walked to his room without any force',
    'The boy was not touched',
  ])('that says “%s” is held against the force of the record', (reason) => {
    expect(contradictionsIn(reason, held)).toEqual([
      'The reason says that nobody was held, or that no force was used; the record names 2 techniques (arm hold and leg hold), how they were held (K-12, face down) and 4 minutes.',
    ])
    expect(contradictionsIn(reason, bare)).toEqual([])
  })

  it.each<[string, Partial<RecordHeld>, string]>([
    [
      'Nobody was hurt',
      { injuries: ['K-12: minor injury, no treatment'] },
      'The reason says that nobody was hurt; the record says: K-12: minor injury, no treatment.',
    ],
    [
      'There was no warning sign',
      { signs: ['Vomiting'] },
      'The reason says that there was no warning sign; the record names vomiting.',
    ],
    [
      'Entered twice',
      {},
      'The reason says that it was recorded twice; no other incident of this establishment within a day names one of its children or has its reference.',
    ],
    [
      'It was the wrong child',
      { techniques: ['Arm hold'] },
      'The reason says that the child is the wrong one; a wrong child is corrected and not withdrawn, and the record names 1 technique that somebody was held by.',
    ],
    [
      'The wrong date',
      { techniques: ['Arm hold'] },
      'The reason says that the day, the time or the place is wrong; a wrong day, time or place is corrected and not withdrawn, and the record names 1 technique that somebody was held by.',
    ],
    [
      'It was a drill',
      { isSigned: true, accounts: ['K-12'], examined: ['K-12'] },
      'The reason says that it was a drill, or was entered by mistake; the record was signed as accurate, has the account of K-12 and says that K-12 had a medical examination.',
    ],
    [
      'Duplicate of ASH-2019-0009',
      {
        named: [{ ...other, number: 'ASH-2019-0009', exists: false, isAlike: false }],
        alike: ['ASH-2019-0003'],
      },
      'The reason names ASH-2019-0009; this establishment has no incident of that number.',
    ],
    [
      'See ASH-2019-0002',
      { named: [{ ...other, isWithdrawn: true }] },
      'The reason names ASH-2019-0002; that incident is withdrawn: neither would count.',
    ],
    [
      'See ASH-2019-0002',
      { named: [{ ...other, isAlike: false }] },
      'The reason names ASH-2019-0002; that incident is more than a day away or names none of these children, and its reference is another.',
    ],
  ])('“%s” is pointed out where the record says otherwise: %o', (reason, record, expected) => {
    expect(contradictionsIn(reason, { ...bare, ...record })).toEqual([expected])
  })

  it('that agrees with the record, or says nothing that is known, is told of nothing', () => {
    expect(
      contradictionsIn('Duplicate of ASH-2019-0002', { ...held, alike: [other.number], named: [other] }),
    ).toEqual([])
    expect(contradictionsIn('Asked by the governor', held)).toEqual([])
    expect(contradictionsIn('Force was used on the other side of the fence', held)).toEqual([])
  })
})

it('a number that a reason names is read with any dash and in small letters', async () => {
  const app = await startApp()
  const { id } = await stored(app)
  const content = await incidentContent(app.parts.db, id)
  if (content === undefined) throw new Error('It was just stored')
  const held = (reason: string) => recordHeld(app.parts.db, id, content, { reason, alike: [] })
  for (const reason of ['See ash–2019–0009.', 'See ASH‑2019‑0009', 'See ａsh-2019-\u200b0009'])
    expect((await held(reason)).named).toMatchObject([{ number: 'ASH-2019-0009', exists: false }])
})
