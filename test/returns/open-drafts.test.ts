import { beforeEach, describe, expect, it } from 'vitest'
import { stored, typedTime } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { deputyOfAsh } from './signing.ts'

const june = `/returns/${ash}/2019-06`
const confirmed = { confirmed: 'confirmed' }
const withoutDrafts = { ...confirmed, unfinished: 'left-out' }

let app: TestApp
beforeEach(async () => {
  app = await startApp()
  app.at('2019-07-03T09:00:00.000Z')
})

const headOf = () => app.signedIn(app.people.head)

describe('a month with something begun and not submitted', () => {
  it('lists what was begun and not submitted as something to finish first, and says so when it is signed anyway', async () => {
    const head = await headOf()
    await head.open('/incidents/new')
    await head.send(typedTime('happenedAt', '2019-06-12', '14:35'), { press: ['later', 'yes'] })
    await head.open('/incidents/new')
    await head.send(typedTime('happenedAt', '2019-05-12', '14:35'), { press: ['later', 'yes'] })
    const asked = await head.open(`${june}/signature`)
    expect(asked.text).toContain('Finish these first')
    expect(asked.text).toContain('Incident of 12 June 2019, not submitted since')
    expect(asked.text).not.toContain('12 May 2019')
    const stopped = await head.send(confirmed, { action: '/signature' })
    expect(stopped.errors).toEqual(['Finish the drafts first, or say that you sign without them'])
    expect(stopped.text).toContain('I sign without the 1 draft begun and not submitted')
    expect(stopped.html.querySelectorAll('[name="confirmed"][checked]')).toHaveLength(1)
    await head.send(withoutDrafts, { action: '/signature' })
    expect((await head.open(june)).answer('Begun and not submitted then')).toBe('1 draft')
    expect(head.page.answer('Confirmed')).toBe(
      'Nil return: no force was used, but for 1 draft begun and not submitted',
    )
  })

  it('leaves out no correction in which nothing was saved, and one in which something was', async () => {
    const { id } = await stored(app, { happenedAt: '2019-06-12T14:35:00+01:00' })
    const head = await headOf()
    await head.open(`/incidents/${id}`)
    await head.send({}, { action: '/correction' })
    const draft = head.page.path
    expect((await head.open(`${june}/signature`)).text).not.toContain('Finish these first')
    app.at('2019-07-03T09:01:00.000Z')
    await head.open(`${draft}/injuries-and-signs`)
    await head.send({ treatment: 'Seen by the nurse' }, { press: ['later', 'yes'] })
    expect((await head.open(`${june}/signature`)).text).toContain('Correction of an incident of 12 June 2019')
  })

  it('takes the tick about drafts where the last of them is gone meanwhile', async () => {
    const head = await headOf()
    await head.open('/incidents/new')
    await head.send(typedTime('happenedAt', '2019-06-12', '14:35'), { press: ['later', 'yes'] })
    await head.open(`${june}/signature`)
    await app.parts.db.deleteFrom('draft').execute()
    expect((await head.send(withoutDrafts, { action: '/signature' })).text).toContain('Return signed')
    expect((await head.open(june)).answer('Begun and not submitted then')).toBe('Nothing')
  })

  it('can be signed while somebody’s draft holds a day that there is not: it stands as one without a date', async () => {
    const head = await headOf()
    const impossible = [
      ['31', '6', '2019'],
      ['12.5', '6', '2019'],
      ['99', '6', '2019'],
      ['12', '13', '2019'],
      ['-1', '6', '2019'],
      ['12', '6', '12019'],
    ]
    for (const [day = '', month = '', year = ''] of impossible) {
      await head.open('/incidents/new')
      const typed = { 'happenedAt-day': day, 'happenedAt-month': month, 'happenedAt-year': year }
      await head.send(typed, { press: ['later', 'yes'] })
    }
    const asked = await head.open(`${june}/signature`)
    expect(asked.status).toBe(200)
    expect(asked.text.match(/Incident without a date yet, not submitted since/g)).toHaveLength(
      impossible.length,
    )
    expect((await head.send(withoutDrafts, { action: '/signature' })).text).toContain('Return signed')
  })

  it.each([
    ['2019-05-31T22:59:00.000Z', 'still May in London', []],
    ['2019-05-31T23:30:00.000Z', 'June in London, still May in UTC', ['2019-06']],
    ['2019-06-30T23:30:00.000Z', 'July in London, still June in UTC', ['2019-06', '2019-07']],
    ['2019-08-02T09:00:00.000Z', 'after both months', ['2019-06', '2019-07']],
  ])(
    'names a draft without a date that was begun on %s, %s, in each month that it can be about',
    async (begun, _when, months) => {
      app.at(begun)
      const writer = await headOf()
      await writer.open('/incidents/new')
      await writer.send({}, { press: ['later', 'yes'] })
      app.at('2019-08-05T09:00:00.000Z')
      const head = await headOf()
      const named: string[] = []
      for (const month of ['2019-06', '2019-07']) {
        const asked = await head.open(`/returns/${ash}/${month}/signature`)
        if (asked.text.includes('Incident without a date yet')) named.push(month)
      }
      expect(named).toEqual(months)
    },
  )

  it('tells of a colleague’s draft only that it is there', async () => {
    const deputy = await deputyOfAsh(app)
    await deputy.open('/incidents/new')
    await deputy.send(
      { ...typedTime('happenedAt', '2019-06-12', '14:35'), behaviour: 'Ran at the door' },
      { press: ['later', 'yes'] },
    )
    const asked = await (await headOf()).open(`${june}/signature`)
    expect(asked.text).toContain('Draft of')
    expect(asked.text).not.toContain('Ran at the door')
    expect(asked.html.querySelectorAll('main a[href*="/incidents/drafts/"]')).toEqual([])
  })
})
