import type { Person } from '../../access/person.ts'
import { roles } from '../../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { organisations } from '../../qa-meetings/vocabulary.ts'
import type { RecordCard, RecordShowPage } from '../../records/page-types.ts'

interface Account {
  person: Person
  houses: Vocabulary
  /** The office and how one signs in. */
  cards: RecordCard[]
}

/** Who one is here and in which role, and everything about signing in. */
export const accountPage = ({ person, houses, cards }: Account): RecordShowPage => ({
  heading: 'Your account',
  tags: [],
  notices: [],
  actions: [],
  forms: [],
  cards: [{ title: 'You', rows: ownRows(person, houses) }, ...cards],
  meta: [],
})

const ownRows = ({ name, role, establishmentId, organisation }: Person, houses: Vocabulary) => [
  { key: 'Name', value: [name] },
  { key: 'Role', value: [labelOf(roles, role)] },
  ...(establishmentId === null ? [] : [{ key: 'Establishment', value: [labelOf(houses, establishmentId)] }]),
  ...(organisation === null ? [] : [{ key: 'Organisation', value: [labelOf(organisations, organisation)] }]),
]
