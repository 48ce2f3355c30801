import type { Counting } from '../counting/counting.ts'
import { versionsNaming, type Named } from './named.ts'
import { childrenMeant, recordsAbout, type Subject } from './queries.ts'
import { unsentAbout, type Unsent } from './unsent.ts'

export interface HeldAbout {
  /** The records that name the person where a pseudonym is asked for. */
  records: { kind: string; id: string }[]
  /** Other versions in which a text names the person, and how many there are in all. */
  named: Named[]
  namedCount: number
  unsent: Unsent[]
  /** Pseudonyms that read the same and are other children's, as somebody said. */
  otherChildren: string[]
}

/** Where one child or member of staff is named: every text of every version is looked through. */
export const heldAbout: Counting<Subject, HeldAbout> = {
  name: 'held about one person',
  count: async (db, subject) => {
    const meant = await childrenMeant(db, subject)
    const records = await recordsAbout(db, subject, meant)
    const whole = new Set(records.map(({ kind, id }) => `${kind} ${id}`))
    // What stands of a record that is put together anyway is there in full.
    const isElsewhere = ({ kind, id, isLatest }: Named) => !isLatest || !whole.has(`${kind} ${id}`)
    const { named, count: namedCount } = await versionsNaming(db, subject, isElsewhere)
    const unsent = await unsentAbout(db, subject)
    return { records, named, namedCount, unsent, otherChildren: meant.others }
  },
}
