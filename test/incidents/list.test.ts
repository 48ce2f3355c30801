import { beforeEach, describe, expect, it } from 'vitest'
import { incidentContents } from '../../server/incidents/content-queries.ts'
import { recordStates } from '../../server/incidents/deadlines.ts'
import { countIncidents, inForceFor, listIncidents } from '../../server/incidents/queries.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { birch } from '../support/people.ts'
import { aChild, stored } from './incident.ts'

const open = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' } as const

describe('the list of incidents', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
    await stored(app, {
      ownReference: 'UOF/1',
      happenedAt: '2019-03-30T09:00:00+00:00',
      writtenAt: null,
      signedAt: null,
    })
    await stored(app, {
      ownReference: 'UOF/2',
      countsAs: 'guiding',
      children: [aChild(), aChild({ pseudonym: 'K-13' })],
    })
    await stored(app, {
      establishmentId: birch,
      happenedAt: '2019-06-01T00:05:00+01:00',
      writtenAt: null,
      signedAt: null,
      ...open,
    })
  })
  const references = async (address: string) => {
    const browser = await app.signedIn(app.people.scrutineer)
    return (await browser.open(address)).rows().map((row) => row[0])
  }

  it('shows the latest first, with children, decision and deadlines', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    const list = await browser.open('/incidents')
    expect(list.rows()).toEqual([
      [
        'BIR-2019-0001',
        '1 June 2019, 12:05am',
        'Birch House',
        'Restrictive physical intervention',
        '1',
        'Decision: due',
        'Written: not supplied; Signed: due',
      ],
      [
        'UOF/2 (ASH-2019-0001)',
        '31 May 2019, 2:35pm',
        'Ash House',
        'Guiding or escorting hold only',
        '2',
        'No concern',
        'All met',
      ],
      [
        'UOF/1 (ASH-2018-0001)',
        '30 March 2019, 9am',
        'Ash House',
        'Restrictive physical intervention',
        '1',
        'No concern',
        'Written: not supplied; Signed: not supplied; Child spoken to: met late',
      ],
    ])
    expect(list.text).toContain('3 incidents')
  })

  it('shows a head the own house only, without a column for it', async () => {
    const browser = await app.signedIn(app.people.head)
    const list = await browser.open('/incidents')
    expect(list.rows().map((row) => row.length)).toEqual([6, 6])
    expect(list.text).not.toContain('BIR-')
    expect((await browser.open(`/incidents?establishment=${birch}`)).rows()).toEqual([])
  })

  const filters: [string, string[]][] = [
    [`establishment=${birch}`, ['BIR-2019-0001']],
    ['year=2018-19', ['UOF/1 (ASH-2018-0001)']],
    ['year=2019-20', ['BIR-2019-0001', 'UOF/2 (ASH-2019-0001)']],
    ['year=2019-20&month=2019-05', ['UOF/2 (ASH-2019-0001)']],
    ['year=2019-20&month=2019-06', ['BIR-2019-0001']],
    ['counts-as=guiding', ['UOF/2 (ASH-2019-0001)']],
    ['decision=undecided', ['BIR-2019-0001']],
    ['reference=uof/1', ['UOF/1 (ASH-2018-0001)']],
    ['reference=bir-2019', ['BIR-2019-0001']],
    ['reference=%25', []],
    ['counts-as=nonsense&year=1', ['BIR-2019-0001', 'UOF/2 (ASH-2019-0001)', 'UOF/1 (ASH-2018-0001)']],
    ['sort=date&direction=asc', ['UOF/1 (ASH-2018-0001)', 'UOF/2 (ASH-2019-0001)', 'BIR-2019-0001']],
    ['sort=number&direction=asc', ['UOF/1 (ASH-2018-0001)', 'UOF/2 (ASH-2019-0001)', 'BIR-2019-0001']],
    ['page=2', []],
  ]
  it.each(filters)('asked for %s shows what fits', async (asked, expected) => {
    expect(await references(`/incidents?${asked}`)).toEqual(expected)
  })

  it('says what would be here when there is nothing', async () => {
    const empty = await startApp()
    const browser = await empty.signedIn(empty.people.head)
    expect((await browser.open('/incidents')).text).toContain('You have not recorded any incidents yet.')
  })
})

const pain = { techniques: [{ technique: 'thumb-flexion', uses: 1 }], painJustification: 'A knife.' }

describe('the list of incidents, narrowed by what happened to whom', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
    await stored(app, { children: [aChild({ injury: 'serious' }), aChild({ pseudonym: 'K-13' })] })
    await stored(app, { ...pain, warningSigns: ['vomiting'] })
    await stored(app, { children: [aChild({ position: 'prone' })], safeguardingDecision: 'lado-referral' })
    await stored(app, { happenedAt: '2019-04-30T23:30:00+01:00' })
  })

  it.each([
    ['injury=serious', [1]],
    ['injury=none', [1, 2, 3, 4]],
    ['technique=thumb-flexion', [2]],
    ['technique=pain-inducing', [2]],
    ['technique=nothing', [1, 2, 3, 4]],
    ['sign=vomiting', [2]],
    ['sign=any', [2]],
    ['sign=breathing', []],
    ['position=prone', [3]],
    ['decision=lado-referral', [3]],
    ['month=2019-04', [4]],
    ['month=2019-13', [1, 2, 3, 4]],
    ['year=2018-19&month=2019-04', []],
    ['year=2019-20&month=2018-04', [1, 2, 3, 4]],
    ['injury=none&month=2019-05&position=standing', [1, 2]],
    ['injury=nonsense&sign=nonsense&position=nonsense&deadline=nonsense', [1, 2, 3, 4]],
  ])('asked for %s shows what fits', async (asked, expected) => {
    const browser = await app.signedIn(app.people.head)
    const list = await browser.open(`/incidents?${asked}`)
    const serials = list.rows().map((row) => Number(row[0]?.slice(-1)))
    expect(serials.sort()).toEqual(expected)
  })

  it.each([
    [
      'year=2018-19&month=2019-06',
      'June 2019 is not in April 2018 to March 2019: no month was chosen.',
      'Filtered by Review year: April 2018 to March 2019. 0 incidents.',
    ],
    ['injury=bogus', '“bogus” is not a choice for “Injury of a child”: it was left out.', 'Showing'],
    ['urgent=open', 'You cannot filter by “urgent”: it was left out.', 'Showing'],
  ])('says of %s what was left out', async (asked, leftOut, said) => {
    const browser = await app.signedIn(app.people.head)
    const list = await browser.open(`/incidents?${asked}`)
    expect(list.text).toContain(leftOut)
    if (said === 'Showing') expect(list.text).not.toContain('Filtered by')
    else expect(list.text).toContain(said)
  })

  it('says what the results are filtered by and how many there are, with the filters folded', async () => {
    const browser = await app.signedIn(app.people.head)
    const list = await browser.open('/incidents?injury=serious&month=2019-05')
    expect(list.text).toContain(
      'Filtered by Month: May 2019; Injury of a child: Serious injury requiring hospital treatment. 1 incident.',
    )
    const folded = list.html.querySelectorAll('main details').map((each) => each.hasAttribute('open'))
    expect(folded).toEqual([false])
  })

  it('says that there is no such page, and leads to the last one', async () => {
    const browser = await app.signedIn(app.people.head)
    const list = await browser.open('/incidents?page=999')
    expect(list.text).toContain('There is no page 999 of this list: it has 1 page.')
    expect(list.text).not.toMatch(/Showing/)
    expect(list.link('Go to the last page')).toContain('page=1')
  })

  it('offers each of them, and urgent ones to the scrutineer alone', async () => {
    const offered = async (person: { email: string }) =>
      (await (await app.signedIn(person)).open('/incidents')).html
        .querySelectorAll('form[method=get] select')
        .map((select) => select.getAttribute('name'))
    const all = ['injury', 'alleges', 'sign', 'technique', 'position', 'grave', 'changed', 'deadline', 'todo']
    expect((await offered(app.people.head)).slice(-9)).toEqual(all)
    expect((await offered(app.people.scrutineer)).slice(-11)).toEqual([...all, 'urgent', 'submitted'])
  })
})

describe('the list of incidents, narrowed by its deadlines', () => {
  const times = [null, '2019-05-25T10:00:00+01:00', '2019-05-25T10:00:01+01:00', '2019-05-28T10:00:00+01:00']
  const spoken = [
    { debrief: 'done', spokenToAt: '2019-05-29T23:59:00+01:00' },
    { debrief: 'done', spokenToAt: '2019-05-30T00:00:00+01:00' },
    { debrief: 'done', spokenToAt: null },
    { debrief: 'not-done', spokenToAt: null },
    { debrief: 'declined', spokenToAt: null },
    { debrief: 'not-recorded', spokenToAt: null },
  ] as const

  it('shows what the record itself says of each, at every deadline and on both sides of it', async () => {
    const app = await startApp()
    const { db } = app.parts
    await setSetting(db, app.act(), 'signed-within-hours', {
      establishmentType: 'yoi',
      value: '72',
      fromOn: '2019-05-27',
      reason: '',
    })
    for (const happenedAt of [
      '2019-05-24T10:00:00+01:00',
      '2019-05-27T10:00:00+01:00',
      '2019-06-02T10:00:00+01:00',
    ])
      for (const [nth, writtenAt] of times.entries())
        for (const [place, child] of spoken.entries())
          await stored(app, {
            happenedAt,
            writtenAt,
            signedAt: times[(nth + place) % times.length] ?? null,
            children: [aChild(child)],
          })
    const { today, inForce } = { today: '2019-06-03', inForce: await inForceFor(db) }
    const ids = (await db.selectFrom('incident').select('id').execute()).map(({ id }) => id)
    const every = [...(await incidentContents(db, ids))].map(([id, content]) => {
      const states = recordStates(content, inForce(content).deadlines, today)
      return { id, states: [states.written, states.signed, states.spokenTo] }
    })
    const having = (...wanted: string[]) =>
      every.filter(({ states }) => states.some((state) => wanted.includes(state ?? ''))).map(({ id }) => id)
    const viewer = { ...app.people.scrutineer, name: '', organisation: null }
    const listed = async (deadline: string) => {
      const query = { filters: { deadline }, sort: 'date', direction: 'desc', page: 1, today } as const
      const pages = await Promise.all(
        [1, 2, 3, 4].map((page) => listIncidents(db, viewer, { ...query, page })),
      )
      const found = pages.flat().map(({ id }) => id)
      expect(await countIncidents(db, viewer, query)).toBe(found.length)
      return found.sort()
    }
    expect(await listed('missed')).toEqual(having('overdue', 'met-late').sort())
    expect(await listed('not-supplied')).toEqual(having('not-supplied').sort())
    const late = (place: number) =>
      every
        .filter(({ states }) => ['overdue', 'met-late'].includes(states[place] ?? ''))
        .map(({ id }) => id)
        .sort()
    const apart = [late(0), late(1), late(2)]
    expect([
      await listed('written-late'),
      await listed('signed-late'),
      await listed('spoken-to-late'),
    ]).toEqual(apart)
    for (const each of apart) expect(each.length).toBeGreaterThan(0)
    expect(having('not-supplied').length).toBeLessThan(every.length)
  })
})
