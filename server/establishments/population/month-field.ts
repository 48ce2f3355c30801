import { addDays } from '../../../reports/clocks.ts'
import { monthEnd, monthStart, snapshotDate } from '../../../reports/period.ts'
import { longDate, monthName, number } from '../../../reports/wording.ts'
import { choice } from '../../fields/choice.ts'
import { dateOrNone } from '../../fields/date.ts'
import { good, textOf, wrong } from '../../fields/field.ts'
import type { Context, Field, Problem, Reading, Typed } from '../../fields/field.ts'
import { wholeNumberOrNone } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { standings, type Standing } from './vocabulary.ts'

/** How many were held at a month's end. */
export interface MonthCount {
  month: string
  snapshotOn: string
  under18: number
  allHeld: number
  standing: Standing
}

const parts = ['under18', 'allHeld', 'countedOn', 'standing'] as const
type Part = (typeof parts)[number]

const max = 1000
const hiddenLabel = 'govuk-visually-hidden'
/** A count belongs to its month if it was taken in it or in the first days after it (DOMAIN.md 3.7). */
const daysAfter = 7

/**
 * One month's counts, or nothing: a month without a count is not a month with 0. The day is asked only where it is not
 * the official snapshot day.
 */
export function monthField(month: string): Field<MonthCount | null> {
  const label = monthName(month)
  return {
    question: label,
    label,
    rule: `whole numbers from 0 to ${number(max)}, the day they were counted, and their status; may be left empty`,
    hiddenFrom: [],
    owns: (name, control) => parts.some((part) => control === `${name}-${part}`),
    read: (name, typed, context) => readMonth(month, name, typed, context),
    type: (name, count) => typeMonth(month, name, count),
    words: (count) => (count === null ? [] : [countInWords(count)]),
    view: () => null,
  }
}

const countInWords = (count: MonthCount): string =>
  `${number(count.allHeld)} held, ${number(count.under18)} of them under 18, counted on ${longDate(count.snapshotOn)}, ` +
  labelOf(standings, count.standing).toLowerCase()

function readMonth(month: string, name: string, typed: Typed, context: Context): Reading<MonthCount | null> {
  if (isBlank(name, typed)) return good(null)
  const label = monthName(month)
  const under18 = readCount(name, 'under18', typed, `${label}, under 18`)
  const allHeld = readCount(name, 'allHeld', typed, `${label}, all held`)
  const snapshotOn = readDay(month, name, typed, context)
  const standing = standingField(label).read(`${name}-standing`, typed, context)
  const problems = [under18, allHeld, snapshotOn, standing].flatMap((each) => (each.ok ? [] : each.problems))
  if (!under18.ok || !allHeld.ok || !snapshotOn.ok || !standing.ok) return { ok: false, problems }
  if (allHeld.value < under18.value)
    return wrong(`${name}-allHeld`, `${label}: all held cannot be fewer than those under 18`)
  return good({
    month,
    snapshotOn: snapshotOn.value,
    under18: under18.value,
    allHeld: allHeld.value,
    standing: standing.value,
  })
}

const isBlank = (name: string, typed: Typed) =>
  (['under18', 'allHeld', 'countedOn'] as const).every(
    (part) => textOf(typed, `${name}-${part}`).trim() === '',
  )

function readCount(name: string, part: Part, typed: Typed, question: string): Reading<number> {
  const control = `${name}-${part}`
  const found = wholeNumberOrNone({ question, max }).read(control, typed, { now: '', today: '' })
  if (!found.ok) return found
  return found.value === null
    ? wrong(control, `${question}: enter how many, 0 if none. Leave the whole month empty if nobody counted`)
    : good(found.value)
}

function readDay(month: string, name: string, typed: Typed, context: Context): Reading<string> {
  const found = readOtherDay(month, `${name}-countedOn`, typed, context)
  if (!found.ok) return found
  const on = found.value ?? snapshotDate(month)
  if (on > context.today)
    return wrong(`${name}-under18`, `${monthName(month)}: nobody can count before ${longDate(on)}`)
  if (on < monthStart(month) || on > addDays(monthEnd(month), daysAfter))
    return wrong(`${name}-countedOn`, `${dayLabel(month)}: enter a day at the end of ${monthName(month)}`)
  return good(on)
}

const dayLabel = (month: string) => `${monthName(month)}, day of counting`

// One text holds the whole date here: twelve date inputs would not fit on a screen.
function readOtherDay(
  month: string,
  control: string,
  typed: Typed,
  context: Context,
): Reading<string | null> {
  const asDate = { 'd-day': textOf(typed, control) }
  const found = dateOrNone({ question: dayLabel(month) }).read('d', asDate, context)
  return found.ok ? found : { ok: false, problems: found.problems.map((each) => ({ ...each, control })) }
}

const standingField = (label: string) =>
  choice<Standing>({
    question: `${label}, standing`,
    from: standings,
    missing: `${label}: say whether the count is provisional or final`,
    asSelect: true,
  })

function typeMonth(month: string, name: string, count: MonthCount | null): Typed {
  if (count === null) return {}
  const [year = '', monthTyped = '', day = ''] = count.snapshotOn.split('-')
  const isUsual = count.snapshotOn === snapshotDate(month)
  return {
    [`${name}-under18`]: String(count.under18),
    [`${name}-allHeld`]: String(count.allHeld),
    [`${name}-countedOn`]: isUsual ? '' : `${Number(day)} ${Number(monthTyped)} ${year}`,
    [`${name}-standing`]: count.standing,
  }
}

/** The four questions of a month, each for one cell of the grid. */
export function monthCells(
  month: string,
  name: string,
  typed: Typed,
  problems: readonly Problem[],
): FieldView[] {
  const label = monthName(month)
  const count = (part: Part, question: string) => {
    const view = wholeNumberOrNone({ question: `${label}, ${question}`, max }).view(
      `${name}-${part}`,
      typed,
      problems,
    )
    return view
  }
  const standing = { ...typed, [`${name}-standing`]: textOf(typed, `${name}-standing`) || 'provisional' }
  return [
    count('under18', 'under 18'),
    count('allHeld', 'all held'),
    text({ question: `${label}, counted on another day`, width: 'govuk-input--width-10' }).view(
      `${name}-countedOn`,
      typed,
      problems,
    ),
    standingField(label).view(`${name}-standing`, standing, problems),
  ].flatMap((view) => (view === null ? [] : [withHiddenLabel(view)]))
}

// The column says it to the eye, the label to the ear.
function withHiddenLabel(view: FieldView): FieldView {
  if (view.kind !== 'input' && view.kind !== 'select') return view
  const label = { ...view.options.label, classes: hiddenLabel }
  return view.kind === 'input'
    ? { kind: 'input', options: { ...view.options, label } }
    : { kind: 'select', options: { ...view.options, label } }
}
