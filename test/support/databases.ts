import { migrate } from '../../server/database/migrate.ts'
import { openCopy, openDatabase, type Opened } from '../../server/database/open.ts'
import { sealWith, type Keys } from '../../server/keys.ts'
import { newKeys } from '../../server/memory.ts'
import { peopleOf, type People } from './people.ts'

/** A database as bytes, to be copied. */
export interface Original {
  content: Buffer
  keys: Keys
  people: People
}

// One of each kind for a whole process: a copy takes a millisecond, its migrations and people a hundred.
const originals = new Map<boolean, Promise<Original>>()

/** A migrated database in memory of its own, with the people of Ash House and Birch House or nobody, and its keys. */
export async function databaseOf(
  hasPeople: boolean,
): Promise<{ opened: Opened; keys: Keys; people: People }> {
  const original = originals.get(hasPeople) ?? makeOriginal(hasPeople)
  originals.set(hasPeople, original)
  return copyOf(await original)
}

export const copyOf = ({ content, keys, people }: Original) => ({
  opened: openCopy(content),
  keys,
  people: structuredClone(people),
})

async function makeOriginal(hasPeople: boolean): Promise<Original> {
  const opened = openDatabase(':memory:', Buffer.alloc(32))
  await migrate(opened)
  const keys = newKeys()
  // Without people: for a history that begins with the test's own first event.
  const people = hasPeople ? await peopleOf(opened.db, sealWith(keys.history)) : ({} as People)
  const content = opened.connection.serialize()
  opened.connection.close()
  return { content, keys, people }
}
