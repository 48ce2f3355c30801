import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Incident } from '../sections.ts'

interface Account {
  /** As it was typed. */
  pseudonym: string
  account: string
}

type Child = Pick<Incident['children'][number], 'pseudonym'> & { account?: string }

/** What each child said in a version of an incident, by the child; one of whom nothing is recorded is left out. */
export const accountsIn = ({ children }: Record<string, unknown>): ReadonlyMap<string, Account> =>
  new Map(
    ((children ?? []) as Child[]).flatMap(({ pseudonym, account = '' }) =>
      account === '' ? [] : [[comparisonKey(pseudonym), { pseudonym, account }] as const],
    ),
  )
