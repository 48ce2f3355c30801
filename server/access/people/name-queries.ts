import type { Tx } from '../../database/schema.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Problem } from '../../fields/field.ts'
import { Refusal } from '../../refusal.ts'
import { Misappointed } from './misappointed.ts'

/** A name that is another account’s; `control` is the question on the form that says so. */
class NameTaken extends Refusal {
  readonly control = 'name'
}

/**
 * What somebody did is shown under the account's name: no two may read the same, now or for what was done under an earlier one.
 * @throws NameTaken when another account has or had the name
 */
export async function refuseTakenName(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  const key = comparisonKey(name)
  const names = [...(await namesNow(tx, id)), ...(await namesEver(tx, id))]
  if (names.some((each) => comparisonKey(each) === key))
    throw new NameTaken(
      'Another account has or had this name. Add what tells them apart, such as a middle name or the office.',
    )
}

async function namesNow(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.selectFrom('person').select('name').where('id', '<>', id).execute()
  return rows.map(({ name }) => name)
}

async function namesEver(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('recordVersion')
    .select('content')
    .where('subject', '=', 'person')
    .where('subjectId', '<>', id)
    .execute()
  return rows.map(({ content }) => (JSON.parse(content) as { name: string }).name)
}

/** A refusal beside the question on the form that it is about; beside another one where it is about none by itself. */
export const refusedAt = (error: Refusal, otherwise: string): Problem => ({
  control: error instanceof Misappointed || error instanceof NameTaken ? error.control : otherwise,
  message: error.message,
})
