import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { chainHead, record } from '../../history/record.ts'
import { BadRequest } from '../../http/errors.ts'
import { changesReadTo } from './queries.ts'

/**
 * Writes down that somebody has read the changes up to an event of the history: they are not listed for them again. An
 * older page sent late brings none of them back.
 * @throws BadRequest for an event that is still to come: its changes nobody can have read
 */
export const readChanges = (db: Db, act: Act, person: Person, to: number): Promise<void> =>
  write(db, act, async (tx) => {
    if (to > ((await chainHead(tx))?.seq ?? 0))
      throw new BadRequest('This form is out of date. Go back and reload the page.')
    if (to <= (await changesReadTo(tx, person)).to) return
    await record(tx, act, { act: 'read', subject: 'incident-changes', details: { to } })
  })
