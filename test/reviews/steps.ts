import type { Person } from '../../server/access/person.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { correctRecord } from '../../server/records/actions.ts'
import type { Saved } from '../../server/records/kind.ts'
import { aChild, anIncident, stored } from '../incidents/incident.ts'
import type { TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'

/** An incident of April 2018 to March 2019. */
const inTheYear = {
  happenedAt: '2018-06-04T14:35:00+01:00',
  writtenAt: '2018-06-04T18:00:00+01:00',
  signedAt: '2018-06-05T09:00:00+01:00',
  children: [aChild({ spokenToAt: '2018-06-05T10:00:00+01:00' })],
}

export const storedInTheYear = (app: TestApp): Promise<Saved> => stored(app, inTheYear)

/** Corrects that incident to one of the year before, so that a recount would not hold it. */
export async function correctedOutOfTheYear(app: TestApp, { id, version }: Saved): Promise<void> {
  const values = anIncident({
    happenedAt: '2018-03-04T14:35:00+00:00',
    writtenAt: null,
    signedAt: null,
    children: [aChild({ spokenToAt: null })],
  })
  const person: Person = { ...app.people.scrutineer, name: 'Test', organisation: null }
  await correctRecord(app.parts.db, app.act(), incidentKind, {
    id,
    version,
    values,
    reason: 'The date was wrong',
    person,
    today: '2019-06-03',
  })
}

export async function begin(browser: Browser): Promise<void> {
  await browser.open('/reviews/new')
  await browser.send({ year: '2018' })
}

export const bothOpinions = {
  [`safeguarded-${ash}`]: 'partly',
  [`reason-${ash}`]: 'Records are late too often.',
  [`safeguarded-${birch}`]: 'yes',
  [`reason-${birch}`]: 'Children said that they feel safe.',
}

export async function writeOpinions(
  browser: Browser,
  answers: Record<string, string> = bothOpinions,
): Promise<void> {
  await browser.open('/reviews/2018/opinions')
  await browser.send(answers)
}

/** Begun, with both opinions, and signed by the scrutineer. */
export async function signed(app: TestApp): Promise<Browser> {
  const browser = await app.signedIn(app.people.scrutineer)
  await begin(browser)
  await writeOpinions(browser)
  await sign(browser)
  return browser
}

export async function released(app: TestApp): Promise<Browser> {
  await signed(app)
  return release(app)
}

/** Confirms every month without records in the same words. */
export async function confirmGaps(
  browser: Browser,
  words = 'The head of safeguarding was asked and has no record.',
): Promise<void> {
  await browser.open('/reviews/2018/gaps')
  await browser.send({ [`gaps-${ash}`]: words, [`gaps-${birch}`]: words })
}

/** Signs what stands, as the scrutineer, with every month without records confirmed. */
export async function sign(browser: Browser): Promise<void> {
  await confirmGaps(browser)
  await browser.open('/reviews/2018/signature')
  await browser.send({})
}

/** Releases what is signed, as the business manager. */
export async function release(app: TestApp): Promise<Browser> {
  const browser = await app.signedIn(app.people.businessManager)
  await browser.open('/reviews/2018/release')
  await browser.send({})
  return browser
}

/** Sends back what is signed. */
export async function sendBack(browser: Browser, reason: string): Promise<void> {
  await browser.open('/reviews/2018/sending-back')
  await browser.send({ reason })
}

/** Begins a corrected version of what is released, as the scrutineer. */
export async function beginCorrection(browser: Browser, reason: string): Promise<void> {
  await browser.open('/reviews/2018/corrected-version')
  await browser.send({ reason })
}

/** A file as it is downloaded. */
export async function fileAt(browser: Browser, path: string) {
  const answer = await browser.agent
    .get(path)
    .set('Host', 'localhost:3000')
    .buffer()
    .parse((response, done) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        done(null, Buffer.concat(parts))
      })
    })
  const headers = answer.headers as Record<string, string>
  return { status: answer.status, headers, content: answer.body as Buffer }
}
