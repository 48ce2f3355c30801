import { beforeEach, describe, expect, it } from 'vitest'
import { safeguardingSection } from '../../reports/annual-review/sections/safeguarding.ts'
import { yearOf } from '../../reports/annual-review/year.ts'
import type { Person } from '../../server/access/person.ts'
import { ladoContactFacts } from '../../server/lado-contacts/facts.ts'
import type { LadoContact } from '../../server/lado-contacts/sections.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { ladoContactListRules, listLadoContacts } from '../../server/lado-contacts/queries.ts'
import { readListQuery } from '../../server/records/list.ts'
import { recordNew } from '../../server/records/actions.ts'
import { loadReviewFacts } from '../../server/reviews/load-facts.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { incidentRow } from '../support/incident-row.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash, birch } from '../support/people.ts'

const ashAsChildrensHome = (fromOn: string) => ({
  establishmentId: ash,
  fromOn,
  name: 'Ash School',
  type: 'sch' as const,
  operator: 'A charity',
  places: 40,
  youngest: 12,
  oldest: 18,
  genders: 'mixed' as const,
  state: 'open' as const,
  source: '',
})

describe('LADO contacts', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })
  const record = async (...contacts: Partial<LadoContact>[]) => {
    for (const changes of contacts) {
      await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact(changes) })
    }
  }
  const rowsAt = async (address: string) => {
    const lado = await app.signedIn(app.people.lado)
    return (await lado.open(address)).rows()
  }
  const numbersAt = async (address: string) => (await rowsAt(address)).map((row) => row[0])

  it('are numbered by the review year they were received in, without gaps', async () => {
    await record(
      { receivedOn: '2018-04-01', eventOn: null },
      { receivedOn: '2018-03-31', eventOn: null },
      { receivedOn: '2019-03-31', eventOn: null },
    )
    expect(await numbersAt('/lado-contacts')).toEqual(['LADO-2018-0002', 'LADO-2018-0001', 'LADO-2017-0001'])
  })

  it('are late by the rule of their own day and their establishment’s type on it, in list, page and review', async () => {
    const { db } = app.parts
    const set = (value: string, fromOn: string, establishmentType: 'yoi' | 'sch') =>
      setSetting(db, app.act(), 'lado-referral-working-days', {
        value,
        fromOn,
        establishmentType,
        reason: 'Agreed',
      })
    await set('3', '2010-01-01', 'yoi')
    await set('1', '2019-05-01', 'yoi')
    await set('5', '2010-01-01', 'sch')
    await db.insertInto('establishmentAttribute').values(ashAsChildrensHome('2019-05-20')).execute()
    // Two working days each: three were allowed in April, one in early May, five from the day it became a children's home.
    await record(
      { receivedOn: '2019-04-10', eventOn: '2019-04-08' },
      { receivedOn: '2019-05-10', eventOn: '2019-05-08' },
      { receivedOn: '2019-05-23', eventOn: '2019-05-21' },
      { receivedOn: '2019-05-23', eventOn: '2019-05-17' },
    )
    const late = ['', ' Referred late', '', ' Referred late']
    const rows = await rowsAt('/lado-contacts?sort=number&direction=asc')
    expect(rows.map((row) => row[4]?.replace(/^\d working days/, ''))).toEqual(late)
    const lado = await app.signedIn(app.people.lado)
    const ids = await db.selectFrom('ladoContact').select('id').orderBy('serial').execute()
    for (const [place, { id }] of ids.entries()) {
      const { text } = await lado.open(`/lado-contacts/${id}`)
      expect(text.includes('Referred late'), `the contact in place ${place}`).toBe(late[place] !== '')
    }
    const facts = await loadReviewFacts(db, {
      year: 2019,
      now: '2020-05-31T09:00:00.000Z',
      demonstration: [],
    })
    const delays = safeguardingSection(yearOf(facts)).blocks.flatMap((block) =>
      block.type === 'table' && block.id === 'lado-delay' ? block.rows : [],
    )
    expect(delays[0]?.cells.map(({ text }) => text)).toEqual([
      'Ash School',
      '3 or 1 or 5',
      '2',
      '2',
      '0',
      '0',
    ])
  })

  it('stand in a list that says what is late and what is open', async () => {
    await record(
      { receivedOn: '2019-04-23', eventOn: '2019-04-18' },
      { receivedOn: '2019-04-24', eventOn: '2019-04-18' },
      {
        type: 'consultation',
        staffPseudonym: '',
        eventOn: null,
        outcome: 'no-further-action',
        outcomeOn: '2019-05-21',
      },
    )
    expect(await rowsAt('/lado-contacts?sort=number&direction=asc')).toEqual([
      // Good Friday and Easter Monday stand between the Thursday and the Tuesday.
      ['LADO-2019-0001', '23 April 2019', 'Ash House', 'Referral', '1 working day', '41 days', 'Open'],
      [
        'LADO-2019-0002',
        '24 April 2019',
        'Ash House',
        'Referral',
        '2 working days Referred late',
        '40 days',
        'Open',
      ],
      [
        'LADO-2019-0003',
        '20 May 2019',
        'Ash House',
        'Consultation',
        'Does not apply',
        '1 day',
        'Advice given, no further action',
      ],
    ])
  })

  it.each([
    ['type=consultation', ['LADO-2018-0001']],
    ['outcome=open', ['LADO-2019-0001', 'LADO-2019-0002']],
    ['outcome=closed', ['LADO-2018-0001']],
    ['year=2018-19', ['LADO-2018-0001']],
    ['year=2019-20', ['LADO-2019-0001', 'LADO-2019-0002']],
    [`establishment=${birch}`, ['LADO-2019-0002']],
    ['sort=number&direction=asc', ['LADO-2018-0001', 'LADO-2019-0001', 'LADO-2019-0002']],
    ['sort=received&direction=asc', ['LADO-2018-0001', 'LADO-2019-0002', 'LADO-2019-0001']],
  ])('are filtered and sorted by %s', async (asked, numbers) => {
    await record(
      {
        type: 'consultation',
        staffPseudonym: '',
        receivedOn: '2018-06-01',
        eventOn: null,
        outcome: 'false',
        outcomeOn: '2018-06-02',
      },
      {},
      { establishmentId: birch, receivedOn: '2019-05-19' },
    )
    expect(await numbersAt(`/lado-contacts?${asked}`)).toEqual(numbers)
  })

  it('are shown a page at a time', async () => {
    await record(...Array.from({ length: 26 }, () => ({})))
    expect(await numbersAt('/lado-contacts?page=2')).toEqual(['LADO-2019-0001'])
  })

  it('take two spellings of one child for one child', async () => {
    await record({ children: ['K-12', 'k-12'] }, { children: ['K-12'] })
    expect(await app.parts.db.selectFrom('child').select('pseudonym').execute()).toEqual([
      { pseudonym: 'K-12' },
    ])
  })

  it('are found while they are open, the oldest first, by those who may see them', async () => {
    await record(
      {},
      { receivedOn: '2019-05-19', shared: 'yes' },
      { receivedOn: '2019-05-18', outcome: 'false', outcomeOn: '2019-05-19' },
    )
    const person = (who: { id: string; role: Person['role']; establishmentId: string | null }): Person => ({
      ...who,
      name: '',
      organisation: null,
    })
    const query = readListQuery({ outcome: 'open', sort: 'received', direction: 'asc' }, ladoContactListRules)
    const open = async (who: Parameters<typeof person>[0]) =>
      (await listLadoContacts(app.parts.db, person(who), query)).map((row) => row.number)
    expect(await open(app.people.lado)).toEqual(['LADO-2019-0002', 'LADO-2019-0001'])
    expect(await open(app.people.head)).toEqual(['LADO-2019-0002'])
    expect(await open(app.people.otherHead)).toEqual([])
    expect(await open(app.people.businessManager)).toEqual([])
  })

  it('become facts of the year they were received in, with the numbers of their incidents', async () => {
    await app.parts.db
      .insertInto('incident')
      .values([
        incidentRow({ id: 'b', number: 'ASH-2019-0002', establishmentId: ash, serial: 2 }),
        incidentRow({ id: 'a', number: 'ASH-2019-0001', establishmentId: ash, serial: 1 }),
      ])
      .execute()
    await record(
      { receivedOn: '2019-03-31', eventOn: null },
      {
        receivedOn: '2019-04-01',
        eventOn: '2019-03-30',
        incidentNumbers: ['ASH-2019-0002', 'ASH-2019-0001'],
      },
      { receivedOn: '2018-03-31', eventOn: null },
      { receivedOn: '2019-04-02', eventOn: null },
    )
    const facts = await ladoContactFacts(app.parts.db, { from: '2018-04-01', to: '2019-04-01' })
    expect(facts).toEqual([
      expect.objectContaining({ receivedOn: '2019-03-31', incidentNumbers: [] }),
      {
        id: facts[1]?.id,
        establishmentId: ash,
        type: 'referral',
        receivedOn: '2019-04-01',
        eventOn: '2019-03-30',
        source: 'child',
        category: 'physical-in-restraint',
        threshold: 'yes',
        staffPosition: 'moved',
        outcome: 'open',
        outcomeOn: null,
        incidentNumbers: ['ASH-2019-0001', 'ASH-2019-0002'],
      },
    ])
  })

  it('are not stored with an incident of another establishment, and nothing of them stays', async () => {
    await app.parts.db
      .insertInto('incident')
      .values(incidentRow({ id: 'b', number: 'BIR-2019-0001', establishmentId: birch, serial: 1 }))
      .execute()
    await expect(record({ incidentNumbers: ['BIR-2019-0001'] })).rejects.toThrow('not the establishment’s')
    expect(await app.parts.db.selectFrom('ladoContact').select('id').execute()).toEqual([])
    expect(await app.parts.db.selectFrom('child').select('id').execute()).toEqual([])
  })
})
