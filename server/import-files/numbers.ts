import type { NumberKind } from './formats.ts'

/** A number as spreadsheets show it in full: 15 digits that count, never with an exponent. */
function plainNumber(value: number): string {
  const short = Number(value.toPrecision(15))
  // The very largest is rounded beyond what a number can be.
  const [digits = '', exponent] = String(Number.isFinite(short) ? short : value).split('e')
  return exponent === undefined ? digits : written(digits, Number(exponent))
}

function written(digits: string, exponent: number): string {
  const [whole = '', part = ''] = digits.replace('-', '').split('.')
  const sign = digits.startsWith('-') ? '-' : ''
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${part}`
  return `${sign}${whole}${part}${'0'.repeat(exponent - part.length)}`
}

const daySeconds = 86_400

/** Days from the first day of workbooks that count from 1904 to that of the rest. */
const laterFirstDay = 1462

/** The last day that spreadsheets know, 31 December 9999. */
const lastDay = 2_958_465

/**
 * What a cell with a number shows, as far as its format is a day, a time or a share: '2018-06-30', '2018-06-30 14:30',
 * 'Jun 2018' and '30 Jun' where it shows no more, '14:30', '27.5%'; else the number. Undefined: a day that there is none of,
 * or of which nobody can say what is shown.
 */
export function shownNumber(value: number, kind: NumberKind, is1904: boolean): string | undefined {
  if (kind === 'number' || kind === 'hidden') return plainNumber(value)
  if (kind === 'percent') return `${hundredfold(value)}%`
  return value < 0 ? undefined : shownTime(value, kind, is1904)
}

// The largest have no hundredfold that is a number; they are whole.
const hundredfold = (value: number): string =>
  Number.isFinite(value * 100) ? plainNumber(value * 100) : `${plainNumber(value)}00`

function shownTime(value: number, kind: NumberKind, is1904: boolean): string | undefined {
  if (kind === 'elapsed') return value > lastDay ? undefined : clock(Math.round(value * daySeconds))
  // A day may be shown without its time, but no time with a day that it has not.
  if (kind === 'time' || (value < 1 && value > 0))
    return clock(Math.round((value % 1) * daySeconds) % daySeconds)
  return shownDay(value + (is1904 ? laterFirstDay : 0), kind)
}

/** What a format shows of a day that is written out, '2018-06-30' or '2018-06-30 14:30'; undefined where nobody can say. */
export function shownOfDay(day: string, kind: NumberKind): string | undefined {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  const name = shortMonths[Number(month) - 1] ?? month
  switch (kind) {
    case 'month':
      return `${name} ${year}`
    case 'date':
      return `${Number(date)} ${name}`
    case 'year':
      return year
    case 'day':
      return day.slice(0, 10)
    case 'some':
      return undefined
    default:
      return day
  }
}

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function shownDay(value: number, kind: NumberKind): string | undefined {
  const seconds = kind === 'moment' ? Math.round(value * daySeconds) : Math.floor(value) * daySeconds
  const serial = Math.floor(seconds / daySeconds)
  // Spreadsheets hold 1900 for a leap year: its 60th day never was, and counts for all days after it.
  if (serial < 1 || serial > lastDay || serial === 60) return undefined
  const first = Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const day = new Date(first + serial * daySeconds * 1000).toISOString().slice(0, 10)
  const left = seconds % daySeconds
  return shownOfDay(left === 0 ? day : `${day} ${clock(left)}`, kind)
}

/** '14:30', and seconds where there are some. */
function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return [hours, minutes, ...(rest === 0 ? [] : [rest])]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
