import { longDate } from '../../reports/wording.ts'
import { common, good, hintOf, textOf, wrong } from './field.ts'
import type { Context, Field, FieldOptions, Problem, Reading, Typed } from './field.ts'
import type { DateInputOptions } from './field-view.ts'
import { readDayAndClock } from './read-clock.ts'
import { dayParts, readDay, readParts, type DayPart, type DayReading } from './read-day.ts'

export interface DateOptions extends FieldOptions {
  /** What to do when nothing was typed. */
  missing: string
  /** Days after today are refused unless this is set. */
  mayBeAhead?: boolean
}

export const ownsParts = (name: string, control: string): boolean =>
  dayParts.some((part) => control === `${name}-${part}`)

/** A local date 'YYYY-MM-DD', typed as day, month and year, or whole in the first of the three boxes. */
export function date(options: DateOptions): Field<string> {
  const optional = dateOrNone(options)
  return {
    ...optional,
    read: (name, typed, context) => {
      const found = optional.read(name, typed, context)
      if (!found.ok) return found
      return found.value === null ? wrong(`${name}-day`, options.missing) : good(found.value)
    },
    type: optional.type,
    words: optional.words,
  }
}

/** A local date, or nothing: null. */
export function dateOrNone(options: Omit<DateOptions, 'missing'>): Field<string | null> {
  return {
    ...common(options, `a day that there is${ahead(options)}`),
    owns: ownsParts,
    read: (name, typed, context) => readDate(options, name, typed, context),
    type: (name, value) => typeDate(name, value),
    words: (value) => (value === null ? [] : [longDate(value)]),
    view: (name, typed, problems) => ({ kind: 'date', options: dateInput(options, name, typed, problems) }),
  }
}

export const ahead = ({ mayBeAhead }: Omit<DateOptions, 'missing'>): string =>
  mayBeAhead === true ? '' : ', not in the future'

export const labelOf = ({ label, question }: FieldOptions): string => label ?? question.replace(/\?$/, '')

const boxesOf = (name: string, typed: Typed): Record<DayPart, string> => ({
  day: textOf(typed, `${name}-day`).trim(),
  month: textOf(typed, `${name}-month`).trim(),
  year: textOf(typed, `${name}-year`).trim(),
})

const isFilled = (boxes: Record<DayPart, string>) => dayParts.filter((part) => boxes[part] !== '')

/** Whether none of the three parts was typed. */
export const isBlank = (name: string, typed: Typed): boolean => isFilled(boxesOf(name, typed)).length === 0

export function readDate(
  options: Omit<DateOptions, 'missing'>,
  name: string,
  typed: Typed,
  context: Context,
): Reading<string | null> {
  if (isBlank(name, typed)) return good(null)
  const label = labelOf(options)
  const found = readBoxes(boxesOf(name, typed))
  if (!found.ok) return wrong(`${name}-${found.part}`, `${label}: ${found.why}`)
  if (options.mayBeAhead !== true && found.day > context.today)
    return wrong(`${name}-day`, `${label}: the date cannot be in the future`)
  return good(found.day)
}

/** The day that somebody typed so far, 'YYYY-MM-DD'; null where it is no day that there is. */
export function dayTyped(name: string, typed: Typed): string | null {
  const found = readBoxes(boxesOf(name, typed))
  return found.ok ? found.day : null
}

/** Reads three boxes; where some are left empty the others may hold the whole date. */
function readBoxes(boxes: Record<DayPart, string>): DayReading {
  const filled = isFilled(boxes)
  const apart = readParts(boxes)
  if (apart.ok || filled.length === dayParts.length) return apart
  const text = filled.map((part) => boxes[part]).join(' ')
  const together = readDay(text)
  if (together.ok) return together
  const [box = 'day'] = filled
  const isWhole = filled.length === 1 && box === 'day'
  if (!isWhole && !filled.some((part) => holdsSeveral(boxes[part]))) return apart
  if (readDayAndClock(text) !== undefined)
    return { ok: false, part: box, why: 'enter the day without the time' }
  // A part that is missing is named in its own box, what is wrong in the box that holds it.
  return boxes[together.part] === '' && together.why.startsWith('add ')
    ? together
    : { ...together, part: box }
}

const holdsSeveral = (text: string) => /[^\s/.,-][\s/.,-]+[^\s/.,-]/.test(text)

export function typeDate(name: string, value: string | null): Typed {
  const [year = '', month = '', day = ''] = value === null ? [] : value.slice(0, 10).split('-')
  return {
    [`${name}-day`]: day.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  }
}

export function dateInput(
  options: FieldOptions,
  name: string,
  typed: Typed,
  problems: readonly Problem[],
): DateInputOptions {
  const problem = problems.find((each) => ownsParts(name, each.control))
  const boxes = boxesOf(name, typed)
  const reading = readBoxes(boxes)
  // Of a day that there is, or none at all, the whole is marked.
  const marked = problem === undefined || reading.ok || isBlank(name, typed) ? undefined : reading.part
  const one = (part: DayPart) => ({
    value: textOf(typed, `${name}-${part}`),
    ...(marked === part ? { error: true } : {}),
  })
  return {
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: options.question, classes: 'govuk-fieldset__legend--s' } },
    ...hintOf(options.hint ?? 'For example, 27 3 2018'),
    ...(problem === undefined ? {} : { errorMessage: { text: problem.message } }),
    day: one('day'),
    month: one('month'),
    year: one('year'),
  }
}
