/** What a text holds that looks as if it named a person, in words for the one who typed it. */
export interface Looks {
  what: 'a name' | 'a date of birth' | 'a prison number'
  text: string
}

// Every repetition is bounded, so that the longest text costs one walk (SECURITY IN-06).
const prisonNumber = /\b[A-Z]\d{4}[A-Z]{2}\b/gu
const wholeDate = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b/gu
const birth = /\b(?:dob|d\.o\.b|date of birth|born on)\b.{0,20}/giu
const capitals = /\b\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{1,30}){1,3}/gu

// Places, bodies, posts and days that stand in capitals without being anybody.
const known = new Set(
  `Ash Birch Cedar House Medway Cookham Wood Oakhill Rainsbrook Oasis Restore Kent Police Council Youth Custody Service
  Secure School Training Centre Duty Governor Director Head Safeguarding Healthcare Education Virtual Independent
  Monitoring Board Ofsted Barnardo’s Children’s Home Homes Local Authority Social Care High Low Living Unit Monday Tuesday
  Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November
  December Chair Partnership English Welsh Polish About After Before When With The This That These He She They It We In On At As Staff Child Young Person`.split(
    /\s+/,
  ),
)

/** Two capitals side by side that are nobody's place or post. */
const nameIn = (words: string) => words.split(' ').filter((word) => !known.has(word))

/** What looks personal in a text: pointed out, never refused, since only its writer knows. */
export function looksPersonal(text: string): Looks[] {
  const all = (regex: RegExp) => [...text.matchAll(regex)].map(([found]) => found)
  const names = all(capitals)
    .map(nameIn)
    .filter((words) => words.length > 1)
    .map((words) => words.join(' '))
  return [
    ...names.map((found) => ({ what: 'a name' as const, text: found })),
    ...[...all(birth), ...all(wholeDate)].map((found) => ({ what: 'a date of birth' as const, text: found })),
    ...all(prisonNumber).map((found) => ({ what: 'a prison number' as const, text: found })),
  ]
}
