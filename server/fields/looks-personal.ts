import { datesIn } from './dates-in.ts'
import { namesIn, type Place } from './names-in.ts'

/** What a text holds that looks as if it named a person, in words for the one who typed it. */
export interface Looks extends Place {
  what: 'a name' | 'a date of birth' | 'a prison number' | 'a personal number'
  text: string
}

// Every repetition is bounded, so that the longest text costs one walk (SECURITY IN-06).
const prisonNumber = /\b[A-Z]\d{4}[A-Z]{2}\b/giu
// NHS numbers and unique learner numbers have ten figures, unique pupil numbers a letter and twelve, National Insurance
// numbers two letters, six figures and a letter.
const personalNumbers = [
  /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/gu,
  /\b[A-Z]\d{12}\b/giu,
  /\b[A-Z]{2} ?(?:\d{2} ?){3}[A-D]\b/giu,
]

/**
 * What looks personal in a text, in order: names, dates of birth, prison numbers and other numbers of one person. Only its
 * writer knows whether it is; the check page asks (`records/finds.ts`).
 * @param today a local date, where it is known: a date of the last nine years is then nobody's date of birth
 */
export function looksPersonal(text: string, today?: string): Looks[] {
  const matches = (regex: RegExp) =>
    [...text.matchAll(regex)].map((match) => ({ at: match.index, end: match.index + match[0].length }))
  const as = (what: Looks['what'], places: Place[]) =>
    places.map((place) => ({ what, ...place, text: text.slice(place.at, place.end) }))
  const all = [
    ...as('a prison number', matches(prisonNumber)),
    ...as('a date of birth', datesIn(text, today)),
    ...as('a personal number', personalNumbers.flatMap(matches)),
    ...as('a name', namesIn(text)),
  ]
  return apart(all.sort((one, other) => one.at - other.at || other.end - one.end))
}

/** Of those that overlap, the first. */
function apart(looks: readonly Looks[]): Looks[] {
  const kept: Looks[] = []
  for (const each of looks) if (each.at >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}
