import { signReturn } from '../../server/returns/actions.ts'
import { figuresNow } from '../../server/returns/figure-queries.ts'
import { findSignedReturn } from '../../server/returns/queries.ts'
import { figuresText } from '../../server/returns/vocabulary.ts'
import type { TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'

/** Signs a month as its head of safeguarding, or signs it again, by the application's own act. */
export async function signMonth(
  { parts: { db }, people, act }: Pick<TestApp, 'parts' | 'people' | 'act'>,
  place: { establishmentId: string; month: string },
): Promise<void> {
  const account = place.establishmentId === ash ? people.head : people.otherHead
  const person = { ...account, name: 'Head', organisation: null }
  const stands = await findSignedReturn(db, person, place)
  const seen = figuresText(await figuresNow(db, place))
  const signing = { ...place, person, version: stands?.version ?? 0, seen, reason: stands ? 'Again' : '' }
  await signReturn(db, { ...act(), who: { id: person.id, role: 'head' } }, signing)
}

/** A deputy of the head of Ash House, signed in. */
export async function deputyOfAsh({ parts, people, signedIn }: TestApp): Promise<Browser> {
  await parts.db
    .updateTable('person')
    .set({ establishmentId: ash, name: 'Deputy of Ash', appointedAs: 'deputy' })
    .where('id', '=', people.otherHead.id)
    .execute()
  return signedIn(people.otherHead)
}
