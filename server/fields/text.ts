import { z } from 'zod'
import { isBlank } from './comparison-key.ts'
import { boxOf, common, good, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions, Reading } from './field.ts'

export interface TextOptions extends FieldOptions {
  /** What to do when nothing was typed; without it the question may be left out. */
  missing?: string
  /** Characters, counted as people count them. */
  max?: number
  /** The shape it must have, with what to do when it has not. */
  pattern?: { regex: RegExp; message: string }
  /** A password may hold any character that can be stored: it is never shown. */
  isSecret?: true
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
    read: (name, typed) => readText(options, name, lineEnds(textOf(typed, name)).trim()),
    type: (name, value) => ({ [name]: value }),
    words: linesOf,
    view: (name, typed, problems) => ({
      kind: 'input',
      options: {
        ...boxOf(options, name, typed, problems),
        ...(options.width === undefined ? {} : { classes: options.width }),
        ...(options.autocomplete === undefined ? {} : { autocomplete: options.autocomplete }),
        ...(options.type === undefined ? {} : { type: options.type }),
      },
    }),
  }
}

/** A password: read as one line, never put into words and never shown again. */
export function password(options: TextOptions): Field<string> {
  const field = text({ max: 1000, isSecret: true, ...options })
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
    read: (name, typed) => readText({ max: 10_000, ...options }, name, lineEnds(textOf(typed, name)).trim()),
    type: (name, value) => ({ [name]: value }),
    words: linesOf,
    view: (name, typed, problems) => ({
      kind: 'textarea',
      options: {
        ...boxOf(options, name, typed, problems),
        rows: options.rows ?? 5,
      },
    }),
  }
}

/** Line ends are a single line feed, whatever sent them. */
const lineEnds = (text: string): string => text.replace(/\r\n?/g, '\n')

const ruleOf = (what: string, { max = 200, pattern }: TextOptions) =>
  `${what}, ${max.toLocaleString('en-GB')} characters at most${pattern === undefined ? '' : ` (${pattern.message})`}`

const linesOf = (value: string) => (value === '' ? [] : value.split('\n'))

function readText(options: TextOptions, name: string, typed: string): Reading<string> {
  // What nobody can see is no answer; a character that cannot be stored is refused as one.
  const value = isBlank(typed) && unwritableWords(typed) === undefined ? '' : typed
  const found = schemaOf(options).safeParse(value)
  if (!found.success) return wrong(name, found.error.issues[0]?.message ?? 'Check this answer')
  const refused = options.refuse?.(found.data)
  return refused === undefined ? good(found.data) : wrong(name, refused)
}

function schemaOf({ question, missing, max = 200, pattern, isSecret }: TextOptions) {
  const label = question.replace(/\?$/, '')
  const isRefused = isSecret === true ? unstorable : unwritable
  const writable = z.string().superRefine((value, context) => {
    const message = unwritableWords(value, isRefused)
    if (message !== undefined) context.addIssue({ code: 'custom', message: `${label}: ${message}` })
  })
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

/** NUL and halves of characters: not every part of the way can store or show them (SECURITY IN-04). */
const unstorable = /\0|\p{Cs}/u

/**
 * Those, and every control character but the tab and the line feed: nobody sees them, and the paper has no form for them.
 * Everything else stays as typed.
 */
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}/u

/**
 * What to do about the first character of a text that cannot be kept, with the words that it comes after; undefined where
 * there is none.
 */
export function unwritableWords(value: string, refused: RegExp = unwritable): string | undefined {
  const found = refused.exec(value)
  if (found === null) return undefined
  const before = Array.from(value.slice(0, found.index)).slice(-20).join('')
  const where = before.trim() === '' ? 'at the beginning' : `after “${before.trim()}”`
  return `take out the character ${where} that no program can show, such as one that came along with copied text. Delete it and type it again`
}
