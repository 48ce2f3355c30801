import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Saved, Standing } from '../records/kind.ts'
import { isSameList } from '../records/unchanged.ts'
import type { Establishment } from './form.ts'

/** Stores a new establishment. */
export async function insertEstablishment(tx: Tx, act: Act, asked: Establishment): Promise<Saved> {
  const id = act.newId()
  await tx
    .insertInto('establishment')
    .values({ id, code: asked.code, version: 1, recordedAt: act.at })
    .execute()
  await insertAttributes(tx, id, asked)
  return saved(id, 1, asked)
}

/** Stores a correction over the version that stands. */
export async function replaceEstablishment(
  tx: Tx,
  _act: Act,
  stands: Standing<Establishment>,
  asked: Establishment,
): Promise<Saved> {
  const version = stands.version + 1
  await tx
    .updateTable('establishment')
    .set({ code: asked.code, version })
    .where('id', '=', stands.id)
    .execute()
  if (!isSameList(stands.content.attributes, asked.attributes)) {
    await tx.deleteFrom('establishmentAttribute').where('establishmentId', '=', stands.id).execute()
    await insertAttributes(tx, stands.id, asked)
  }
  return saved(stands.id, version, asked)
}

async function insertAttributes(tx: Tx, establishmentId: string, { attributes }: Establishment) {
  const rows = attributes.map((each) => ({ establishmentId, ...each }))
  await tx.insertInto('establishmentAttribute').values(rows).execute()
}

const saved = (id: string, version: number, { attributes }: Establishment): Saved => ({
  id,
  version,
  establishmentId: id,
  title: nameIn(attributes),
})

const nameIn = (attributes: Establishment['attributes']): string =>
  [...attributes].sort((a, b) => a.fromOn.localeCompare(b.fromOn)).at(-1)?.name ?? ''
