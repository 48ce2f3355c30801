import { expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { recordVersion } from '../../server/history/record.ts'
import { startApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'

it.each([
  ['the own establishment', ash, true],
  ['another establishment', birch, false],
  ['no establishment', null, false],
])('an act of a head about %s is judged by the database too', async (_which, establishmentId, isKept) => {
  const { parts, people, act } = await startApp()
  const byHead = { ...act(), who: { id: people.head.id, role: 'head' } }
  const done = write(parts.db, byHead, async (tx) => {
    await tx.insertInto('about').values({ name: 'a write of the act', value: '' }).execute()
    await recordVersion(tx, byHead, {
      act: 'recorded',
      subject: 'incident',
      subjectId: 'x',
      establishmentId,
      version: 1,
      content: {},
      reason: '',
    })
  })
  if (isKept) await done
  else await expect(done).rejects.toThrow('this belongs to another establishment')
  const kept = await parts.db
    .selectFrom('about')
    .select('name')
    .where('name', '=', 'a write of the act')
    .execute()
  expect(kept).toHaveLength(isKept ? 1 : 0)
})
