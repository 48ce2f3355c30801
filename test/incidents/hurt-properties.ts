import assert from 'node:assert/strict'
import { speaksOfHurt } from '../../server/incidents/grave-questions/hurt-words.ts'
import { always, type Property } from '../support/property.ts'
import { repeatedText } from '../support/typed-text.ts'

export const properties: Property[] = [
  always(
    'words of pain are found in a text of any length, in time',
    { inputs: repeatedText(100_000), examples: ['bent'.repeat(25_000), 'He bent my arm. '.repeat(5_000)] },
    (text) => {
      assert.equal(typeof speaksOfHurt(text), 'boolean')
      assert.equal(speaksOfHurt(`${text} my arm hurts`), true)
    },
  ),
]
