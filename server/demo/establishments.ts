import type { Establishment, Attributes } from '../establishments/form.ts'
import { establishmentKind } from '../establishments/kind.ts'
import { recordNew } from '../records/actions.ts'
import type { House } from './calibration.ts'
import { at, firstDay, type Happening } from './world.ts'

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

/** What was known when the records begin: real, each with its source; what no source says is marked as assumed. */
const before2017: Record<House, Establishment> = {
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

const manager = 'businessManager'

/** Both establishments, as they stood when the records begin. */
export const establishmentHappenings = (): Happening[] => [
  added('CKI', '10:05', before2017.CKI),
  added('MED', '10:20', before2017.MED),
]

const added = (house: House, time: string, values: Establishment): Happening => ({
  at: at(firstDay, time),
  who: manager,
  do: async ({ db, establishments }, act) => {
    const { id } = await recordNew(db, act, establishmentKind, { values })
    establishments[house] = id
  },
})
