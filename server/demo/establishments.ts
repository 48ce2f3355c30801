import type { Establishment, Attributes } from '../establishments/form.ts'
import { establishmentKind } from '../establishments/kind.ts'
import { correctRecord, recordNew } from '../records/actions.ts'
import { at, type Happening, type World } from './world.ts'

type House = keyof World['establishments']

const cookhamWood: Omit<Attributes, 'fromOn' | 'operator' | 'places' | 'source'> = {
  name: 'Cookham Wood',
  type: 'yoi',
  youngest: 15,
  oldest: 18,
  genders: 'boys',
  state: 'open',
}
const medway: Omit<Attributes, 'fromOn' | 'operator' | 'places' | 'oldest' | 'source'> = {
  name: 'Medway STC',
  type: 'stc',
  youngest: 12,
  genders: 'mixed',
  state: 'open',
}

/** What was known before the worked year: real, each with its source; what no source says is marked as assumed. */
const before2018: Record<'CKI' | 'MED', Establishment> = {
  CKI: {
    code: 'CKI',
    attributes: [
      {
        ...cookhamWood,
        fromOn: '2008-04-01',
        operator: 'HM Prison Service',
        places: 143,
        source: 'Became a boys’ establishment in 2007-08: not verified; day and places assumed',
      },
      {
        ...cookhamWood,
        fromOn: '2014-10-01',
        operator: 'National Offender Management Service',
        places: 188,
        source:
          'New residential accommodation in 2014: HM Inspectorate of Prisons, October 2014. Places: up to 188 held in September 2019 (same, February 2020). Day assumed',
      },
      {
        ...cookhamWood,
        fromOn: '2017-04-01',
        operator: 'HM Prison and Probation Service',
        places: 188,
        source: 'The service’s change of name in 2017',
      },
    ],
  },
  MED: {
    code: 'MED',
    attributes: [
      {
        ...medway,
        fromOn: '1998-04-01',
        operator: 'Private contractor, later known as G4S',
        places: 76,
        oldest: 17,
        source:
          'Opened in April 1998: Children and Young People Now, 2016. Places from the number held in January 2016 (KentOnline, 2019). Day assumed',
      },
      {
        ...medway,
        fromOn: '2016-07-01',
        operator: 'National Offender Management Service',
        places: 67,
        oldest: 18,
        source:
          'Public-sector governor from 1 July 2016: Medway Council papers. 67 places paid for: Article 39, 13 June 2017',
      },
      {
        ...medway,
        fromOn: '2017-04-01',
        operator: 'HM Prison and Probation Service',
        places: 67,
        oldest: 18,
        source: 'The service’s change of name in 2017; up to 67 held: Ofsted, October 2019',
      },
    ],
  },
}

const oasis: Omit<Attributes, 'fromOn' | 'state' | 'source'> = {
  name: 'Oasis Restore',
  type: 'sch',
  operator: 'Oasis Charitable Trust',
  places: 49,
  youngest: 12,
  oldest: 18,
  genders: 'mixed',
}

/** What came after the worked year, as the business manager kept it up to date. */
const changes: { on: string; house: House; change: Attributes; reason: string }[] = [
  {
    on: '2020-04-02',
    house: 'MED',
    change: {
      ...medway,
      fromOn: '2020-03-31',
      operator: 'HM Prison and Probation Service',
      places: 0,
      oldest: 18,
      state: 'closed',
      source: 'Closed in March 2020: KentOnline, September 2020. Day assumed',
    },
    reason: 'The centre has closed.',
  },
  {
    on: '2024-06-03',
    house: 'CKI',
    change: {
      ...cookhamWood,
      fromOn: '2024-06-01',
      operator: 'HM Prison and Probation Service',
      places: 0,
      state: 'closed',
      source:
        'Announced on 21 March 2024 (gov.uk); children gone by the end of May 2024 (Children and Young People Now). Day assumed',
    },
    reason: 'The children have left; it becomes a prison for adults.',
  },
  {
    on: '2025-09-15',
    house: 'OAS',
    change: {
      ...oasis,
      fromOn: '2025-09-01',
      state: 'paused',
      source:
        'Closed for a time in or around September 2025, children moved out: Reforming Prisons, September 2025. Day assumed',
    },
    reason: 'The children were moved out for the time being.',
  },
]

const opened: Attributes = {
  ...oasis,
  fromOn: '2024-08-01',
  state: 'open',
  source:
    'Places and ages: Central and North West London NHS, 2025. Opened in the middle of 2024; month not verified',
}

const manager = 'businessManager'

/** The three establishments: two from the start, one when it opened, and what changed since. */
export const establishmentHappenings = (): Happening[] => [
  added('CKI', '2018-03-19', '10:05', before2018.CKI),
  added('MED', '2018-03-19', '10:20', before2018.MED),
  added('OAS', '2024-08-05', '09:40', { code: 'OAS', attributes: [opened] }),
  ...changes.map(changed),
]

const added = (house: House, day: string, time: string, values: Establishment): Happening => ({
  at: at(day, time),
  who: manager,
  do: async ({ db, establishments }, act) => {
    const { id } = await recordNew(db, act, establishmentKind, { values })
    establishments[house] = id
  },
})

const changed = ({ on, house, change, reason }: (typeof changes)[number]): Happening => ({
  at: at(on, '11:15'),
  who: manager,
  do: async ({ db, establishments }, act, person) => {
    const id = establishments[house]
    const stands = await establishmentKind.find(db, person, id, on)
    const values = { ...stands.content, attributes: [...stands.content.attributes, change] }
    await correctRecord(db, act, establishmentKind, {
      id,
      version: stands.version,
      values,
      reason,
      person,
      today: on,
    })
  },
})
