import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { anIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { birch } from '../support/people.ts'
import { aVisit } from '../support/records.ts'

/** The scrutineer after a visit to Ash House on 14 May 2019. */
export interface Sampling {
  app: TestApp
  scrutineer: Browser
  /** The visit’s id. */
  visit: string
}

export async function startSampling(): Promise<Sampling> {
  const app = await startApp()
  const { id: visit } = await recordNew(app.parts.db, app.act(), visitKind, { values: aVisit() })
  return { app, visit, scrutineer: await app.signedIn(app.people.scrutineer) }
}

export const on = (day: string) => anIncident({ happenedAt: `${day}T12:00:00+01:00` })

/** Records an incident; @returns its id. */
export const add = async ({ app }: Sampling, values = anIncident()): Promise<string> =>
  (await recordNew(app.parts.db, app.act(), incidentKind, { values })).id

/** ASH-2019-0001 to 0004 in May, of which the second is withdrawn; one of April, one of another house, and a draft. */
export async function someIncidents(sampling: Sampling): Promise<string[]> {
  const { app, scrutineer } = sampling
  const ids: string[] = []
  for (const day of ['2019-05-02', '2019-05-03', '2019-05-20', '2019-05-06', '2019-04-30'])
    ids.push(await add(sampling, on(day)))
  await add(sampling, { ...on('2019-05-05'), establishmentId: birch })
  const head = await app.signedIn(app.people.head)
  await head.open(`/incidents/${ids[1]}/withdrawal`)
  await head.send({ reason: 'Recorded twice by night staff' }, { action: '/withdrawal' })
  await scrutineer.open(`/incidents/${ids[1]}/withdrawal/decision`)
  await scrutineer.send(
    { lookedAt: 'record-here', decision: 'agreed', reason: 'Seen' },
    { action: '/decision' },
  )
  await head.open('/incidents/new')
  await head.send({}, { press: ['later', 'yes'] })
  return ids
}

export const typedDay = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

interface Asked {
  fromOn?: string
  toOn?: string
  asked?: string
}

export const askedFor = ({ fromOn = '2019-05-01', toOn = '2019-05-31', asked = '2' }: Asked = {}) => ({
  ...typedDay('fromOn', fromOn),
  ...typedDay('toOn', toOn),
  asked,
})

export async function draw({ scrutineer, visit }: Sampling, how: Asked = {}) {
  await scrutineer.open(`/visits/${visit}/sample`)
  return scrutineer.send(askedFor(how))
}

/** What the visit’s page says of its sample, row by row. */
export const onVisit = async ({ scrutineer, visit }: Sampling) =>
  (await scrutineer.open(`/visits/${visit}`)).rows('Sampled records')

/** Opens the first sampled record that is not checked, and answers its two pages up to the check page; @returns its address. */
export async function checkFirst(
  { visit }: Sampling,
  browser: Browser,
  found: Record<string, string | string[]>,
  told = 'no',
): Promise<string> {
  await browser.open(`/visits/${visit}`)
  const row = browser.page.rows('Sampled records').find((cells) => cells[2] === 'Not checked yet')
  await browser.open(browser.page.link(row?.[0] ?? 'none') ?? '')
  const address = browser.page.path
  await browser.send({}, { action: '/correction' })
  const draft = browser.page.path.replace('/check', '')
  await browser.send({ comparedWith: ['footage'], missing: '', note: '', ...found })
  await browser.open(`${draft}/told`)
  await browser.send({ told })
  return address
}

export const verdict = ({ app }: Sampling) =>
  verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
