import assert from 'node:assert/strict'
import fc from 'fast-check'
import { childrenFor } from '../../server/children/actions.ts'
import { hasTwice } from '../../server/children/pseudonym.ts'
import { newPseudonyms } from '../../server/children/queries.ts'
import { comparisonKey } from '../../server/fields/comparison-key.ts'
import { always, type Property } from '../support/property.ts'
import { startApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { writableText } from '../support/typed-text.ts'

/** Whatever may stand as a pseudonym: the forms take twenty characters of any kind. */
const pseudonym = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z]-?\d{1,3}$/),
    fc.constantFrom(
      'K-1',
      'k–1',
      'K‑1',
      'É-1',
      'e\u0301-1',
      'İ',
      'i',
      'ſ',
      's',
      'K',
      'Ｋ－１',
      'K\u200b-1',
      'K 1',
      'K\u00a01',
    ),
    writableText(20),
  )
  .map((text) => Array.from(text).slice(0, 20).join('').trim())
  .filter((text) => text !== '')
const pseudonyms = fc.array(pseudonym, { maxLength: 20 })

let app: ReturnType<typeof startApp> | undefined
const appOnce = () => (app ??= startApp())

export const properties: Property[] = [
  always(
    'Each pseudonym of a record becomes one child, the same one each time, and is new only before that',
    {
      inputs: pseudonyms,
      examples: [
        [],
        ['K-1', 'k–1', 'K-1'],
        ['É-1', 'é-1'],
        ['A1-1', 'A-11'],
        ["'; drop table child; --", '%', '_'],
      ],
      tries: 120,
    },
    async (names) => {
      const { parts, act } = await appOnce()
      const record = () => parts.db.transaction().execute((tx) => childrenFor(tx, act(), ash, names))
      const stored = await record()
      const ids = stored.map(({ childId }) => childId)
      const keys = new Set(names.map(comparisonKey))
      assert.equal(ids.length, names.length)
      assert.equal(new Set(ids).size, keys.size)
      assert.equal(hasTwice(names), keys.size < names.length)
      assert.deepEqual(
        (await record()).map(({ childId }) => childId),
        ids,
      )
      for (const [place, { pseudonym: spelled }] of stored.entries()) assert.equal(spelled, names[place])
      assert.deepEqual(await newPseudonyms(parts.db, ash, { children: names, staff: [] }), {
        children: [],
        staff: [],
      })
      const { staff } = await newPseudonyms(parts.db, ash, { children: [], staff: names })
      assert.equal(staff.length, new Set(names).size)
    },
  ),
]
