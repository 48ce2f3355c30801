import { permissions } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { Form } from '../fields/form.ts'
import { Refusal } from '../refusal.ts'
import type { RecordKind } from './kind.ts'
import { firstEstablishment } from '../establishments/code-queries.ts'

interface Declaring {
  houseId: string
  /** Local date. */
  on: string
}

/** What is asked about a kind of record, of whoever records it, for a text that explains what is stored. */
export async function declaredForm(
  db: Db,
  kind: RecordKind<Record<string, unknown>>,
  { houseId, on }: Declaring,
): Promise<Form<Record<string, unknown>>> {
  const role = permissions[kind.allow.record][0]
  const person: Person = { id: '', name: '', role, establishmentId: houseId, organisation: null }
  const correcting = { id: '', establishmentId: houseId }
  const { form } = await kind.formFor({ db, person, today: on, correcting })
  return form
}

/**
 * The establishment whose forms are read.
 * @throws Refusal where there is none yet
 */
export async function firstHouse(db: Db): Promise<string> {
  const house = await firstEstablishment(db)
  if (house === undefined)
    throw new Refusal('There is no establishment yet. Add one first: its forms say what is stored.')
  return house.id
}
