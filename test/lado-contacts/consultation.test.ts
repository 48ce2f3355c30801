import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact, allegationPart, contactPart, outcomePart, typedDate } from '../support/lado-contact.ts'

const consultation = { ...contactPart, type: 'consultation', staffPseudonym: '' }
const advice = { category: 'conduct', limbs: [], account: '', threshold: 'advice' }
const handling = { footageSecured: 'not-recorded', childInformed: 'yes' }

describe('a consultation', () => {
  let app: TestApp
  let lado: Browser
  beforeEach(async () => {
    app = await startApp()
    lado = await app.signedIn(app.people.lado)
  })

  const offered = (name: string) =>
    lado.page.html.querySelectorAll(`[name=${name}]`).map((each) => each.getAttribute('value'))
  const isAsked = (name: string) => lado.page.html.querySelector(`main [name^=${name}]`) !== null

  async function correct(id: string, section: string) {
    await lado.open(`/lado-contacts/${id}`)
    await lado.send({}, { action: '/correction' })
    return lado.open(`${lado.page.path.replace(/\/check$/, '')}/${section}`)
  }

  it('is asked only what can be true of it', async () => {
    await lado.open('/lado-contacts/new')
    await lado.send(consultation)
    expect(isAsked('strategyOn')).toBe(false)
    expect(offered('threshold')).toEqual(['no', 'advice', 'undecided'])
    expect(lado.page.text).toContain('If it is met, go back and make this a referral')
    await lado.send(advice)
    expect([isAsked('staffPosition'), isAsked('footageSecured')]).toEqual([false, true])
    await lado.send(handling)
    expect(offered('outcome')).toEqual(['open', 'no-further-action'])
    await lado.send({ outcome: 'no-further-action', ...typedDate('outcomeOn', '2019-05-21'), shared: 'no' })
    expect(lado.page.heading).toContain('Check your answers')
    expect(lado.page.text).not.toMatch(/Strategy discussion|Staff position/)
    await lado.send({})
    const shown = await lado.open(lado.page.path.replace('/recorded', ''))
    expect(shown.text).not.toMatch(/Strategy discussion|Staff position/)
    expect(shown.answer('Sharing')).toBe(
      'Not shared with the establishment, unless it made the contact itself',
    )
  })

  it('keeps no answer that was given while it was still a referral', async () => {
    await lado.open('/lado-contacts/new')
    await lado.send(contactPart)
    const [, draft = ''] = /drafts\/([^/]+)/.exec(lado.page.path) ?? []
    await lado.send({ ...allegationPart, ...typedDate('strategyOn', '2019-05-22') })
    await lado.send({ ...handling, staffPosition: 'suspended' })
    await lado.send(outcomePart)
    await lado.open(`/lado-contacts/drafts/${draft}/contact`)
    await lado.send(consultation)
    await lado.open(`/lado-contacts/drafts/${draft}/allegation`)
    await lado.send(advice)
    await lado.open(`/lado-contacts/drafts/${draft}`)
    await lado.send({})
    expect(lado.page.text).toContain('LADO contact recorded')
    const row = app.parts.db.selectFrom('ladoContact').select(['strategyOn', 'staffPosition'])
    expect(await row.executeTakeFirst()).toEqual({ strategyOn: null, staffPosition: 'not-recorded' })
  })

  it('recorded with such answers before keeps and shows them, and is corrected with them', async () => {
    const values = aLadoContact({
      ...{ type: 'consultation', staffPseudonym: '', strategyOn: '2019-05-22', staffPosition: 'no-change' },
      ...{ threshold: 'yes', outcome: 'unfounded', outcomeOn: '2019-05-23' },
    })
    const { id } = await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    const shown = await lado.open(`/lado-contacts/${id}`)
    expect(shown.answer('Strategy discussion')).toBe('22 May 2019')
    expect(shown.answer('Staff position')).toBe('No change')
    expect(shown.answer('Threshold')).toBe('Threshold met')
    expect(shown.answer('Outcome')).toBe('Unfounded')
    await correct(id, 'allegation')
    expect([isAsked('strategyOn'), offered('threshold').length]).toEqual([true, 4])
    await correct(id, 'outcome')
    expect(offered('outcome')).toEqual(['open', 'unfounded', 'no-further-action'])
  })

  it('asks the rest of every other kind', async () => {
    await lado.open('/lado-contacts/new')
    await lado.send(contactPart)
    expect([isAsked('strategyOn'), offered('threshold').length]).toEqual([true, 4])
    await lado.send(allegationPart)
    expect(isAsked('staffPosition')).toBe(true)
    await lado.send({ ...handling, staffPosition: 'moved' })
    expect(offered('outcome')).toHaveLength(7)
  })
})
