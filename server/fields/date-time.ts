import { localDateTime } from '../../reports/clocks.ts'
import { longDateTime } from '../../reports/wording.ts'
import { ahead, dateInput, dayTyped, isBlank, labelOf, ownsParts, readDate, typeDate } from './date.ts'
import type { DateOptions } from './date.ts'
import { common, good, messageFor, textOf, wrong } from './field.ts'
import type { Context, Field, Problem, Reading, Typed } from './field.ts'
import type { ChoiceOptions } from './field-view.ts'
import { readClock, readDayAndClock } from './read-clock.ts'

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
    read: (name, typed, context) => readDateTime(options, name, apart(name, typed), context),
    type: typeDateTime,
    words: (value) => (value === null ? [] : [longDateTime(value)]),
    view: (name, typed, problems) => ({
      kind: 'date-time',
      date: dateInput(options, name, typed, problems),
      time: {
        id: `${name}-time`,
        name: `${name}-time`,
        label: { text: 'Time' },
        hint: { text: 'By the 24-hour clock, such as 14:35, or with am or pm' },
        ...messageFor(problems, `${name}-time`),
        value: textOf(typed, `${name}-time`),
        classes: 'govuk-input--width-5',
      },
      ...(asksWhich(name, apart(name, typed)) ? { which: whichInput(name, typed, problems) } : {}),
    }),
  }
}

/** What was typed with day and time in their own boxes, where the box of the day holds both: '4 May 2018, 2:35pm'. */
function apart(name: string, typed: Typed): Typed {
  const others = [`${name}-month`, `${name}-year`, `${name}-time`]
  if (others.some((control) => textOf(typed, control).trim() !== '')) return typed
  const both = readDayAndClock(textOf(typed, `${name}-day`))
  return both === undefined ? typed : { ...typed, ...typeDate(name, both.day), [`${name}-time`]: both.time }
}

// eslint-disable-next-line complexity -- a field's read, with its options; one branch an answer
function readDateTime(
  options: Omit<DateOptions, 'missing'>,
  name: string,
  typed: Typed,
  context: Context,
): Reading<string | null> {
  const time = textOf(typed, `${name}-time`).trim()
  const label = labelOf(options)
  if (isBlank(name, typed) && time === '') return good(null)
  if (isBlank(name, typed)) return wrong(`${name}-day`, `${label}: add the date`)
  const day = readDate(options, name, typed, context)
  if (!day.ok || day.value === null) return day
  const clock = readClock(time)
  if (!clock.ok) return wrong(`${name}-time`, `${label}: ${clock.why}`)
  const found = localDateTime(day.value, clock.time, whichOf(name, typed))
  if (found.kind === 'does-not-exist') {
    return wrong(
      `${name}-time`,
      `${label}: the clocks went forward that night and ${clock.time} did not happen. Check the time`,
    )
  }
  if (found.kind === 'twice')
    return wrong(`${name}-which`, `${label}: the clocks went back that night. Say which ${clock.time} it was`)
  if (options.mayBeAhead !== true && Date.parse(found.iso) > Date.parse(context.now)) {
    return wrong(`${name}-time`, `${label}: the time cannot be in the future`)
  }
  return good(found.iso)
}

function whichOf(name: string, typed: Typed): 'first' | 'second' | undefined {
  const which = textOf(typed, `${name}-which`)
  return which === 'first' || which === 'second' ? which : undefined
}

function asksWhich(name: string, typed: Typed): boolean {
  const day = dayTyped(name, typed)
  const clock = readClock(textOf(typed, `${name}-time`))
  return day !== null && clock.ok && localDateTime(day, clock.time).kind === 'twice'
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
