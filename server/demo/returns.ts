import { addDays, addWorkingDays } from '../../reports/clocks.ts'
import { monthEnd } from '../../reports/period.ts'
import { plural } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import type { Act } from '../database/write.ts'
import { recordNew } from '../records/actions.ts'
import { signReturn } from '../returns/actions.ts'
import { figuresNow } from '../returns/figure-queries.ts'
import type { OutsideCount } from '../returns/outside-counts/form.ts'
import { outsideCountKind } from '../returns/outside-counts/kind.ts'
import { ourCounts } from '../returns/outside-counts/queries.ts'
import { findSignedReturn, restatingRecords } from '../returns/queries.ts'
import { figuresText } from '../returns/vocabulary.ts'
import { monthPlans, type House } from './calibration.ts'
import { at, type DemoRole, type Happening, type World } from './world.ts'

/** When each head usually signs: on this working day after the month. */
const habits = {
  CKI: { who: 'headCKI', workingDays: 8, time: '10:15' },
  MED: { who: 'headMED', workingDays: 6, time: '15:40' },
} as const satisfies Record<House, { who: DemoRole; workingDays: number; time: string }>

/** A return that was late: due on 14 February. */
const late = { house: 'MED', month: '2019-01', on: '2019-02-25' } as const

/** The return that nobody has signed yet: due on 14 November. */
const overdue = { house: 'MED', month: '2019-10' } as const

/** By then the last of a month's records had come. */
const daysUntilAll = 80

/**
 * Every month is signed, one late and one not yet. Copies that came after that change their month, and the head signs it
 * again once all have come.
 */
export const returnHappenings = (): Happening[] =>
  monthPlans.CKI.flatMap(({ month }) =>
    (['CKI', 'MED'] as const).flatMap((house) =>
      house === overdue.house && month === overdue.month ? [] : signaturesOf(house, month),
    ),
  )

function signaturesOf(house: House, month: string): Happening[] {
  const { who, workingDays, time } = habits[house]
  const isLate = house === late.house && month === late.month
  const on = isLate ? late.on : addWorkingDays(monthEnd(month), workingDays)
  const again = addWorkingDays(addDays(monthEnd(month), daysUntilAll), 1)
  return [
    { at: at(on, time), who, do: (world, act, person) => sign(world, act, { person, house, month }) },
    { at: at(again, time), who, do: (world, act, person) => signAgain(world, act, { person, house, month }) },
  ]
}

interface Signing {
  person: Person
  house: House
  month: string
}

async function sign({ db, establishments, signed }: World, act: Act, { person, house, month }: Signing) {
  signed.add(`${house} ${month}`)
  const place = { establishmentId: establishments[house], month }
  const seen = figuresText(await figuresNow(db, place))
  await signReturn(db, act, { ...place, person, version: 0, seen, reason: '' })
}

async function signAgain({ db, establishments }: World, act: Act, { person, house, month }: Signing) {
  const place = { establishmentId: establishments[house], month }
  const stands = await findSignedReturn(db, person, place)
  if (stands === undefined) throw new Error(`Nobody signed ${month} of ${house}`)
  const { records } = await restatingRecords(db, stands)
  if (records === 0) return
  const seen = figuresText(await figuresNow(db, place))
  const reason = `${plural(records, 'record')} came, or ${records === 1 ? 'was' : 'were'} corrected, after the month was signed.`
  await signReturn(db, act, { ...place, person, version: stands.version, seen, reason })
}

interface Told extends Pick<OutsideCount, 'source' | 'month' | 'origin' | 'receivedOn'> {
  house: House
  who: DemoRole
  /** How many more than our records give; complaints are a number of their own. */
  more: number | { count: number }
  explanation?: string
  privateNotes?: string
}

const counts: readonly Told[] = [
  {
    source: 'ycs',
    house: 'CKI',
    month: '2018-06',
    who: 'businessManager',
    origin: 'Monthly use-of-force table of the Youth Custody Service',
    receivedOn: '2019-04-09',
    more: 0,
  },
  {
    source: 'ycs',
    house: 'CKI',
    month: '2018-09',
    who: 'businessManager',
    origin: 'Monthly use-of-force table of the Youth Custody Service',
    receivedOn: '2019-04-09',
    more: 3,
    explanation:
      'Three uses of force stand in the service’s table twice, once for each child involved. We count the incident once.',
  },
  {
    source: 'ycs',
    house: 'MED',
    month: '2018-07',
    who: 'businessManager',
    origin: 'Monthly use-of-force table of the Youth Custody Service',
    receivedOn: '2019-04-09',
    more: 2,
    explanation:
      'Two uses of force on escort stand in the service’s table. The escort contractor recorded them, not the centre.',
  },
  {
    source: 'healthcare',
    house: 'MED',
    month: '2018-12',
    who: 'scrutineer',
    origin: 'Injury log, counted by the head of healthcare',
    receivedOn: '2019-04-11',
    more: 0,
    privateNotes: 'The log is kept well. Ask to see the same month at the other house.',
  },
  {
    source: 'complaints',
    house: 'CKI',
    month: '2018-11',
    who: 'scrutineer',
    origin: 'Complaints register, use of force',
    receivedOn: '2019-03-07',
    more: { count: 6 },
  },
  {
    source: 'ycs',
    house: 'CKI',
    month: '2019-09',
    who: 'businessManager',
    origin: 'Monthly use-of-force table of the Youth Custody Service',
    receivedOn: '2019-11-26',
    more: 4,
  },
  {
    source: 'radio-cctv',
    house: 'MED',
    month: '2018-12',
    who: 'businessManager',
    origin: 'Control room log of the month',
    receivedOn: '2019-04-09',
    more: 0,
  },
]

/** What others counted in a few months: one difference is explained, and one is not. */
export const outsideCountHappenings = (): Happening[] =>
  counts.map(({ house, who, more, ...told }, place) => ({
    at: at(addWorkingDays(told.receivedOn, 2), `11:${String(10 + place).padStart(2, '0')}`),
    who,
    do: async ({ db, establishments }, act) => {
      const establishmentId = establishments[house]
      const ours = (await ourCounts(db, [{ ...told, establishmentId }]))({ ...told, establishmentId })
      const count = typeof more === 'number' ? ours + more : more.count
      const values = { explanation: '', privateNotes: '', ...told, establishmentId, count }
      await recordNew(db, act, outsideCountKind, { values })
    },
  }))
