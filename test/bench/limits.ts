import { looksPersonal } from '../../server/fields/looks-personal.ts'
import { startApp } from '../support/app.ts'
import { median } from './world.ts'

const rounds = 5

/** What no size may slow down: pages of a history of a million events, and the longest text that a field takes. */
export const benchLimits = async (): Promise<string[]> => [
  'A page of what happened among a million events, medians (aim: under 300 ms)',
  ...(await historyPages()),
  'The longest texts looked through for names, dates of birth and numbers, medians (aim: under 200 ms)',
  ...longTexts(),
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
