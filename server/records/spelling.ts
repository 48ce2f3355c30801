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

/** In which unseen ways two texts differ that are read as the same, in words; undefined where somebody sees a difference. */
function spellingOf(was: string, is: string): string | undefined {
  if (was === is || asSeen(was) !== asSeen(is)) return undefined
  const ways = unseen.filter((_way, place) => {
    const others = unseen.filter((_other, at) => at !== place)
    const but = (text: string) => others.reduce((left, { without }) => without(left), text)
    return but(was) !== but(is)
  })
  return `spelling only: ${listOf(ways.map(({ words }) => words))}`
}

/** A change whose new lines say it where they differ from an old one in nothing that anybody sees. */
export const withSpelling = <Change extends { from: string[]; to: string[] }>(change: Change): Change => ({
  ...change,
  to: change.to.map((line) => {
    const words = change.from.flatMap((was) => spellingOf(was, line) ?? [])[0]
    return words === undefined ? line : `${line} (${words})`
  }),
})
