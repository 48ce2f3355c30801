import { monitorEventLoopDelay } from 'node:perf_hooks'
import { looksPersonal } from '../../server/fields/looks-personal.ts'
import { startApp } from '../support/app.ts'
import { forms } from '../hostile/forms.ts'
import { longestSendings, type Sending } from '../hostile/longest.ts'
import { aWorld } from '../hostile/world.ts'
import { median } from './world.ts'

const rounds = 5

/** What no size may slow down: pages of a history of a million events, and the longest text that a field takes. */
export const benchLimits = async (): Promise<string[]> => [
  'A page of what happened among a million events, medians (aim: under 300 ms)',
  ...(await historyPages()),
  'The longest texts looked through for names, dates of birth and numbers, medians (aim: under 200 ms)',
  ...longTexts(),
  'Every form sent with the longest texts, the whole form and each field: the slowest, and how long nobody else was answered (aim: under 200 ms)',
  ...(await longForms()),
]

async function historyPages(): Promise<string[]> {
  const { parts, people, signedIn } = await startApp()
  parts.opened.connection
    .exec(`with recursive n (i) as (select 1000 union all select i + 1 from n where i < 1000000)
    insert into history_event select i, '2019-06-03T10:00:00.000Z',
      case i % 3 when 0 then '${people.head.id}' else '${people.scrutineer.id}' end,
      case i % 3 when 0 then 'head' else 'scrutineer' end, 'viewed', 'incident', 'none',
      '${people.head.establishmentId ?? ''}', null, '{}', null, '', '' from n`)
  const lines: string[] = []
  for (const person of [people.scrutineer, people.head, people.businessManager]) {
    const browser = await signedIn(person)
    for (const query of [
      '',
      '?kind=visit',
      '?day=2019-06-02',
      `?person=${people.head.id}`,
      '?before=500000',
    ]) {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now()
        const { status } = await browser.open(`/history${query}`)
        if (status !== 200) throw new Error(`/history${query} answered ${status}`)
        times.push(performance.now() - begun)
      }
      lines.push(
        `  ${person.role} /history${query.replace(/=[\w-]{36}/, '=…')}: ${median(times).toFixed(0)} ms`,
      )
    }
  }
  return lines
}

const longTexts = (): string[] =>
  [
    'Aa '.repeat(30_000),
    'A'.repeat(100_000),
    'dob'.repeat(30_000),
    '1/'.repeat(50_000),
    'Aa’'.repeat(30_000),
  ].map((text) => {
    const times = Array.from({ length: rounds }, () => {
      const begun = performance.now()
      looksPersonal(text)
      return performance.now() - begun
    })
    return `  ${text.length.toLocaleString('en-GB')} characters of “${text.slice(0, 3)}”: ${median(times).toFixed(1)} ms`
  })

interface Took {
  what: string
  milliseconds: number
  stood: number
}

// The browser of the tests sends from the same process: what it takes to write the request counts too.
async function took({ what, send }: Sending): Promise<Took> {
  const watch = monitorEventLoopDelay({ resolution: 5 })
  const begun = performance.now()
  watch.enable()
  const status = await send()
  watch.disable()
  if (status !== 200 && status !== 422) throw new Error(`${what} answered ${status}`)
  return { what, milliseconds: performance.now() - begun, stood: watch.max / 1e6 }
}

async function longForms(): Promise<string[]> {
  const world = await aWorld()
  const all: Took[] = []
  for (const form of Object.values(forms).flat())
    for await (const sending of longestSendings(world, form)) all.push(await took(sending))
  const slowest = all.toSorted((one, other) => other.stood - one.stood).slice(0, 5)
  return [
    `  ${all.length} requests, median ${median(all.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms`,
    ...slowest.map(
      ({ what, milliseconds, stood }) =>
        `  ${what.replace(/[0-9a-f-]{36}/g, '…')}: ${milliseconds.toFixed(0)} ms, nobody else for ${stood.toFixed(0)} ms`,
    ),
  ]
}
