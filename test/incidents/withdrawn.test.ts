import { expect, it } from 'vitest'
import { released, storedInTheYear } from '../reviews/steps.ts'
import { startApp } from '../support/app.ts'

it('a withdrawn incident says which review, issued before, counts it', async () => {
  const app = await startApp()
  const { id } = await storedInTheYear(app)
  await released(app)
  app.at('2019-06-03T12:00:00.000Z')
  const head = await app.signedIn(app.people.head)
  await head.open(`/incidents/${id}/withdrawal`)
  await head.send({ reason: 'It was a drill' }, { action: '/withdrawal' })
  const scrutineer = await app.signedIn(app.people.scrutineer)
  await scrutineer.open(`/incidents/${id}/withdrawal/decision`)
  const answers = { decision: 'agreed', reason: 'I saw the plan of the drill of that day' }
  const decided = await scrutineer.send({ lookedAt: ['footage'], ...answers }, { action: '/decision' })
  expect(decided.text).toContain('The review of 2018-19, issued before, counts it')
})
