import type { Context, Field, Problem, Reading, Typed } from '../fields/field.ts'
import { form, readForm, type AnyForm, type Form, type Rule } from '../fields/form.ts'
import { canonical } from '../history/canonical.ts'

/**
 * Questions whose answers are often known only after a record is submitted. As long as they are open they are answered on a
 * page of their own, without a reason: an addition. Changing an answer that was given is a correction.
 */
export interface Later<Values> {
  /** In the address: 'signature'. */
  slug: string
  /** What the button says: 'Say when it was signed'. */
  button: string
  /** The heading of its page. */
  title: string
  /** Its page begins with the answers that stand: a state from which things go on. */
  showsAnswers?: true
  /** What is open in a record; none: there is nothing to add. */
  open: (content: Values) => readonly OpenQuestions[]
}

/** Questions that are asked together, by control: 'signedAt', 'children-0-debrief'. */
export interface OpenQuestions {
  /** Whom they are about, where they are asked of several: 'K-12'. */
  legend?: string
  controls: readonly string[]
}

/** A question of a form, or of one of several within it. */
interface Question {
  control: string
  field: Field<unknown>
  name: string
  within?: { place: number; each: string; item: Form<Record<string, unknown>> }
}

type Content = Record<string, unknown>
type Item = Record<string, unknown>

/** @throws Error for a control that no question of the form has: a kind names one that is not there */
function questionAt(asked: AnyForm, control: string): Question {
  const fields = asked.fields as Record<string, Field<unknown>>
  const inItem = /^(\w+)-(\d+)-(\w+)$/u.exec(control)
  if (inItem === null) return { control, name: control, field: known(fields[control], control) }
  const [, name = '', place = '', each = ''] = inItem
  const item = known(fields[name]?.item, control) as Form<Item>
  const field = known(item.fields[each], control)
  return { control, name, field, within: { place: Number(place), each, item } }
}

function known<Found>(found: Found | undefined, control: string): Found {
  if (found === undefined) throw new Error(`The form has no question ${control}`)
  return found
}

/** A form of nothing but these questions of another; each keeps the name of its control. */
export const laterForm = (asked: AnyForm, controls: readonly string[]): Form<Content> =>
  form<Content>(Object.fromEntries(controls.map((control) => [control, questionAt(asked, control).field])))

/**
 * The record with what was typed added to it.
 * Rules that the record broke before, which may be older than they are, are not held against an addition.
 * @returns messages at the questions of the page, one of them that nothing was answered
 */
export function readLater<Values extends object>(
  asked: Form<Values>,
  { content, controls }: { content: Values; controls: readonly string[] },
  { typed, context }: { typed: Typed; context: Context },
): Reading<Values> {
  const page = laterForm(asked, controls)
  const read = readForm(page, typed, context)
  if (!read.ok) return read
  const questions = controls.map((control) => questionAt(asked, control))
  const added = questions.reduce<Content>(
    (so, question) => withAnswer(so, question, read.value[question.control]),
    content as Content,
  )
  const [first = ''] = controls
  if (canonical(added) === canonical(content))
    return {
      ok: false,
      problems: [{ control: first, message: 'Answer a question that was open, or go back' }],
    }
  const problems = brokenBy(asked, questions, { before: content as Content, after: added, context }).map(
    ({ control, message }) => ({ control: shownAt(page, control) ?? first, message }),
  )
  return problems.length === 0 ? { ok: true, value: added as Values } : { ok: false, problems }
}

/** What stands in a record, as somebody would have typed it on the page of these questions. */
export const typeLater = (asked: AnyForm, content: object, controls: readonly string[]): Typed =>
  Object.assign(
    {},
    ...controls.map((control) => {
      const { field, name, within } = questionAt(asked, control)
      const answer = (content as Content)[name]
      return field.type(
        control,
        within === undefined ? answer : (answer as Item[])[within.place]?.[within.each],
      )
    }),
  ) as Typed

function withAnswer(content: Content, { name, within }: Question, answer: unknown): Content {
  if (within === undefined) return { ...content, [name]: answer }
  const items = content[name] as Item[]
  const changed = items.map((item, place) =>
    place === within.place ? { ...item, [within.each]: answer } : item,
  )
  return { ...content, [name]: changed }
}

interface Added {
  before: Content
  after: Content
  context: Context
}

/** The rules of the form, and of each item that was answered about, which hold before and not after. */
function brokenBy<Values>(asked: Form<Values>, questions: readonly Question[], added: Added): Problem[] {
  const whole = newlyBroken(asked.rules as unknown as readonly Rule<Content>[], added)
  const items = new Map(
    questions.flatMap(({ name, within }) =>
      within === undefined ? [] : [[`${name}-${within.place}`, { name, ...within }] as const],
    ),
  )
  return [
    ...whole,
    ...[...items].flatMap(([start, { name, place, item }]) => {
      const itemOf = (content: Content) => (content[name] as Item[])[place] ?? {}
      const own = { ...added, before: itemOf(added.before), after: itemOf(added.after) }
      return newlyBroken(item.rules, own).map(({ control, message }) => ({
        control: `${start}-${control}`,
        message,
      }))
    }),
  ]
}

const newlyBroken = (rules: readonly Rule<Content>[], { before, after, context }: Added): Problem[] =>
  rules
    .filter((rule) => rule.broken(after, context) && !rule.broken(before, context))
    .map(({ at, message }) => ({
      control: at,
      message: typeof message === 'string' ? message : message(after),
    }))

/** The control itself where the page shows it. */
const shownAt = (page: Form<Content>, control: string): string | undefined =>
  Object.entries(page.fields).some(([name, field]) => field.owns(name, control) || name === control)
    ? control
    : undefined
