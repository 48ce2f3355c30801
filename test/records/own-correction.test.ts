import { beforeEach, describe, expect, it } from 'vitest'
import { corrected, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { withDraftsSetAside } from '../support/records.ts'

let app: TestApp
let head: Browser
let address: string
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
  address = `/incidents/${(await stored(app)).id}`
})

async function begin(): Promise<string> {
  await head.open(address)
  await head.send({}, { action: '/correction' })
  return head.page.path
}

const drafts = async () => (await app.parts.db.selectFrom('draft').select('id').execute()).length

describe('a correction that was begun and left', () => {
  it('is gone on with, with what was typed in it', async () => {
    const draft = await begin()
    await head.open(`${draft}/injuries-and-signs`)
    await head.send({ treatment: 'Seen by the nurse' }, { press: ['later', 'yes'] })
    expect(await begin()).toBe(draft)
    expect(await drafts()).toBe(1)
    expect(head.page.text).toContain('What this correction changes')
    expect(head.page.text).toContain('Now: Seen by the nurse')
  })

  it('begins again from the record as it stands where nothing was saved in it', async () => {
    const draft = await begin()
    expect(head.page.text).toContain('Your answers do not differ from the record yet.')
    await withDraftsSetAside(app.parts.db, () =>
      corrected(app, address.split('/').at(-1) ?? '', { location: 'education' }),
    )
    expect(await begin()).toBe(draft)
    expect(head.page.text).toContain('Your answers do not differ from the record yet.')
    await head.open(`${draft}/injuries-and-signs`)
    await head.send({ treatment: 'Seen by the nurse' })
    expect((await head.send({ reason: 'The reason came late' })).status).toBe(200)
    expect(await drafts()).toBe(0)
  })

  it('says that it was oneself who changed the record after it was begun', async () => {
    const draft = await begin()
    await head.open(`${draft}/injuries-and-signs`)
    await head.send({ treatment: 'Seen by the nurse' })
    await withDraftsSetAside(app.parts.db, async () => {
      const other = await app.signedIn(app.people.head)
      await other.open(address)
      await other.send({}, { action: '/correction' })
      await other.open(`${other.page.path}/injuries-and-signs`)
      await other.send({ treatment: 'Seen by a doctor' })
      await other.send({ reason: 'Asked again' })
    })
    await head.open(draft)
    const clash = await head.send({ reason: 'The reason came late' })
    expect(clash.errors).toEqual([])
    expect(clash.status).toBe(409)
    expect(clash.heading).toBe('You changed this incident after you began this correction')
    expect(clash.text).toContain('Saved by you since then')
  })
})
