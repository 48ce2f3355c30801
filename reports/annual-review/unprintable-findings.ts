import { commentarySections } from '../../server/reviews/vocabulary.ts'
import type { Report } from '../report.ts'
import { characterInWords, unprintableCharacters, unprintableIn, wordsAround } from '../unprintable.ts'
import { listOf, monthName } from '../wording.ts'
import type { ReviewFacts } from './facts.ts'
import type { Preflight } from './preflight.ts'

interface Written {
  about: Preflight['about']
  /** 'The commentary on ‘Injuries’' */
  what: string
  text: string
}

/**
 * What a signed file would print a box for: each character stops the signature until it is taken out or written in other
 * words, where somebody wrote it for the review, or in whichever record it comes from.
 */
export async function unprintableFindings(
  facts: ReviewFacts,
  editions: readonly Report[],
): Promise<Preflight[]> {
  const written = textsWritten(facts)
  const found: Preflight[] = []
  for (const { about, what, text } of written)
    found.push(...findingsOf(about, what, text, await unprintableCharacters(text)))
  const others = (await Promise.all(editions.map(unprintableIn)))
    .flat()
    .filter(({ text }) => !written.some((each) => each.text.includes(text)))
  for (const [text, [first]] of Map.groupBy(others, (each) => each.text))
    if (first !== undefined)
      found.push(...findingsOf('words', `The chapter ‘${first.where}’`, text, first.characters))
  return found
}

function findingsOf(
  about: Preflight['about'],
  what: string,
  text: string,
  characters: readonly string[],
): Preflight[] {
  const [first] = characters
  if (first === undefined) return []
  const them = characters.length === 1 ? 'it' : 'them'
  return [
    {
      level: 'stops',
      about,
      text: `${what} holds ${listOf(characters.map(characterInWords))}, which may print as an empty box: “${wordsAround(text, first)}”. Take ${them} out or write ${them} in words.`,
    },
  ]
}

/** What people write for the review, as far as it is printed. */
function textsWritten({ opinions, commentaries, publicTexts, gaps, establishments }: ReviewFacts): Written[] {
  const house = (id: string) => establishments.find((each) => each.id === id)?.name ?? 'an establishment'
  return [
    ...opinions.map(({ establishmentId, reason }) => ({
      about: 'opinion' as const,
      what: `Your opinion on ${house(establishmentId)}`,
      text: reason,
    })),
    ...commentaries.map(({ section, text }) => ({
      about: 'commentary' as const,
      what: `The commentary on ‘${commentarySections.find(({ value }) => value === section)?.label ?? section}’`,
      text,
    })),
    ...publicTexts.map(({ words }) => ({
      about: 'public-texts' as const,
      what: 'A text for the public',
      text: words,
    })),
    ...gaps.map(({ establishmentId, month, words }) => ({
      about: 'gaps' as const,
      what: `What you confirmed of ${house(establishmentId)} for ${monthName(month)}`,
      text: words,
    })),
  ]
}
