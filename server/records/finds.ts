import { number } from '../../reports/wording.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import type { Typed } from '../fields/field.ts'
import { questionOf, type AnyForm } from '../fields/form.ts'
import { looksPersonal, type Looks } from '../fields/looks-personal.ts'

/** A text that looks like a name, a date of birth or a number of one person: listed once, however often it was typed. */
export interface Find {
  key: string
  what: Looks['what']
  /** As it stands where it was found first. */
  text: string
  /** The question in whose answer it stands first. */
  question: string
  /** Every question in whose answer it stands. */
  questions: string[]
  /** A few words on both sides. */
  before: string
  after: string
  count: number
  /** Whether nothing can be submitted before it is decided: it stands elsewhere than in a child's own account. */
  mustDecide: boolean
}

/** The id of the control in which what replaces a find is typed: by its place in the list. */
export const findId = (place: number): string => `replacement-${place + 1}`

export interface Looking {
  /** Local date. */
  today: string
  /** Comparison keys of what was accepted at the establishment. */
  accepted: ReadonlySet<string>
}

/** So many characters are looked through in all, far more than anybody writes of one record (SECURITY IN-06). */
export const lookedThrough = 200_000

/** Said where more was typed. */
export const tooLong = `These texts are very long: only their first ${number(lookedThrough)} characters were checked for names`

const around = 40

/** What was typed into a form's texts that looks as if it named a person, and has not been accepted. */
export function findsIn(form: AnyForm, typed: Typed, looking: Looking): Find[] {
  const finds = new Map<string, Find>()
  for (const { question, isOwnWords, text } of textsIn(form, typed))
    for (const looks of looksIn(text, looking)) {
      const key = comparisonKey(looks.text)
      const known = finds.get(key)
      const mustDecide = !isOwnWords || known?.mustDecide === true
      const questions = [...new Set([...(known?.questions ?? []), question])]
      if (known === undefined)
        finds.set(key, { key, ...findOf(looks, text), question, questions, count: 1, mustDecide })
      else Object.assign(known, { count: known.count + 1, questions, mustDecide })
    }
  return [...finds.values()]
}

/** Whether more was typed than is looked through. */
export const isTooLong = (form: AnyForm, typed: Typed): boolean =>
  lengthOf(Object.entries(typed).filter(([control]) => textHeld(form, control) !== undefined)) > lookedThrough

const lengthOf = (controls: [string, Typed[string]][]) =>
  controls.reduce((sum, [, text]) => sum + (typeof text === 'string' ? text.length : 0), 0)

interface TypedText {
  control: string
  question: string
  isOwnWords: boolean
  text: string
}

function textsIn(form: AnyForm, typed: Typed): TypedText[] {
  let left = lookedThrough
  return Object.entries(typed).flatMap(([control, text]) => {
    const field = textHeld(form, control)
    if (field === undefined || typeof text !== 'string' || left <= 0) return []
    const read = text.slice(0, left)
    left -= text.length
    return [{ control, question: field.label, isOwnWords: field.holds === 'own words', text: read }]
  })
}

function textHeld(form: AnyForm, control: string) {
  const field = questionOf(form, control)
  return field?.holds === 'text' || field?.holds === 'own words' ? field : undefined
}

const looksIn = (text: string, { today, accepted }: Looking): Looks[] =>
  looksPersonal(text, today).filter((looks) => !accepted.has(comparisonKey(looks.text)))

const findOf = ({ what, text: found, at, end }: Looks, text: string) => ({
  what,
  text: found,
  before: text.slice(Math.max(0, at - around), at).replace(at > around ? /^\S*\s/u : /^/u, ''),
  after: text.slice(end, end + around).replace(text.length > end + around ? /\s\S*$/u : /$/u, ''),
})

/** What was typed, with another text wherever this one was found; only the controls that change. */
export function replacedIn(form: AnyForm, typed: Typed, key: string, instead: string): Typed {
  const changed = Object.entries(typed).flatMap(([control, text]) => {
    if (typeof text !== 'string' || textHeld(form, control) === undefined) return []
    const whole = replaced(text, key, instead)
    return whole === text ? [] : [[control, whole] as const]
  })
  return Object.fromEntries(changed)
}

function replaced(text: string, key: string, instead: string): string {
  const parts: string[] = []
  let from = 0
  for (const looks of looksPersonal(text))
    if (comparisonKey(looks.text) === key) {
      parts.push(text.slice(from, looks.at), instead)
      from = looks.end
    }
  return [...parts, text.slice(from)].join('')
}
