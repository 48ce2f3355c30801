import { DateTime } from 'luxon'
import { localDateTime } from '../../reports/clocks.ts'
import { longDate, longDateTime } from '../../reports/wording.ts'
import { common, good, hintOf, messageFor, textOf, wrong } from './field.ts'
import type { Context, Field, FieldOptions, Problem, Reading, Typed } from './field.ts'
import type { ChoiceOptions, DateInputOptions } from './field-view.ts'

export interface DateOptions extends FieldOptions {
  /** What to do when nothing was typed. */
  missing: string
  /** Days after today are refused unless this is set. */
  mayBeAhead?: boolean
}

const parts = ['day', 'month', 'year'] as const
type Part = (typeof parts)[number]

const ownsParts = (name: string, control: string) => parts.some((part) => control === `${name}-${part}`)

/** A local date 'YYYY-MM-DD', typed as day, month and year. */
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

const ahead = ({ mayBeAhead }: Omit<DateOptions, 'missing'>) =>
  mayBeAhead === true ? '' : ', not in the future'

/** Whether any of the three parts was typed. */
const isBlank = (name: string, typed: Typed) =>
  parts.every((part) => textOf(typed, `${name}-${part}`).trim() === '')

function readDate(
  options: Omit<DateOptions, 'missing'>,
  name: string,
  typed: Typed,
  context: Context,
): Reading<string | null> {
  if (isBlank(name, typed)) return good(null)
  const label = options.label ?? options.question.replace(/\?$/, '')
  const missing = parts.filter((part) => textOf(typed, `${name}-${part}`).trim() === '')
  if (missing[0] !== undefined)
    return wrong(`${name}-${missing[0]}`, `${label}: add the ${missing.join(' and the ')}`)
  const value = dayTyped(name, typed)
  if (value === null) {
    return wrong(`${name}-day`, `${label}: enter a real date, such as 27 3 2018`)
  }
  if (options.mayBeAhead !== true && value > context.today)
    return wrong(`${name}-day`, `${label}: the date cannot be in the future`)
  return good(value)
}

/** The day that somebody typed so far, 'YYYY-MM-DD'; null where its three parts are no day that there is. */
export const dayTyped = (name: string, typed: Typed): string | null =>
  dateFrom((part) => textOf(typed, `${name}-${part}`).trim()) ?? null

// Two-digit years are refused: nobody can tell which century they mean.
function dateFrom(part: (name: Part) => string): string | undefined {
  if (
    !/^\d{1,2}$/.test(part('day')) ||
    !/^\d{1,2}$/.test(part('month')) ||
    !/^(19|20)\d\d$/.test(part('year'))
  ) {
    return undefined
  }
  const value = DateTime.fromObject({
    day: Number(part('day')),
    month: Number(part('month')),
    year: Number(part('year')),
  })
  return value.isValid ? value.toISODate() : undefined
}

function typeDate(name: string, value: string | null): Typed {
  const [year = '', month = '', day = ''] = value === null ? [] : value.slice(0, 10).split('-')
  return {
    [`${name}-day`]: day.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  }
}

function dateInput(
  options: FieldOptions,
  name: string,
  typed: Typed,
  problems: readonly Problem[],
): DateInputOptions {
  const problem = problems.find((each) => ownsParts(name, each.control))
  const one = (part: Part) => ({
    value: textOf(typed, `${name}-${part}`),
    ...(problem?.control === `${name}-${part}` && part !== 'day' ? { error: true } : {}),
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

/** A Europe/London date and time, ISO with its offset. The hour that comes twice is asked which; the one that does not exist is refused. */
export function dateTime(options: DateOptions): Field<string> {
  const optional = dateTimeOrNone(options)
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

/** A local date and time, or nothing: null is 'not supplied'. */
export function dateTimeOrNone(options: Omit<DateOptions, 'missing'>): Field<string | null> {
  return {
    ...common(options, `a day and a UK clock time that there were${ahead(options)}`),
    owns: (name, control) =>
      ownsParts(name, control) || control === `${name}-time` || control === `${name}-which`,
    read: (name, typed, context) => readDateTime(options, name, typed, context),
    type: typeDateTime,
    words: (value) => (value === null ? [] : [longDateTime(value)]),
    view: (name, typed, problems) => ({
      kind: 'date-time',
      date: dateInput(options, name, typed, problems),
      time: {
        id: `${name}-time`,
        name: `${name}-time`,
        label: { text: 'Time, by the 24-hour clock' },
        hint: { text: 'For example, 14:35' },
        ...messageFor(problems, `${name}-time`),
        value: textOf(typed, `${name}-time`),
        classes: 'govuk-input--width-5',
      },
      ...(asksWhich(name, typed) ? { which: whichInput(name, typed, problems) } : {}),
    }),
  }
}

// eslint-disable-next-line complexity -- a field's read, with its options; one branch an answer
function readDateTime(
  options: Omit<DateOptions, 'missing'>,
  name: string,
  typed: Typed,
  context: Context,
): Reading<string | null> {
  const time = textOf(typed, `${name}-time`).trim()
  const label = options.label ?? options.question.replace(/\?$/, '')
  if (isBlank(name, typed) && time === '') return good(null)
  if (isBlank(name, typed)) return wrong(`${name}-day`, `${label}: add the date`)
  const day = readDate(options, name, typed, context)
  if (!day.ok || day.value === null) return day
  const clock = timeFrom(time)
  if (clock === undefined) return wrong(`${name}-time`, `${label}: enter the time, such as 14:35`)
  const found = localDateTime(day.value, clock, whichOf(name, typed))
  if (found.kind === 'does-not-exist') {
    return wrong(
      `${name}-time`,
      `${label}: the clocks went forward that night and ${clock} did not happen. Check the time`,
    )
  }
  if (found.kind === 'twice')
    return wrong(`${name}-which`, `${label}: the clocks went back that night. Say which ${clock} it was`)
  if (options.mayBeAhead !== true && Date.parse(found.iso) > Date.parse(context.now)) {
    return wrong(`${name}-time`, `${label}: the time cannot be in the future`)
  }
  return good(found.iso)
}

function timeFrom(value: string): string | undefined {
  const found = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(value)
  return found === null ? undefined : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? ''}`
}

function whichOf(name: string, typed: Typed): 'first' | 'second' | undefined {
  const which = textOf(typed, `${name}-which`)
  return which === 'first' || which === 'second' ? which : undefined
}

function asksWhich(name: string, typed: Typed): boolean {
  const day = dayTyped(name, typed)
  const clock = timeFrom(textOf(typed, `${name}-time`).trim())
  return day !== null && clock !== undefined && localDateTime(day, clock).kind === 'twice'
}

function whichInput(name: string, typed: Typed, problems: readonly Problem[]): ChoiceOptions {
  const chosen = whichOf(name, typed)
  const item = (value: 'first' | 'second', text: string) => ({
    value,
    text,
    ...(chosen === value ? { checked: true } : {}),
  })
  return {
    idPrefix: `${name}-which`,
    name: `${name}-which`,
    fieldset: {
      legend: {
        text: 'The clocks went back that night. Which one was it?',
        classes: 'govuk-fieldset__legend--s',
      },
    },
    ...messageFor(problems, `${name}-which`),
    items: [item('first', 'The first, before the clocks went back'), item('second', 'The second, after')],
  }
}

function typeDateTime(name: string, value: string | null): Typed {
  if (value === null) return { ...typeDate(name, null), [`${name}-time`]: '' }
  const [day = '', rest = ''] = value.split('T')
  const time = rest.slice(0, 5)
  const found = localDateTime(day, time)
  const which = found.kind === 'twice' ? (found.first === value ? 'first' : 'second') : undefined
  return {
    ...typeDate(name, day),
    [`${name}-time`]: time,
    ...(which === undefined ? {} : { [`${name}-which`]: which }),
  }
}
