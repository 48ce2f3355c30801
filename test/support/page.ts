import { parse, type HTMLElement } from 'node-html-parser'

/** A page as a person reads it. */
export interface TestPage {
  status: number
  /** The address it was found at. */
  path: string
  title: string
  /** `data-page` */
  name: string
  heading: string
  text: string
  /** The error summary's lines. */
  errors: string[]
  /** Rows of a table by its caption, or of the first one. */
  rows: (caption?: string) => string[][]
  /** The value beside a key in summary lists. */
  answer: (key: string) => string | undefined
  link: (text: string) => string | undefined
  /** A form by the start of its action, or the first one in main. */
  form: (action?: string) => { action: string; hidden: Record<string, string> }
  /** What stands in a control. */
  value: (name: string) => string | undefined
  html: HTMLElement
}

/** Reads nothing before it is asked for: most answers are only passed through on the way to another. */
export function readPage(text: string, status: number, path: string): TestPage {
  const html = once(() => parse(text))
  const main = once(() => html().querySelector('main') ?? html())
  const mainText = once(() => words(main()))
  return {
    status,
    path,
    get html() {
      return html()
    },
    get title() {
      return words(html().querySelector('title'))
    },
    get name() {
      return main().getAttribute('data-page') ?? ''
    },
    get heading() {
      return words(main().querySelector('h1'))
    },
    get text() {
      return mainText()
    },
    get errors() {
      return html().querySelectorAll('.govuk-error-summary li').map(words)
    },
    rows: (caption) => rowsOf(main(), caption).map((row) => row.querySelectorAll('th,td').map(words)),
    answer: (key) => words(rowWith(main(), key)?.querySelector('dd')),
    link: (label) =>
      html()
        .querySelectorAll('a')
        .find((each) => words(each).includes(label))
        ?.getAttribute('href'),
    form: (action) => formOf(html(), main(), action),
    value: (name) => valueOf(main(), name),
  }
}

const words = (element: HTMLElement | null | undefined) =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

function once<Value extends object | string>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= read())
}

function rowsOf(main: HTMLElement, caption?: string): HTMLElement[] {
  const tables = main.querySelectorAll('table')
  const table =
    caption === undefined
      ? tables[0]
      : tables.find((each) => each.querySelector('caption')?.textContent.includes(caption))
  return table?.querySelectorAll('tbody tr') ?? []
}

const rowWith = (main: HTMLElement, key: string) =>
  main
    .querySelectorAll('.govuk-summary-list__row')
    .find((row) => row.querySelector('dt')?.textContent.trim() === key)

function formOf(html: HTMLElement, main: HTMLElement, action?: string) {
  const forms = [...main.querySelectorAll('form'), ...html.querySelectorAll('form')].filter(
    (each) => each.getAttribute('method') === 'post',
  )
  const form =
    action === undefined ? forms[0] : forms.find((each) => each.getAttribute('action')?.includes(action))
  if (form === undefined)
    throw new Error(`There is no form ${action ?? ''} on this page: ${main.textContent.slice(0, 300)}`)
  const hidden = form
    .querySelectorAll('input[type=hidden]')
    .map((each) => [each.getAttribute('name') ?? '', each.getAttribute('value') ?? ''])
  return {
    action: form.getAttribute('action') ?? '',
    hidden: Object.fromEntries(hidden) as Record<string, string>,
  }
}

function valueOf(main: HTMLElement, name: string): string | undefined {
  const controls = main.querySelectorAll(`[name="${name}"]`)
  const chosen = controls.find((each) => each.hasAttribute('checked')) ?? controls[0]
  // A browser drops the line end right after the tag.
  if (chosen?.tagName === 'TEXTAREA') return chosen.textContent.replace(/^\n/, '')
  if (chosen?.tagName === 'SELECT') return chosen.querySelector('option[selected]')?.getAttribute('value')
  return chosen?.getAttribute('value')
}
