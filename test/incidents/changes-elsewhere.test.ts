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

const swap = () => corrected(app, incident.id, { staff: [{ pseudonym: 'S-2', part: 'used-force' }] }, 'A slip')

const emptied = 'The child’s account, K-12: was It hurt.; now nothing'
const swapped = 'Staff: was S-1: used force; now S-2: used force'

async function sampled(): Promise<string> {
  const { db } = app.parts
  const { id: visitId } = await recordNew(db, app.act(), visitKind, { values: aVisit({ establishmentId: ash }) })
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
    await corrected(app, incident.id, { behaviour: 'Put another way.', children: [aChild({ account: 'It hurt.' })] })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain('The incident is in a sample. A LADO contact is about the incident.')
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

  it('is counted on the cards only five deep, and the history has the rest', async () => {
    const id = await sampled()
    for (const place of Array(7).keys()) await corrected(app, incident.id, { behaviour: `Put another way, ${place}.` })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { text } = await scrutineer.open(`/sampled-records/${id}`)
    expect(text).toContain('And 2 earlier changes')
    expect(text).toContain('Put another way, 6.')
    expect(text).not.toContain('now Put another way, 1.')
  })
})
