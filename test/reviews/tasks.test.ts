import { expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { begin } from './steps.ts'

const task = 'Read and sign the review of 2018-19'

it('the scrutineer’s home page asks for a signature only once the year is over', async () => {
  const app = await startApp()
  app.at('2019-03-30T09:00:00.000Z')
  const before = await app.signedIn(app.people.scrutineer)
  await begin(before)
  expect((await before.open('/reviews/2018')).text).toContain('The year ends on 31 March 2019')
  expect((await before.open('/')).text).not.toContain(task)
  app.at('2019-03-31T22:59:00.000Z')
  const lastMinute = await app.signedIn(app.people.scrutineer)
  expect((await lastMinute.open('/')).text).not.toContain(task)
  app.at('2019-03-31T23:01:00.000Z')
  expect((await lastMinute.open('/')).text).toContain(task)
})
