import type { FieldView } from '../fields/field-view.ts'
import { textOf, textsOf, type Typed } from '../fields/field.ts'
import type { Answer } from './route.ts'

/** The page with its form filled in again, and a line that says why. */
export function withKept(answer: Answer, typed: Typed): Answer {
  if (answer.kind !== 'page') return answer
  const banner = {
    title: 'Your text is here',
    text: 'It could not be sent when you pressed the button, because you had to sign in first. Check it and send it again.',
  }
  return { ...answer, html: { ...answer.html, page: filled(answer.html.page, typed), banner } }
}

/** Any page with its fields filled: they are found wherever they stand in it. */
function filled(page: unknown, typed: Typed): unknown {
  if (Array.isArray(page)) return page.map((each) => filled(each, typed))
  if (page === null || typeof page !== 'object') return page
  if (isField(page)) return fillField(page, typed)
  return Object.fromEntries(Object.entries(page).map(([name, value]) => [name, filled(value, typed)]))
}

const kinds = new Set([
  'input',
  'textarea',
  'radios',
  'checkboxes',
  'select',
  'date',
  'date-time',
  'repeated',
])

const isField = (part: object): part is FieldView =>
  'kind' in part && kinds.has(String(part.kind)) && ('options' in part || 'date' in part || 'items' in part)

function fillField(field: FieldView, typed: Typed): FieldView {
  switch (field.kind) {
    case 'input':
    case 'textarea':
      return { ...field, options: withValue(field.options, typed) }
    case 'select':
      return {
        ...field,
        options: { ...field.options, items: marked(field.options, typed, 'selected') },
      } as FieldView
    case 'radios':
    case 'checkboxes':
      if (field.options.isOfThisPage) return field
      return {
        ...field,
        options: { ...field.options, items: marked(field.options, typed, 'checked') },
      } as FieldView
    case 'date':
      return { ...field, options: withDay(field.options, typed) }
    case 'date-time':
      return { ...field, date: withDay(field.date, typed), time: withValue(field.time, typed) }
    case 'repeated':
      return { ...field, items: filled(field.items, typed) as typeof field.items }
    case 'password':
    case 'file':
      return field
  }
}

const withValue = <Options extends { name: string }>(options: Options, typed: Typed): Options =>
  options.name in typed ? { ...options, value: textOf(typed, options.name) } : options

function marked(
  { name, items }: { name: string; items: readonly object[] },
  typed: Typed,
  mark: 'checked' | 'selected',
): object[] {
  if (!(name in typed)) return [...items]
  const chosen = textsOf(typed, name)
  return items.map((item) =>
    'value' in item ? { ...item, [mark]: chosen.includes(String(item.value)) } : item,
  )
}

type Day = Extract<FieldView, { kind: 'date' }>['options']

function withDay(options: Day, typed: Typed): Day {
  const part = (name: 'day' | 'month' | 'year') => {
    const control = `${options.namePrefix}-${name}`
    return control in typed ? { ...options[name], value: textOf(typed, control) } : options[name]
  }
  return { ...options, day: part('day'), month: part('month'), year: part('year') }
}
