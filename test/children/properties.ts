import assert from 'node:assert/strict'
import fc from 'fast-check'
import { childrenFor } from '../../server/children/actions.ts'
import { hasTwice, sameChild } from '../../server/children/pseudonym.ts'
import { newPseudonyms } from '../../server/children/queries.ts'
import { always, type Property } from '../support/property.ts'
import { startApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { writableText } from '../support/typed-text.ts'

/** Whatever may stand as a pseudonym: the forms take twenty characters of any kind. */
const pseudonym = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z]-?\d{1,3}$/),
    fc.constantFrom('K-1', 'k-1', 'É-1', 'é-1', 'İ', 'i', 'ſ', 's', 'K'),
    writableText(20),
  )
  .map((text) => Array.from(text).slice(0, 20).join('').trim())
  .filter((text) => text !== '')
const pseudonyms = fc.array(pseudonym, { maxLength: 20 })

/** The key by which the table tells children apart, character by character. */
const inTable = (text: string) =>
  Array.from(text, (letter) => (letter >= 'A' && letter <= 'Z' ? letter.toLowerCase() : letter)).join('')

let app: ReturnType<typeof startApp> | undefined
const appOnce = () => (app ??= startApp())

export const properties: Property[] = [
  always(
    'Two pseudonyms are one child where only capitals of A to Z tell them apart',
    {
      inputs: fc.tuple(pseudonym, pseudonym),
      examples: [
        ['K-1', 'k-1'],
        ['É', 'é'],
        ['K', 'k'],
      ],
      tries: 1_000,
    },
    ([one, other]) => {
      assert.equal(sameChild(one) === sameChild(other), inTable(one) === inTable(other))
      assert.equal(hasTwice([one, other]), inTable(one) === inTable(other))
      assert.equal(sameChild(sameChild(one)), sameChild(one))
    },
  ),
  always(
    'Each pseudonym of a record becomes one child, the same one each time, and is new only before that',
    {
      inputs: pseudonyms,
      examples: [[], ['K-1', 'k-1', 'K-1'], ['É-1', 'é-1'], ["'; drop table child; --", '%', '_']],
      tries: 120,
    },
    async (names) => {
      const { parts, act } = await appOnce()
      const record = () => parts.db.transaction().execute((tx) => childrenFor(tx, act(), ash, names))
      const ids = await record()
      assert.equal(ids.length, names.length)
      assert.equal(new Set(ids).size, new Set(names.map(inTable)).size)
      assert.deepEqual(await record(), ids)
      assert.deepEqual(await newPseudonyms(parts.db, ash, { children: names, staff: [] }), {
        children: [],
        staff: [],
      })
      const { staff } = await newPseudonyms(parts.db, ash, { children: [], staff: names })
      assert.equal(staff.length, new Set(names).size)
    },
  ),
]
