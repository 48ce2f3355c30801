import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { block } from '../../server/names/mask.ts'
import { begin, confirmGaps, writeOpinions } from '../reviews/steps.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import { tablesHolding } from './holding.ts'

const name = 'Jordan Example'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const verdict = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)

describe('a name in a review', () => {
  const texts = {
    [`safeguarded-${ash}`]: 'partly',
    [`reason-${ash}`]: `${name} was heard.`,
    [`safeguarded-${birch}`]: 'yes',
    [`reason-${birch}`]: 'Children said that they feel safe.',
  }

  it('is asked for by the scrutineer, confirmed by the business manager unread, and gone from its texts', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    await writeOpinions(scrutineer, texts)
    await scrutineer.open('/reviews/2018/commentary/scrutiny')
    await scrutineer.send({ commentary: `Asked about ${name}.` })
    await confirmGaps(scrutineer, `Nothing of ${name}`)
    await scrutineer.open('/reviews/2018')
    await scrutineer.open(scrutineer.page.link('A name got in') ?? 'none')
    const waits = await scrutineer.send({ text: name, where: 'opinions' }, { action: '/names' })
    expect(waits.text).toContain('Waits for a person of another office')
    const manager = await app.signedIn(app.people.businessManager)
    const seen = await manager.open(waits.path)
    expect(seen.text).toContain('Opinion')
    expect(seen.text).not.toContain(name)
    const done = await manager.send({}, { action: '/confirmed' })
    expect(done.text).toContain('Masked on 3 June 2019')
    expect((await scrutineer.open('/reviews/2018')).text).toContain(`${block} was heard.`)
    expect((await scrutineer.open('/reviews/2018/history')).text).toContain('A name was masked')
    for (const table of ['review_opinion', 'review_commentary', 'review_gap'])
      expect(tablesHolding(app, name)).not.toContain(table)
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is nobody else’s to ask for', async () => {
    await begin(await app.signedIn(app.people.scrutineer))
    const statuses = []
    for (const who of [app.people.head, app.people.lado, app.people.partner, app.people.businessManager])
      statuses.push((await (await app.signedIn(who)).open('/reviews/2018/names')).status)
    expect(statuses).toEqual([403, 403, 404, 403])
  })
})
