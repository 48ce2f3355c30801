import type { Db } from '../database/schema.ts'
import type { NewValue } from './form.ts'
import { settingsByDay } from './queries.ts'
import type { NumberName, SettingName } from './vocabulary.ts'

interface Pair {
  less: NumberName
  more: NumberName
  why: string
}

/** Of two settings the one may never be more than the other. */
const pairs: readonly Pair[] = [
  {
    less: 'written-within-hours',
    more: 'signed-within-hours',
    why: 'A record would have to be signed before it has to be written',
  },
  {
    less: 'roll-limit',
    more: 'indicative-limit',
    why: 'A rate would be marked indicative only where no rate is shown',
  },
]

/** Why a value cannot stand beside the others on some day on which it holds; undefined where it can. */
export async function whyImpossible(
  db: Db,
  name: SettingName,
  asked: Pick<NewValue, 'establishmentType' | 'value' | 'fromOn'>,
): Promise<string | undefined> {
  const pair = pairs.find(({ less, more }) => less === name || more === name)
  if (pair === undefined) return undefined
  const settings = await settingsByDay(db, { name, ...asked })
  const type = asked.establishmentType === '' ? undefined : asked.establishmentType
  const isBroken = (await daysFrom(db, pair, asked.fromOn)).some((day) => {
    const { valueOf } = settings(day)
    return valueOf(pair.less, type) > valueOf(pair.more, type)
  })
  return isBroken ? pair.why : undefined
}

/** The first day, and each later one on which one of the two changes. */
async function daysFrom(db: Db, { less, more }: Pair, fromOn: string): Promise<string[]> {
  const rows = await db
    .selectFrom('setting')
    .select('fromOn')
    .distinct()
    .where('name', 'in', [less, more])
    .where('fromOn', '>', fromOn)
    .execute()
  return [fromOn, ...rows.map((row) => row.fromOn)]
}
