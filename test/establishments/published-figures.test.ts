import { beforeEach, describe, expect, it } from 'vitest'
import { publishedFigureFacts } from '../../server/establishments/published-figures/facts.ts'
import { loadPublished } from '../../server/establishments/published-figures/shipped.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'
import { uploadFile } from '../support/upload.ts'

const figure = {
  establishment: 'Ash House',
  establishmentId: ash,
  measure: 'use of force',
  unitOfCount: 'incidents',
  'periodStart-day': '1',
  'periodStart-month': '6',
  'periodStart-year': '2018',
  'periodEnd-day': '30',
  'periodEnd-month': '11',
  'periodEnd-year': '2018',
  value: '1,578',
}
const source = {
  qualifier: 'days assumed',
  confidence: 'B',
  sourceTitle: 'A newspaper, 4 May 2019',
  sourceUrl: 'https://example.org/a',
}

const header =
  'establishment,measure,unit_of_count,period_start,period_end,value,qualifier,confidence,source_title,source_url'
const line = (some: string) =>
  `${some},2018-06-01,2018-11-30,578,exact,B,"Paper, May 2019",https://example.org/a`
const file = [header, line('Ash House,use of force,incidents'), line('Birch STC,use of force,incidents')]

async function add(browser: Browser): Promise<string> {
  await browser.open('/published-figures/new')
  await browser.send(figure)
  await browser.send(source)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

describe('published figures', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const stored = () => publishedFigureFacts(app.parts.db)

  it('are added with unit, period and source, and reach the review as they are', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await add(browser)
    expect(browser.page.text).toContain('Published figure recorded')
    expect((await browser.open(address)).answer('Figure')).toBe('1,578')
    expect((await browser.open('/published-figures')).rows()).toEqual([
      [
        'Ash House',
        'use of force',
        '1 June 2018 to 30 November 2018',
        '1,578',
        'incidents',
        'days assumed',
        'A newspaper, 4 May 2019',
      ],
    ])
    expect(await stored()).toEqual([
      {
        establishment: 'Ash House',
        establishmentId: ash,
        measure: 'use of force',
        unitOfCount: 'incidents',
        periodStart: '2018-06-01',
        periodEnd: '2018-11-30',
        value: 1578,
        qualifier: 'days assumed',
        confidence: 'B',
        sourceTitle: 'A newspaper, 4 May 2019',
        sourceUrl: 'https://example.org/a',
      },
    ])
  })

  it('come back with everything typed and say what to do', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/published-figures/new')
    const again = await browser.send({ ...figure, 'periodEnd-year': '2017', value: 'many', measure: '' })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Enter what was counted',
      'Enter the figure in digits, such as 578 or 27.5',
      'The period cannot end before it begins',
    ])
    expect(again.value('value')).toBe('many')
    await browser.send(figure)
    const noSource = await browser.send({ ...source, sourceTitle: '' })
    expect(noSource.errors).toEqual(['Enter where it was published'])
  })

  it('kept as another establishment than the source names are pointed out', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/published-figures/new')
    await browser.send({ ...figure, establishment: 'Birch House', establishmentId: ash })
    const check = await browser.send(source)
    expect(check.text).toContain(
      'The source names “Birch House”, which is kept here as “Birch House”; you chose “Ash House”. Check which it is about',
    )
  })

  it('are not added twice, and nothing typed is lost', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await add(browser)
    await browser.open('/published-figures/new')
    await browser.send(figure)
    const check = await browser.send(source)
    expect(check.text).toContain('is already in the list')
    expect(check.text).toContain('1,578')
    expect((await browser.send({})).status).toBe(422)
    expect(await stored()).toHaveLength(1)
  })

  it('are read by everybody and changed by the business manager only', async () => {
    const address = await add(await app.signedIn(app.people.businessManager))
    const { scrutineer, head, otherHead, lado, partner } = app.people
    for (const [person, status] of [
      [scrutineer, 403],
      [head, 403],
      [otherHead, 403],
      [lado, 403],
      [partner, 404],
    ] as const) {
      const browser = await app.signedIn(person)
      expect((await browser.open(address)).status).toBe(200)
      expect((await browser.open('/published-figures/new')).status).toBe(status)
      expect((await browser.open('/published-figures/import')).status).toBe(status)
    }
  })

  it('show a head their history where they are about the own establishment or none, and no link to another’s', async () => {
    const address = await add(await app.signedIn(app.people.businessManager))
    const own = await app.signedIn(app.people.head)
    expect((await own.open(address)).link('See the history')).toBe(`${address}/history`)
    expect((await own.open(`${address}/history`)).status).toBe(200)
    const other = await app.signedIn(app.people.otherHead)
    const seen = await other.open(address)
    expect([seen.status, seen.link('See the history')]).toEqual([200, undefined])
    const refused = await other.open(`${address}/history`)
    const nothing = await other.open('/published-figures/nothing/history')
    expect([refused.status, refused.text]).toEqual([404, nothing.text])
  })

  it('are corrected with a reason; the history says what changed and holds', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await add(browser)
    await browser.open(address)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/figure`)
    await browser.send({ ...figure, value: '578' })
    await browser.send({ reason: 'Misread' })
    const history = await browser.open(`${address}/history`)
    expect(history.text).toMatch(/Misread.*Figure.*1,578.*578/)
    expect((await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)).sound).toBe(true)
  })

  describe('from a file', () => {
    it('wait among the drafts on one’s home page, at the page where they are checked, until they are added', async () => {
      const manager = await app.signedIn(app.people.businessManager)
      await uploadFile(manager, file.join('\n'))
      const href = (await manager.open('/')).link('Finish the upload of published figures') ?? 'none'
      const check = await manager.open(href)
      expect([check.status, check.name]).toEqual([200, 'figure-check'])
      await manager.send({})
      expect((await manager.open('/')).link('Finish the upload')).toBeUndefined()
    })

    it('are shown before they are stored, and a second upload adds nothing', async () => {
      const browser = await app.signedIn(app.people.businessManager)
      const check = await uploadFile(browser, file.join('\n'))
      expect(check.text).toContain('2 new figures, 0 there already')
      expect(await stored()).toEqual([])
      await browser.send({})
      expect(browser.page.text).toContain('2 new figures')
      browser.page = check
      await browser.send({})
      expect(browser.page.name).toBe('figures-imported')
      expect((await stored()).map((each) => [each.establishment, each.establishmentId])).toEqual([
        ['Ash House', ash],
        ['Birch STC', null],
      ])
      const again = await uploadFile(browser, file.join('\n'))
      expect(again.text).toContain('0 new figures, 2 there already')
      expect(again.text).toContain('so nothing is added')
      expect(again.text).not.toContain('Add 0')
      await browser.send({})
      expect(await stored()).toHaveLength(2)
      expect((await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)).sound).toBe(true)
    })

    it.each([
      ['UTF-8', Buffer.from([header, line('Château,use of force,incidents')].join('\r\n'))],
      [
        'UTF-8 with its mark',
        Buffer.from(`\uFEFF${[header, line('Château,use of force,incidents')].join('\n')}`),
      ],
      ['Windows-1252', Buffer.from([header, line('Château,use of force,incidents')].join('\n'), 'latin1')],
      [
        'semicolons',
        Buffer.from(
          `${header.replaceAll(',', ';')}\nChâteau;use of force;incidents;01/06/2018;30/11/2018;578;;B;Paper;`,
        ),
      ],
    ])('are read in %s', async (_how, content) => {
      const browser = await app.signedIn(app.people.businessManager)
      await uploadFile(browser, content)
      await browser.send({})
      expect(await stored()).toMatchObject([
        { establishment: 'Château', periodStart: '2018-06-01', periodEnd: '2018-11-30', value: 578 },
      ])
    })

    it('are refused line by line with what to do, and then nothing is stored', async () => {
      const browser = await app.signedIn(app.people.businessManager)
      const wrong = [
        ...file,
        ',use of force,incidents,2018-06-01,2018-11-31,578,exact,B,Paper,https://example.org/a',
        'Ash House,use of force',
        line('Ash House,use of force,incidents').replace('578', '579'),
      ]
      const refused = await uploadFile(browser, wrong.join('\n'))
      expect(refused.status).toBe(422)
      expect(refused.errors).toEqual([
        'Line 4: Establishment: Enter the establishment, as the source names it',
        'Line 4: Period ends: November 2018 has only 30 days',
        'Line 5: this line has 2 cells and the header 10. Put cells that hold a comma in quotation marks',
        'Line 6: this is the same figure as in line 2 and says something else. Keep one of them',
      ])
      expect(await stored()).toEqual([])
    })

    it('are refused where a figure that is there says something else', async () => {
      const browser = await app.signedIn(app.people.businessManager)
      await uploadFile(browser, file.join('\n'))
      await browser.send({})
      const refused = await uploadFile(browser, file.join('\n').replace('578', '1'))
      expect(refused.errors).toEqual([
        'Ash House, use of force, from 2018-06-01: this figure is there already and says something else (578). Take it out of the file and correct it on its page',
      ])
    })

    it.each([
      ['nothing', '', 'The file is empty. Choose a CSV or Excel (.xlsx) file'],
      [
        'a header alone',
        header,
        'The file has no rows. Keep the header in line 1 and one figure a line below it',
      ],
      [
        'another program’s file',
        'PK\0\0',
        'This is neither a CSV nor an Excel (.xlsx) file. Open it in a spreadsheet program, save it as “CSV UTF-8” or “Excel Workbook (.xlsx)” and choose that file',
      ],
      [
        'an open quotation mark',
        `${header}\n"a`,
        'Line 2: A quotation mark is opened and not closed, or is inside a cell',
      ],
    ])('are refused when the file is %s', async (_what, content, message) => {
      const browser = await app.signedIn(app.people.businessManager)
      const refused = await uploadFile(browser, content)
      expect([refused.status, refused.errors]).toEqual([422, [message]])
    })

    it('say which columns are needed', async () => {
      const browser = await app.signedIn(app.people.businessManager)
      const refused = await uploadFile(browser, 'name,count\nAsh,4')
      expect(refused.errors[0]).toMatch(/^Line 1: The header must hold the columns establishment, measure/)
    })
  })

  describe('that ship with the product', () => {
    it('load with their sources, and loading twice adds nothing', async () => {
      const act = app.act()
      app.at('2026-01-01T09:00:00.000Z')
      expect(await loadPublished(app.parts.db, { ...act, at: '2026-01-01T09:00:00.000Z' })).toEqual({
        added: 118,
        existing: 0,
      })
      expect(await loadPublished(app.parts.db, { ...act, at: '2026-01-01T09:00:00.000Z' })).toEqual({
        added: 0,
        existing: 118,
      })
      const facts = await stored()
      expect(facts.every(({ sourceTitle }) => sourceTitle !== '')).toBe(true)
      expect(facts).toContainEqual(
        expect.objectContaining({
          establishment: 'Medway STC',
          measure: 'population, all ages',
          unitOfCount: 'children',
          periodStart: '2016-12-30',
          periodEnd: '2016-12-30',
          value: 19,
        }),
      )
    })

    it('are listed by establishment and measure, page by page', async () => {
      await loadPublished(app.parts.db, { ...app.act(), at: '2026-01-01T09:00:00.000Z' })
      const browser = await app.signedIn(app.people.partner)
      const all = await browser.open('/published-figures?sort=value&direction=desc')
      expect(all.rows()).toHaveLength(25)
      expect(all.text).toContain('Showing 1 to 25 of 118 figures')
      expect(all.rows()[0]?.[3]).toBe('2,014')
      const cookham = await browser.open(
        '/published-figures?establishment=Cookham+Wood&measure=use+of+force&sort=period&direction=asc',
      )
      expect(cookham.rows().map((row) => row[3])).toEqual(['282', '578', '832'])
    })
  })
})

describe('published figures in other spellings', () => {
  let app: TestApp
  let browser: Browser
  beforeEach(async () => {
    app = await startApp()
    browser = await app.signedIn(app.people.businessManager)
    await add(browser)
  })
  const spelled = {
    ...figure,
    establishment: 'ASH\u00a0House',
    measure: 'Use of\u200b force',
    unitOfCount: 'Incidents',
  }

  it('are the same figure: it is not added twice', async () => {
    await browser.open('/published-figures/new')
    await browser.send(spelled)
    await browser.send({ ...source, sourceTitle: 'A newspaper,  4 May 2019' })
    await browser.send({})
    expect(browser.page.text).toContain('This figure of this source is already in the list')
    expect(await publishedFigureFacts(app.parts.db)).toHaveLength(1)
  })

  it('are one establishment and one measure in the list’s filters, and in the review', async () => {
    await browser.open('/published-figures/new')
    await browser.send({ ...spelled, 'periodEnd-month': '10' })
    await browser.send(source)
    await browser.send({})
    const list = await browser.open('/published-figures?establishment=ash%20house&measure=USE%20OF%20FORCE')
    expect(list.rows()).toHaveLength(2)
    const { options } = { options: list.html.querySelectorAll('select[name="establishment"] option') }
    expect(options.filter(({ text }) => /ash/i.test(text))).toHaveLength(1)
    const facts = await publishedFigureFacts(app.parts.db)
    expect(new Set(facts.map(({ establishment, measure }) => `${establishment} ${measure}`)).size).toBe(1)
  })

  it('of a file are of the establishment that is kept here under that name', async () => {
    const rows = [
      header,
      line('"ASH\u2003house",injuries,children'),
      line('ｂｉｒｃｈ house,injuries,children'),
    ]
    await browser.open('/published-figures/import')
    await uploadFile(browser, rows.join('\n'))
    await browser.send({})
    const facts = await publishedFigureFacts(app.parts.db)
    const ids = facts
      .filter(({ measure }) => measure === 'injuries')
      .map(({ establishmentId }) => establishmentId)
    expect(ids).toContain(ash)
    expect(ids).toHaveLength(2)
    expect(ids).not.toContain(null)
  })
})
