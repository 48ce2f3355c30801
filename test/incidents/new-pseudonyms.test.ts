import { expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { birch } from '../support/people.ts'
import { aChild, stored, typeIncident } from './incident.ts'

it('points out a child or a member of staff whom no earlier record of the house names, and stops nobody', async () => {
  const app = await startApp()
  const head = await app.signedIn(app.people.head)
  await typeIncident(head)
  expect(head.page.text).not.toContain('no earlier record')
  const [child, staff] = ['CW-9', 'S-99']
  await stored(app, {
    children: [aChild({ pseudonym: child })],
    staff: [{ pseudonym: staff, part: 'present' }],
  })
  await stored(app, { establishmentId: birch })
  await typeIncident(head)
  const { text } = head.page
  expect(text).toContain('Children: no earlier record of yours names ')
  expect(text).toContain('Staff: no earlier record of yours names ')
  await head.send({})
  expect(head.page.text).toContain('Incident recorded')
  await typeIncident(head)
  expect(head.page.text).not.toContain('no earlier record')
})
