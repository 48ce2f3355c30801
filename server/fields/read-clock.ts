import { plainMarks } from './as-typed.ts'
import { readBareDay } from './read-day.ts'

/** A time 'HH:mm'; or why there is none, for the end of a message. */
export type ClockReading = { ok: true; time: string } | { ok: false; why: string }

const inWords = new Map([
  ['midnight', '00:00'],
  ['midday', '12:00'],
  ['noon', '12:00'],
])

const inFigures =
  /^(?<hour>\d{1,2}?)(?:[:.h ]?(?<minute>\d\d))?(?<seconds>[:.]\d\d)? ?(?:(?<half>[ap])\.?(?:m\.?)?|hrs?\.?|hours|h)?$/

/**
 * Reads a UK clock time in every way in which people and our own pages write one: '14:35', '14.35', '1435', '2:35pm',
 * '2.35 p.m.', '2pm', 'midday', 'midnight'. Without am or pm it is the 24-hour clock. Midnight begins the day.
 */
export function readClock(typed: string): ClockReading {
  const text = plainMarks(typed).toLowerCase()
  const word = inWords.get(text.replace(/^12(?:[:.]?00)? ?(?=[mn])/, ''))
  if (word !== undefined) return { ok: true, time: word }
  const { hour, minute, seconds, half } = inFigures.exec(text)?.groups ?? {}
  if (hour === undefined) return refused('enter the time, such as 14:35 or 2:35pm')
  if (seconds !== undefined && !seconds.endsWith('00')) return refused('leave out the seconds')
  if (half !== undefined) return byTheHalves(hour, minute, half)
  return byThe24Hours(hour, minute)
}

const refused = (why: string): ClockReading => ({ ok: false, why })

function byThe24Hours(hour: string, minute: string | undefined): ClockReading {
  if (minute === undefined) return refused('add the minutes, such as 14:35, or am or pm')
  if (hour === '24')
    return refused(
      'midnight at the end of a day is 00:00 of the next. Enter 00:00, and the next day where a day is asked for',
    )
  return Number(hour) > 23 ? refused(`there is no hour ${hour}`) : timeOf(hour, minute)
}

function byTheHalves(hour: string, minute: string | undefined, half: string): ClockReading {
  if (Number(hour) < 1 || Number(hour) > 12)
    return refused(`with ${half}m the hour is from 1 to 12. Check the time`)
  return timeOf(String((Number(hour) % 12) + (half === 'p' ? 12 : 0)), minute ?? '00')
}

const timeOf = (hour: string, minute: string): ClockReading =>
  Number(minute) > 59
    ? refused(`there is no minute ${minute}`)
    : { ok: true, time: `${hour.padStart(2, '0')}:${minute}` }

/** A day and a time in one text, as our own pages write them: '4 May 2018, 2:35pm'. */
export function readDayAndClock(typed: string): { day: string; time: string } | undefined {
  const text = plainMarks(typed)
  for (const { index, 0: mark } of text.matchAll(/,? at |, ?| |(?<=\d)T(?=\d)/g)) {
    const day = readBareDay(text.slice(0, index))
    const clock = readClock(text.slice(index + mark.length))
    if (day.ok && clock.ok) return { day: day.day, time: clock.time }
  }
  return undefined
}
