import type { Place } from './names-in.ts'

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
const year = "[’']?(?<year>(?:19|20)\\d{2}|\\d{2})"

/** A whole date in every way in which people write one; every repetition is bounded (SECURITY IN-06). */
const wholeDates = [
  '(?<day>\\d{1,2}) ?[/.-] ?(?<month>\\d{1,2}) ?[/.-] ?(?<year>(?:19|20)\\d{2}|\\d{2})',
  '(?<day>\\d{2}) (?<month>\\d{2}) (?<year>(?:19|20)\\d{2})',
  '(?<year>(?:19|20)\\d{2})[/.-](?<month>\\d{1,2})[/.-](?<day>\\d{1,2})',
  `${day}[ -]?(?:of )?${month}[., -]{1,2}${year}`,
  `${month}\\.? ${day},? ${year}`,
].map((pattern) => new RegExp(`(?<![\\d/.])${pattern}(?![\\d/]|\\.\\d)`, 'giu'))

const birth = /\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birthday|born)/giu
const soonAfter = 30
const anyFigures = new RegExp(`\\d[\\p{L}\\d/.,’ -]{0,18}\\d|${day} (?:of )?${month}|\\d`, 'iu')

/** Nobody in custody was born within so many years. */
const youngest = 9

/** Dates that may be somebody's birth: whole ones long enough ago, and whatever figures follow words such as 'born'. */
export function datesIn(text: string, today?: string): Place[] {
  const whole = wholeDates.flatMap((regex) => [...text.matchAll(regex)].filter(isDate))
  const told = [...text.matchAll(birth)].flatMap(({ index, 0: words }) => {
    const from = index + words.length
    const found = anyFigures.exec(text.slice(from, from + soonAfter))
    return found === null ? [] : [{ at: from + found.index, end: from + found.index + found[0].length }]
  })
  const dates = whole
    .map((match) => ({ ...placeOf(match), isOld: isLongAgo(match, today) }))
    .filter(({ at, end, isOld }) => isOld || told.some((birthday) => birthday.at < end && at < birthday.end))
  // The whole date where there is one, not the figures of it that stand close enough.
  const rest = told.filter((each) => !dates.some((date) => each.at < date.end && date.at < each.end))
  return [...dates.map(({ at, end }) => ({ at, end })), ...rest]
}

const placeOf = ({ index, 0: found }: RegExpExecArray): Place => ({ at: index, end: index + found.length })

const isDate = ({ groups = {} }: RegExpExecArray) => {
  const isWithin = (part: string | undefined, most: number) =>
    part === undefined || (Number(part) >= 1 && Number(part) <= most)
  return isWithin(groups['day'], 31) && isWithin(groups['month'], 12)
}

function isLongAgo({ groups = {} }: RegExpExecArray, today: string | undefined): boolean {
  if (today === undefined) return true
  const now = Number(today.slice(0, 4))
  const typed = Number(groups['year'])
  const whole = typed >= 100 ? typed : typed + (typed > now % 100 ? 1900 : 2000)
  return whole <= now - youngest
}
