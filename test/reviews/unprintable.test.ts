import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { begin, bothOpinions, confirmGaps, writeOpinions } from './steps.ts'

let app: TestApp
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
  await begin(scrutineer)
})

const state = async () => (await app.parts.db.selectFrom('review').select('state').executeTakeFirst())?.state

describe('a review with what the paper cannot print', () => {
  it('says so before it is signed, with the text and the character, and is not signed until it is mended', async () => {
    await writeOpinions(scrutineer, {
      ...bothOpinions,
      [`reason-${ash}`]: 'Children call the new unit 漢字, and say that they feel safe there.',
    })
    await confirmGaps(scrutineer)
    const page = await scrutineer.open('/reviews/2018/signature')
    expect(page.text).toContain('“漢” (U+6F22) and “字” (U+5B57), which may print as an empty box')
    expect(page.text).toContain('Children call the new unit 漢字, and say that they feel')
    expect(page.link('Your opinion on Ash House holds')).toBe('/reviews/2018/opinions')
    expect((await scrutineer.open('/reviews/2018')).text).toContain('may print as an empty box')
    await scrutineer.open('/reviews/2018/signature')
    const refused = await scrutineer.send({})
    expect([refused.status, await state()]).toEqual([422, 'draft'])
    await writeOpinions(scrutineer)
    expect((await scrutineer.open('/reviews/2018/signature')).text).not.toContain('empty box')
  })

  it('says so of what comes from a record, such as the name of an establishment', async () => {
    await writeOpinions(scrutineer)
    await confirmGaps(scrutineer)
    await app.parts.db
      .updateTable('establishmentAttribute')
      .set({ name: 'Ash 漢 House' })
      .where('establishmentId', '=', ash)
      .execute()
    const page = await scrutineer.open('/reviews/2018/signature')
    expect(page.text).toMatch(
      /The chapter ‘[^’]+’ holds “漢” \(U\+6F22\), which may print as an empty box: “[^”]*Ash 漢 House/,
    )
    expect((await scrutineer.send({})).status).toBe(422)
    expect(await state()).toBe('draft')
  })

  it('says nothing of what the paper prints: other scripts, accents, signs and what shows as nothing', async () => {
    const words = 'Zażółć gęślą jaźń – Ŵ ŷ, Привет, مرحبا, שלום, “quoted” ½ £ € a\u200bb e\u0301'
    await writeOpinions(scrutineer, { ...bothOpinions, [`reason-${ash}`]: words })
    await confirmGaps(scrutineer)
    expect((await scrutineer.open('/reviews/2018/signature')).text).not.toContain('empty box')
  })
})
