import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { begin, bothOpinions, confirmGaps, writeOpinions } from './steps.ts'

let app: TestApp
let scrutineer: Browser
let manager: Browser
beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
  manager = await app.signedIn(app.people.businessManager)
  await begin(scrutineer)
})

const missing = async (): Promise<string> => (await scrutineer.open('/reviews/2018')).text
const unread = 'not yet read by somebody else.'

/** What the page of one section asks for the public. */
async function write(browser: Browser, forPublic: string, commentary = 'For the partners: two boys.') {
  await browser.open('/reviews/2018/commentary/restraint')
  return browser.send({ commentary, forPublic })
}

async function read(browser: Browser, answer: 'yes' | 'no', part = 'restraint') {
  await browser.open('/reviews/2018/public-texts')
  return browser.send({ [`recognisable-${part}`]: answer })
}

describe('a text for the public', () => {
  it('is empty until somebody writes it, whatever the partners are told', async () => {
    await writeOpinions(scrutineer)
    await write(scrutineer, '')
    const form = await scrutineer.open('/reviews/2018/opinions')
    expect(form.html.querySelector(`[name="public-${ash}"]`)?.textContent.trim()).toBe('')
    for (const edition of ['public', 'committee', 'young-people']) {
      const page = await scrutineer.open(`/reviews/2018/report?edition=${edition}`)
      expect(page.text).toContain('No reason was given for the public.')
      expect(page.text).not.toMatch(/two boys|Records are late too often/)
    }
  })

  it('stands in the public editions and not in the partners’', async () => {
    await writeOpinions(scrutineer, { ...bothOpinions, [`public-${ash}`]: 'Records come late.' })
    await write(scrutineer, 'Force was used less in winter.')
    const pageOf = async (edition: string) =>
      (await scrutineer.open(`/reviews/2018/report?edition=${edition}`)).text
    expect(await pageOf('public')).toMatch(/Records come late\..*Force was used less in winter\./)
    expect(await pageOf('committee')).toContain('Records come late.')
    expect(await pageOf('young-people')).toContain('Records come late.')
    expect(await pageOf('partners')).not.toMatch(/Records come late|less in winter/)
  })

  it('is read by somebody other than its author before the review is signed', async () => {
    await write(scrutineer, 'The girl taken to hospital came back.')
    expect(await missing()).toContain(`1 text for the public was ${unread}`)
    const own = await scrutineer.open('/reviews/2018/public-texts')
    expect(own.text).toContain('There is no text for the public that somebody else wrote.')
    const page = await manager.open('/reviews/2018/public-texts')
    expect(page.text).toContain('The girl taken to hospital came back.')
    expect(page.text).not.toContain('two boys')
    await read(manager, 'yes')
    expect(await missing()).toContain('could let a reader recognise a child')
    await write(scrutineer, 'One child was hurt.')
    await read(manager, 'no')
    expect(await missing()).not.toContain('for the public was')
    expect((await manager.open('/reviews/2018')).answer('Use of restraint')).toBeDefined()
    expect((await manager.open('/reviews/2018')).text).toMatch(
      /Read by Test business-manager.*nobody can be recognised/,
    )
  })

  it('must be read again after it was changed, and not after something else was', async () => {
    await write(scrutineer, 'Force was used less in winter.')
    await read(manager, 'no')
    await write(scrutineer, 'Force was used less in winter.', 'Another commentary.')
    expect(await missing()).not.toContain(unread)
    await write(scrutineer, 'Force was used less in summer.')
    expect(await missing()).toContain(unread)
  })

  it('that the business manager drafted is read by the scrutineer', async () => {
    await write(manager, 'Force was used less in winter.', 'A draft.')
    expect((await manager.open('/reviews/2018/public-texts')).text).toContain('no text for the public that')
    await read(scrutineer, 'no')
    expect(await missing()).not.toContain(unread)
  })

  it('cannot be answered for by its author, nor from a page shown before it changed', async () => {
    await write(scrutineer, 'Force was used less in winter.')
    await manager.open('/reviews/2018/public-texts')
    const shown = manager.page
    await write(scrutineer, 'The girl taken to hospital.')
    manager.page = shown
    expect((await manager.send({ 'recognisable-restraint': 'no' })).status).toBe(409)
    expect(await missing()).toContain(unread)
  })

  it('is told to nobody else before it is released', async () => {
    for (const person of [app.people.head, app.people.lado, app.people.partner]) {
      const browser = await app.signedIn(person)
      for (const part of ['public-texts', 'public-numbers', 'gaps'])
        expect((await browser.open(`/reviews/2018/${part}`)).status).toBe(
          person === app.people.partner ? 404 : 403,
        )
    }
    expect((await manager.open('/reviews/2018/public-numbers')).status).toBe(403)
  })
})

describe('the numbers in a text for the public', () => {
  const words = 'There were nine uses in December. Staff know the children.'

  it('are told with their sentence, and decided before the review is signed', async () => {
    await write(scrutineer, words)
    await read(manager, 'no')
    expect(await missing()).toContain('1 sentence for the public holds a number')
    const page = await scrutineer.open('/reviews/2018/public-numbers')
    expect(page.text).toContain('“There were nine uses in December.”')
    expect(page.text).toContain('In no public table: “nine”')
    expect(page.text).not.toContain('“Staff know the children.”')
    await scrutineer.send({ 'number-1': 'changed' })
    expect(await missing()).toContain('1 sentence for the public holds a number')
    await scrutineer.open('/reviews/2018/public-numbers')
    await scrutineer.send({ 'number-1': 'kept' })
    expect(await missing()).not.toContain('for the public holds a number')
    expect((await scrutineer.open('/reviews/2018/history')).text).toContain('Keep it: no reader can learn')
  })

  it('are decided anew in a sentence that was changed', async () => {
    await write(scrutineer, words)
    await scrutineer.open('/reviews/2018/public-numbers')
    await scrutineer.send({ 'number-1': 'kept' })
    await write(scrutineer, words.replace('nine', 'ten'))
    expect(await missing()).toContain('1 sentence for the public holds a number')
  })

  it('and an unread text stop the signature', async () => {
    await writeOpinions(scrutineer)
    await confirmGaps(scrutineer)
    await write(scrutineer, words)
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).status).toBe(422)
    await read(manager, 'no')
    await scrutineer.open('/reviews/2018/public-numbers')
    await scrutineer.send({ 'number-1': 'kept' })
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).text).toContain('Review signed')
  })
})

describe('somebody named in a text for the public', () => {
  const finds = async () => {
    const page = await scrutineer.open('/reviews/2018/public-numbers')
    return page.html.querySelectorAll('[name^="name-"]').map((radio) => radio.getAttribute('name') ?? '')
  }

  it('by a name must be changed, or said to be none, before the review is signed', async () => {
    await writeOpinions(scrutineer, { ...bothOpinions, [`public-${ash}`]: 'He was held by Mr Brown.' })
    await confirmGaps(scrutineer)
    await read(manager, 'no', `opinion-${ash}`)
    expect(await missing()).toContain('1 text looks like a name, a date of birth')
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).status).toBe(422)
    const [control = ''] = await finds()
    expect(scrutineer.page.text).toContain('“Mr Brown” looks like a name')
    await scrutineer.send({ [control]: 'no-name' })
    expect(await missing()).not.toContain('looks like a name')
    expect(await finds()).toEqual([])
  })

  it.each(['Born on 3 February 2004.', 'It was A1234BC again.'])(
    'by a date of birth or a number stops it too: %s',
    async (words) => {
      await write(scrutineer, words)
      expect(await missing()).toContain('1 text looks like a name, a date of birth')
    },
  )

  it.each(['k‑12', 'K-12', 'Ｋ-12', 'S-1'])(
    'by the pseudonym %s of a child or of staff must be written again, whatever is answered',
    async (spelled) => {
      await stored(app)
      await write(scrutineer, `Force was used on ${spelled} too.`)
      expect(await missing()).toMatch(/‘Use of restraint’ for the public holds the pseudonym “[KS]-1/)
      const [control = ''] = await finds()
      expect(scrutineer.page.text).toContain('is a pseudonym in the records')
      expect(scrutineer.page.text).not.toContain('This is not a pseudonym')
      expect((await scrutineer.send({ [control]: 'no-name' })).status).not.toBe(200)
      await scrutineer.open('/reviews/2018/public-numbers')
      await scrutineer.send({ [control]: 'changed' })
      expect(await missing()).toContain('holds the pseudonym')
      await write(scrutineer, 'Force was used too.')
      expect(await missing()).not.toContain('holds the pseudonym')
    },
  )

  it('is nobody where a pseudonym is only part of another word or number', async () => {
    await stored(app)
    await write(scrutineer, 'Rule K-1204 was read, and CCTVS-1 was on.')
    expect(await missing()).not.toContain('holds the pseudonym')
  })

  it('offers no button where there is nothing to read or to decide', async () => {
    for (const part of ['public-texts', 'public-numbers']) {
      const page = await scrutineer.open(`/reviews/2018/${part}`)
      expect(page.html.querySelectorAll('main button').map((button) => button.text.trim())).toEqual([])
    }
  })
})

describe('months without records', () => {
  it('stop the signature until each is confirmed in words, which the partners’ edition prints', async () => {
    await writeOpinions(scrutineer)
    expect(await missing()).toContain(
      'No records were received from Ash House for every month in which it was open',
    )
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).status).toBe(422)
    await scrutineer.open('/reviews/2018/gaps')
    await scrutineer.send({ [`gap-${ash}-2018-04`]: 'The log of April is lost.' })
    expect(await missing()).toContain('from Ash House for May, June')
    await scrutineer.open('/reviews/2018/gaps')
    expect(scrutineer.page.html.querySelector(`[name="gap-${ash}-2018-04"]`)?.textContent).toContain(
      'The log of April is lost.',
    )
    await scrutineer.send({
      [`gap-${ash}-2018-04`]: 'The log of April is lost.',
      [`gaps-${ash}`]: 'Nobody signed.',
      [`gaps-${birch}`]: 'It holds no children.',
    })
    expect(await missing()).not.toContain('No records were received from')
    const report = (await scrutineer.open('/reviews/2018/report')).text
    expect(report).toContain('Ash House, no records received for April 2018. The log of April is lost.')
    expect(report).toContain(
      'Birch House, no records received for every month in which it was open. It holds no children.',
    )
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).text).toContain('Review signed')
    expect((await scrutineer.open('/reviews/2018/gaps')).status).toBe(409)
  })
})

describe('the pages of a review', () => {
  it('say which editions print a text for the public', async () => {
    const section = await scrutineer.open('/reviews/2018/commentary/restraint')
    expect(section.text).toContain('the public edition prints it. The committee and young people’s editions')
    expect((await scrutineer.open('/reviews/2018/opinions')).text).toContain(
      'the public, committee and young people’s editions print it',
    )
    await write(scrutineer, 'Force was used less in winter.')
    const prints = async (edition: string) =>
      (await scrutineer.open(`/reviews/2018/report?edition=${edition}`)).text.includes('less in winter')
    expect([await prints('public'), await prints('committee'), await prints('young-people')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('say who reads a draft, and that a signed review can be sent back', async () => {
    expect((await manager.open('/reviews/2018')).text).toContain(
      'The scrutineer and the business manager read this page; only the scrutineer reads the editions',
    )
    await writeOpinions(scrutineer)
    await confirmGaps(scrutineer)
    await scrutineer.open('/reviews/2018/signature')
    expect((await scrutineer.send({})).text).toContain('Until then either of you can send it back')
    expect((await manager.open('/reviews/2018')).text).toContain('It can change only if it is sent back.')
  })

  it('say in a box what stops the signature, with links', async () => {
    await scrutineer.open('/reviews/2018/signature')
    const refused = await scrutineer.send({})
    expect(refused.errors).toContain('Write your opinion on Ash House.')
    expect(refused.text).toContain('There is a problem')
    expect(refused.link('Write your opinion on Ash House.')).toBe('/reviews/2018/opinions')
  })

  it('count a kept sentence beside the yearly totals', async () => {
    const publicly = async (edition: string) =>
      (await scrutineer.open(`/reviews/2018/report?edition=${edition}`)).text
    await write(scrutineer, 'There were nine uses in December.')
    await scrutineer.open('/reviews/2018/public-numbers')
    await scrutineer.send({ 'number-1': 'kept' })
    expect(await publicly('public')).toContain(
      'the only numbers counted from the records in this document. Beside them, 1 sentence written for the public holds a number',
    )
    expect(await publicly('committee')).toContain(
      'These are the only numbers from the records in this document.',
    )
    expect(await publicly('public')).not.toContain('its only numbers from the records')
  })
})

describe('each edition', () => {
  it('can be read before signing and before release', async () => {
    await writeOpinions(scrutineer)
    await confirmGaps(scrutineer)
    const links = (page: { html: Browser['page']['html'] }) =>
      page.html
        .querySelectorAll('main a')
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => href.includes('/report?'))
    const editions = ['partners', 'public', 'young-people', 'committee']
    const addresses = editions.map((edition) => `/reviews/2018/report?edition=${edition}`)
    expect(links(await scrutineer.open('/reviews/2018/signature'))).toEqual(addresses)
    await scrutineer.send({})
    expect(links(await manager.open('/reviews/2018/release'))).toEqual(addresses)
    for (const address of addresses) expect((await manager.open(address)).status).toBe(200)
  })
})
