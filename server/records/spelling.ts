import { listOf } from '../../reports/wording.ts'
import { plainDashes, plainSpaces, withoutInvisible } from '../fields/comparison-key.ts'
import { latinised } from '../fields/look-alikes.ts'

/** What nobody sees of a difference, each with the text in which it is gone. */
const unseen: readonly { words: string; without: (text: string) => string }[] = [
  { words: 'an invisible character', without: withoutInvisible },
  { words: 'another kind of dash', without: plainDashes },
  { words: 'another kind of space', without: plainSpaces },
  { words: 'a letter of another alphabet that looks the same', without: latinised },
  { words: 'the same letter written in another way', without: (text) => text.normalize('NFC') },
]

const asSeen = (text: string): string => unseen.reduce((left, { without }) => without(left), text)

/** In which unseen ways two texts differ that are read as the same; none where somebody sees a difference. */
function waysOf(was: string, is: string): string[] {
  if (was === is || asSeen(was) !== asSeen(is)) return []
  return unseen
    .filter((_way, place) => {
      const others = unseen.filter((_other, at) => at !== place)
      const but = (text: string) => others.reduce((left, { without }) => without(left), text)
      return but(was) !== but(is)
    })
    .map(({ words }) => words)
}

interface Change {
  key: string
  from: string[]
  to: string[]
}

/**
 * A change that says beside its question where nobody sees what differs: 'Staff (spelling only: another kind of dash)'. The
 * lines themselves stay what was typed, to the letter.
 */
export function withSpelling<Changed extends Change>(change: Changed): Changed {
  const { key, from, to } = change
  const ways = to.map((line) => from.flatMap((was) => waysOf(was, line)))
  const said = [...new Set(ways.flat())]
  if (said.length === 0) return change
  const isAll = from.length === to.length && ways.every((each) => each.length > 0)
  return { ...change, key: `${key} (${isAll ? '' : 'in part '}spelling only: ${listOf(said)})` }
}
