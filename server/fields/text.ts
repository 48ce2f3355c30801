import { z } from 'zod'
import { isBlank } from './comparison-key.ts'
import { common, good, hintOf, messageFor, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions, Reading } from './field.ts'

export interface TextOptions extends FieldOptions {
  /** What to do when nothing was typed; without it the question may be left out. */
  missing?: string
  /** Characters, counted as people count them. */
  max?: number
  /** The shape it must have, with what to do when it has not. */
  pattern?: { regex: RegExp; message: string }
  /** What to do where something stored speaks against the text; undefined where nothing does. */
  refuse?: (text: string) => string | undefined
  rows?: number
  width?: string
  autocomplete?: string
  type?: string
}

/** One line, kept as typed but for spaces at both ends. */
export function text(options: TextOptions): Field<string> {
  return {
    ...common({ holds: 'text', ...options }, ruleOf('one line', options)),
    owns: ownsItsName,
    read: (name, typed) => readText(options, name, textOf(typed, name).trim()),
    type: (name, value) => ({ [name]: value }),
    words: linesOf,
    view: (name, typed, problems) => ({
      kind: 'input',
      options: {
        id: name,
        name,
        label: { text: options.question },
        ...hintOf(options.hint),
        ...messageFor(problems, name),
        value: textOf(typed, name),
        ...(options.width === undefined ? {} : { classes: options.width }),
        ...(options.autocomplete === undefined ? {} : { autocomplete: options.autocomplete }),
        ...(options.type === undefined ? {} : { type: options.type }),
      },
    }),
  }
}

/** A password: read as one line, never put into words and never shown again. */
export function password(options: TextOptions): Field<string> {
  const field = text({ max: 1000, ...options })
  return {
    ...field,
    words: () => [],
    view: (name, typed, problems) => {
      const view = field.view(name, typed, problems)
      return view?.kind === 'input' ? { kind: 'password', options: view.options } : view
    },
  }
}

/** Several lines. Line ends are kept as a single line feed, whatever the browser sent. */
export function longText(options: TextOptions): Field<string> {
  return {
    ...common({ holds: 'text', ...options }, ruleOf('text', { max: 10_000, ...options })),
    owns: ownsItsName,
    read: (name, typed) =>
      readText({ max: 10_000, ...options }, name, textOf(typed, name).replace(/\r\n?/g, '\n').trim()),
    type: (name, value) => ({ [name]: value }),
    words: linesOf,
    view: (name, typed, problems) => ({
      kind: 'textarea',
      options: {
        id: name,
        name,
        label: { text: options.question },
        ...hintOf(options.hint),
        ...messageFor(problems, name),
        value: textOf(typed, name),
        rows: options.rows ?? 5,
      },
    }),
  }
}

const ruleOf = (what: string, { max = 200, pattern }: TextOptions) =>
  `${what}, ${max.toLocaleString('en-GB')} characters at most${pattern === undefined ? '' : ` (${pattern.message})`}`

const linesOf = (value: string) => (value === '' ? [] : value.split('\n'))

function readText(options: TextOptions, name: string, typed: string): Reading<string> {
  // What nobody can see is no answer; a character that cannot be stored is refused as one.
  const value = isBlank(typed) && isWritable(typed) ? '' : typed
  const found = schemaOf(options).safeParse(value)
  if (!found.success) return wrong(name, found.error.issues[0]?.message ?? 'Check this answer')
  const refused = options.refuse?.(found.data)
  return refused === undefined ? good(found.data) : wrong(name, refused)
}

function schemaOf({ question, missing, max = 200, pattern }: TextOptions) {
  const label = question.replace(/\?$/, '')
  const writable = z.string().refine(isWritable, `${label}: take out the character that no program can show`)
  const short = writable.refine(
    (value) => !isLonger(value, max),
    `${label}: use ${max.toLocaleString('en-GB')} characters or fewer`,
  )
  const shaped = short.refine(
    (value) => value === '' || pattern?.regex.test(value) !== false,
    pattern?.message,
  )
  return missing === undefined ? shaped : shaped.refine((value) => value !== '', missing)
}

// As people count them, a character is one or two of the text's units: only what may be either is counted out.
const isLonger = (value: string, max: number) =>
  value.length > max && (value.length > 2 * max || Array.from(value).length > max)

// NUL and lone surrogates cannot be stored or shown by every part of the way (SECURITY IN-04); everything else stays as typed.
export const isWritable = (value: string) => value.isWellFormed() && !value.includes('\0')
