import { describe, expect, it } from 'vitest'
import { incidentKind } from '../../server/incidents/kind.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { outsideCountKind } from '../../server/returns/outside-counts/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { anIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'
import { anOutsideCount, aVisit } from '../support/records.ts'
import { signMonth } from '../returns/signing.ts'

/** Records of Birch House: nothing that Ash House may know of. */
async function theirs(app: TestApp): Promise<void> {
  const { db } = app.parts
  await recordNew(db, app.act(), incidentKind, {
    values: anIncident({ establishmentId: birch, reasonPrimary: 'fight', reasonsOther: [] }),
  })
  await recordNew(db, app.act(), visitKind, {
    values: aVisit({ establishmentId: birch }),
  })
  await recordNew(db, app.act(), ladoContactKind, {
    values: aLadoContact({ establishmentId: birch }),
  })
  await recordNew(db, app.act(), outsideCountKind, {
    values: anOutsideCount({ establishmentId: birch }),
  })
  await signMonth(app, { establishmentId: birch, month: '2019-05' })
}

describe('what belongs to another establishment', () => {
  it('is in no list, and cannot be filtered for', async () => {
    const app = await startApp()
    await theirs(app)
    const head = await app.signedIn(app.people.head)
    for (const list of ['/incidents', '/visits', '/lado-contacts', '/outside-counts', '/returns']) {
      for (const query of ['', `?establishment=${birch}`, '?reference=BIR']) {
        const page = await head.open(`${list}${query}`)
        expect(page.rows().length, `${list}${query}`).toBe(0)
        expect(page.text).not.toContain('BIR-')
        expect(page.text).not.toContain('Birch')
      }
    }
    expect((await head.open('/')).text).not.toContain('BIR-')
  })
})
