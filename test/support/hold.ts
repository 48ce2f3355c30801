import type { Act } from '../../server/database/write.ts'
import type { Db } from '../../server/database/schema.ts'
import { askForSecond, endHold, holdOff } from '../../server/disposal/actions.ts'
import type { People } from './people.ts'

interface Ending {
  db: Db
  people: Pick<People, 'businessManager' | 'scrutineer'>
  act: Act
}

/**
 * Two people end the legal hold at an instant; it takes effect fourteen days after the latest event until then, so that this
 * comes before whatever else happens in a test.
 */
export async function holdEnds({ db, people, act }: Ending, at: string): Promise<void> {
  const by = (who: Act['who']): Act => ({ ...act, key: null, at, who })
  const manager = by({ id: people.businessManager.id, role: 'business-manager' })
  await askForSecond(db, manager, holdOff, at.slice(0, 10))
  await endHold(db, by({ id: people.scrutineer.id, role: 'scrutineer' }))
}
