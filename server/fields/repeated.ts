import type { Form } from './form.ts'
import { readForm, rowsOf, typeForm } from './form.ts'
import type { Context, Field, FieldOptions, Problem, Reading, Typed } from './field.ts'
import { common, good } from './field.ts'

export interface RepeatedOptions<Item> extends FieldOptions {
  item: Form<Item>
  /** 'Child', 'Action': "Child 2", "Add another child". */
  one: string
  /** What to do when there is none; without it none is an answer. */
  missing?: string
  max: number
  /** One line for an item in summaries, in place of its rows joined. */
  line?: (item: Item) => string
}

/**
 * Several of the same. Control names are 'children-0-age'; rows in which nothing was typed are left out. The buttons
 * 'add' and 'remove' submit the form, so it works without a script.
 */
export function repeated<Item>(options: RepeatedOptions<Item>): Field<Item[]> {
  return {
    ...common(options, `${options.max} at most, of each`),
    item: options.item,
    owns: (name, control) => control.startsWith(`${name}-`) && ownsRow(options, name, control),
    read: (name, typed, context) => readItems(options, name, typed, context),
    type: (name, items) =>
      Object.assign(
        {},
        ...items.map((item, place) => prefixed(typeForm(options.item, item), name, place)),
      ) as Typed,
    words: (items) =>
      items.map((item) => whole(options, item)).map((item) => options.line?.(item) ?? lineOf(options, item)),
    ...(options.line === undefined ? { items: (items: unknown) => itemsOf(options, items as Item[]) } : {}),
    view: (name, typed, problems) => ({
      kind: 'repeated',
      name,
      legend: options.question,
      ...(options.hint === undefined ? {} : { hint: options.hint }),
      ...errorOf(name, problems),
      items: shownRows(name, typed).map((place, nth, all) => ({
        legend: `${options.one} ${nth + 1}`,
        isNew: typed[markOf(name, place)] !== undefined,
        fields: fieldsOf(options.item).flatMap(
          ([each, field]) => field.view(`${name}-${place}-${each}`, typed, problems) ?? [],
        ),
        ...(all.length > 1
          ? {
              remove: {
                name: 'remove',
                value: `${name}-${place}`,
                text: `Remove ${options.one.toLowerCase()} ${nth + 1}`,
              },
            }
          : {}),
      })),
      add: { name: 'add', value: name, text: `Add another ${options.one.toLowerCase()}` },
    }),
  }
}

const itemsOf = <Item>(options: RepeatedOptions<Item>, items: readonly Item[]) =>
  items.map((item, place) => ({
    title: `${options.one} ${place + 1}`,
    rows: rowsOf(options.item, whole(options, item) as Partial<Item>, 'scrutineer').map(({ key, value }) => ({
      key,
      value,
    })),
  }))

/** An item of a record's version, which leaves out what was not answered or was never asked for: null again. */
const whole = <Item>({ item: asked }: RepeatedOptions<Item>, item: Item): Item => ({
  ...Object.fromEntries(fieldsOf(asked).map(([name]) => [name, null])),
  ...item,
})

/** Adds an empty row to what was typed. */
export function withRowAdded(typed: Typed, name: string): Typed {
  const rows = shownRows(name, typed)
  const next = Math.max(-1, ...rows) + 1
  return { ...typed, [markOf(name, next)]: '' }
}

/** What keeps a row that nobody has typed into yet: its page opens there. */
const markOf = (name: string, place: number): string => `${name}-${place}-`

/** Takes one row, 'children-1', out of what was typed. */
export const withRowRemoved = (typed: Typed, row: string): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([control]) => !control.startsWith(`${row}-`)))

const fieldsOf = (asked: { fields: unknown }) =>
  Object.entries(asked.fields as Record<string, Field<unknown>>)

const prefixed = (typed: Typed, name: string, place: number): Typed =>
  Object.fromEntries(Object.entries(typed).map(([control, value]) => [`${name}-${place}-${control}`, value]))

function ownsRow<Item>(options: RepeatedOptions<Item>, name: string, control: string): boolean {
  const found = /^(\d{1,3})-(.*)$/.exec(control.slice(name.length + 1))
  if (found === null) return false
  return fieldsOf(options.item).some(([each, field]) => field.owns(each, found[2] ?? ''))
}

/** Places of the rows that were posted, in order. */
function placesOf(name: string, typed: Typed): number[] {
  const places = Object.keys(typed).flatMap((control) => {
    const found = control.startsWith(`${name}-`) ? /^(\d{1,3})-/.exec(control.slice(name.length + 1)) : null
    return found === null ? [] : [Number(found[1])]
  })
  return [...new Set(places)].sort((a, b) => a - b)
}

const shownRows = (name: string, typed: Typed): number[] => {
  const places = placesOf(name, typed)
  return places.length === 0 ? [0] : places
}

function rowOf(name: string, place: number, typed: Typed): Typed {
  const start = `${name}-${place}-`
  const own = Object.entries(typed).filter(([control]) => control.startsWith(start))
  return Object.fromEntries(own.map(([control, value]) => [control.slice(start.length), value]))
}

const isBlank = (row: Typed) =>
  Object.values(row).every((value) => value === undefined || value === '' || value.length === 0)

function readItems<Item>(
  options: RepeatedOptions<Item>,
  name: string,
  typed: Typed,
  context: Context,
): Reading<Item[]> {
  const items: Item[] = []
  const problems: Problem[] = []
  const places = placesOf(name, typed)
  for (const [nth, place] of places.entries()) {
    const row = rowOf(name, place, typed)
    if (isBlank(row)) continue
    const found = readForm(options.item, row, context)
    // Of several the message says which: a summary of errors lists the same one for each.
    const which = places.length > 1 ? `${options.one} ${nth + 1}: ` : ''
    if (found.ok) items.push(found.value)
    else
      problems.push(
        ...found.problems.map((each) => ({
          control: `${name}-${place}-${each.control}`,
          message: which + each.message,
        })),
      )
  }
  problems.push(...countProblems(options, name, typed, items.length + problems.length))
  return problems.length === 0 ? good(items) : { ok: false, problems }
}

function countProblems<Item>(
  options: RepeatedOptions<Item>,
  name: string,
  typed: Typed,
  count: number,
): Problem[] {
  if (count > options.max)
    return [
      { control: name, message: `${options.question.replace(/\?$/, '')}: enter ${options.max} at most` },
    ]
  if (count > 0 || options.missing === undefined) return []
  return [{ control: firstControl(options, name, typed), message: options.missing }]
}

const firstControl = <Item>(options: RepeatedOptions<Item>, name: string, typed: Typed) =>
  `${name}-${shownRows(name, typed)[0] ?? 0}-${fieldsOf(options.item)[0]?.[0] ?? ''}`

function errorOf(name: string, problems: readonly Problem[]): { error?: string } {
  const problem = problems.find((each) => each.control === name)
  return problem === undefined ? {} : { error: problem.message }
}

const lineOf = <Item>(options: RepeatedOptions<Item>, item: Item): string =>
  rowsOf(options.item, item as Partial<Item>, 'scrutineer')
    .filter((row) => row.value.length > 0)
    .map((row) => `${row.key}: ${row.value.join(', ')}`)
    .join('; ')
