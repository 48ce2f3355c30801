import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson } from '../../server/access/people/actions.ts'
import { askReplacement } from '../../server/access/replacement/actions.ts'
import { write, type Act } from '../../server/database/write.ts'
import { record } from '../../server/history/record.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordLinks } from '../../server/lado-contacts/link-actions.ts'
import { recordNew } from '../../server/records/actions.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'

/** The clock of the machine, set back by years and put right afterwards. */
const setBack = '2011-01-03T09:00:00.000Z'

let app: TestApp
let act: Act
beforeEach(async () => {
  app = await startApp()
  // Something happened within the last year: the window begins there, by its number.
  await write(app.parts.db, app.act(), (tx) =>
    record(tx, app.act(), { act: 'checked', subject: 'database', details: { outcome: 'passed' } }),
  )
  act = { ...app.act(), who: { id: app.people.businessManager.id, role: 'business-manager' }, at: setBack }
})

const home = async () => (await app.signedIn(app.people.scrutineer)).open('/')

describe('what was done while the clock was set back by years still stands on the scrutineer’s home page', () => {
  it('a role that was given', async () => {
    await addPerson(app.parts.db, act, {
      name: 'Given a role by night',
      email: 'night@example.org',
      role: 'scrutineer',
      establishmentId: null,
      organisation: null,
      appointedAs: 'deputy',
      appointedFrom: '2019-06-03',
      appointedTo: null,
    })
    expect((await home()).answer('Given a role by night')).toContain('New account: Independent scrutineer')
  })

  it('a second step that was taken away', async () => {
    const { lado, head } = app.people
    const now = { ...act, at: app.act().at }
    await askReplacement(app.parts.db, now, { personId: app.people.partner.id, officerId: head.id })
    await askReplacement(app.parts.db, act, { personId: lado.id, officerId: head.id })
    expect((await home()).answer('Test lado 4')).toContain('3 January 2011')
  })

  it('an incident that a LADO opened to themselves', async () => {
    await stored(app)
    const contact = await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact() })
    const lado = { ...act, who: { id: app.people.lado.id, role: 'lado' } }
    await write(app.parts.db, lado, (tx) => recordLinks(tx, lado, contact.id, ['ASH-2019-0001']))
    expect((await home()).answer('Incident ASH-2019-0001')).toContain('3 January 2011')
  })

  it('records that were read in bulk', async () => {
    const details = { records: 99, minutes: 10 }
    await write(app.parts.db, act, (tx) =>
      record(tx, act, { act: 'read in bulk', subject: 'person', subjectId: act.who.id, details }),
    )
    expect((await home()).text).toContain('99 different records within 10 minutes, by 3 January 2011')
  })
})
