import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { sampledRecordKind } from '../../server/visits/sample/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { aSampledRecord, aVisit } from '../support/records.ts'
import { ash } from '../support/people.ts'
import { aChild, corrected, stored } from './incident.ts'

let app: TestApp
let incident: { id: string; number: string }

beforeEach(async () => {
  app = await startApp()
  const { id } = await stored(app, { children: [aChild({ account: 'It hurt.' })] })
  incident = { id, number: 'ASH-2019-0001' }
})

const swap = () =>
  corrected(app, incident.id, { staff: [{ pseudonym: 'S-2', part: 'used-force' }] }, 'A slip')

const emptied = 'The child’s account, K-12: was It hurt.; now nothing'
const swapped = 'Staff: was S-1: used force; now S-2: used force'

async function sampled(): Promise<string> {
  const { db } = app.parts
  const { id: visitId } = await recordNew(db, app.act(), visitKind, {
    values: aVisit({ establishmentId: ash }),
  })
  const values = aSampledRecord({ visitId, incidentNumber: incident.number, finding: 'agrees' })
  return (await recordNew(db, app.act(), sampledRecordKind, { values })).id
}

async function linked(shared: 'yes' | 'no' = 'yes'): Promise<string> {
  const values = aLadoContact({ establishmentId: ash, incidentNumbers: [incident.number], shared })
  return (await recordNew(app.parts.db, app.act(), ladoContactKind, { values })).id
}

describe('a change of an incident', () => {
  it('stands on the page of its sample, the latest first, and says which came after it was sampled', async () => {
    await corrected(app, incident.id, { children: [aChild()] })
    const id = await sampled()
    await swap()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { text } = await scrutineer.open(`/sampled-records/${id}`)
    expect(text).toContain('Incident ASH-2019-0001: changes after it was submitted')
    expect(text).toContain(emptied)
    expect(text).toMatch(new RegExp(`After it was sampled.*“A slip” ${swapped}`))
    expect(text.split('After it was sampled')).toHaveLength(2)
  })

  it('stands on the page of the LADO contact about it, for scrutineer and LADO alone', async () => {
    const id = await linked()
    await swap()
    for (const person of [app.people.scrutineer, app.people.lado]) {
      const { text } = await (await app.signedIn(person)).open(`/lado-contacts/${id}`)
      expect(text).toContain(swapped)
      expect(text).toContain('After this contact was recorded')
    }
    const head = await app.signedIn(app.people.head)
    const shown = await head.open(`/lado-contacts/${id}`)
    expect(shown.status).toBe(200)
    expect(shown.text).not.toContain('changes after it was submitted')
    expect(shown.text).not.toContain(swapped)
  })

  it('is grave where a sample or a LADO contact is about the incident, whatever it changes', async () => {
    await sampled()
    await linked()
    await corrected(app, incident.id, {
      behaviour: 'Put another way.',
      children: [aChild({ account: 'It hurt.' })],
    })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain('The incident is in a sample. A LADO contact is about the incident.')
  })

  it('is grave where it takes out staff whom a LADO contact names, linked or not', async () => {
    const values = aLadoContact({ establishmentId: ash, staffPseudonym: 's-1' })
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    await swap()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/incidents/changes')).text).toContain(
      'A LADO contact names a member of staff who was added or removed.',
    )
  })

  it('tells a head nothing of samples and LADO contacts: the same pages whether there are any or none', async () => {
    await swap()
    const head = await app.signedIn(app.people.head)
    const paths = [`/incidents/${incident.id}`, `/incidents/${incident.id}/history`, '/', '/incidents']
    const seen = async () => {
      const texts = []
      for (const path of paths) texts.push((await head.open(path)).text)
      return texts
    }
    const before = await seen()
    await sampled()
    await linked('no')
    expect(await seen()).toEqual(before)
    expect((await head.open('/incidents/changes')).status).toBe(403)
  })

  it('is counted on the cards only five deep where it is not grave, and the history has the rest', async () => {
    const id = await sampled()
    for (const place of Array(7).keys())
      await corrected(app, incident.id, { behaviour: `Put another way, ${place}.` })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { text } = await scrutineer.open(`/sampled-records/${id}`)
    expect(text).toContain('And 1 earlier change that is not grave')
    expect(text).toContain('Put another way, 6.')
    expect(text).not.toContain('now Put another way, 1.')
  })

  it('is listed first and in full where it is grave, however many others came after it', async () => {
    const id = await linked()
    await swap()
    const staff = [{ pseudonym: 'S-2', part: 'used-force' as const }]
    for (const place of Array(6).keys())
      await corrected(app, incident.id, { staff, behaviour: `Put another way, ${place}.` })
    for (const who of [app.people.lado, app.people.scrutineer]) {
      const { text } = await (await app.signedIn(who)).open(`/lado-contacts/${id}`)
      expect(text).toContain(swapped)
      expect(text.indexOf(swapped)).toBeLessThan(text.indexOf('Put another way, 5.'))
      expect(text).toContain('And 1 earlier change that is not grave')
    }
  })
})

describe('the LADO’s home page', () => {
  const title = 'Changes of incidents that LADO contacts are about, for 30 days'

  it('tells of grave changes and withdrawals of linked incidents for thirty days, the gravest first', async () => {
    const id = await linked('no')
    await swap()
    const head = await app.signedIn(app.people.head)
    await head.open(`/incidents/${incident.id}/withdrawal`)
    await head.send({ reason: 'Recorded twice, see the other' }, { action: '/withdrawal' })
    const lado = await app.signedIn(app.people.lado)
    const home = await lado.open('/')
    expect(home.text).toContain(title)
    expect(home.text).toMatch(
      /Withdrawal asked by Test head \d, .* It is about whether the incident counts\..*Corrected by .* It changes who the staff were, or what they did\./,
    )
    expect(home.text).toContain('See LADO contact LADO-2019-0001')
    expect(home.html.querySelector(`a[href="/lado-contacts/${id}"]`)).not.toBeNull()
    app.at('2019-07-05T09:00:00.000Z')
    expect((await lado.open('/')).text).not.toContain(title)
  })

  it('says nothing of small changes, of incidents that no contact is about, or to anybody else', async () => {
    await swap()
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open('/')).text).not.toContain(title)
    await linked()
    expect((await lado.open('/')).text).toContain(title)
    for (const who of ['head', 'otherHead', 'businessManager'] as const)
      expect((await (await app.signedIn(app.people[who])).open('/')).text, who).not.toContain(
        'incidents that LADO',
      )
  })
})
