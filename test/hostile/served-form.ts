import type { HTMLElement } from 'node-html-parser'
import type { TestPage } from '../support/page.ts'

/** A form as it is served, read from its page. */
export interface Standing {
  action: string
  base: Record<string, string>
  names: ReadonlySet<string>
  controls: HTMLElement[]
  autosave: string | undefined
}

const placesToType =
  'input:not([type]),input[type=text],input[type=search],input[type=email],input[type=password],input[type=tel],input[type=url],input[type=number],textarea'

/** Every control of a form that somebody can type into. */
export const textControlsIn = (form: HTMLElement): HTMLElement[] => form.querySelectorAll(placesToType)

export const nameOf = (control: HTMLElement) => control.getAttribute('name') ?? ''
export const isSecret = (control: HTMLElement) => control.getAttribute('type') === 'password'
/** Works once: a page may show it again or not. */
export const isCode = (control: HTMLElement) => control.getAttribute('autocomplete') === 'one-time-code'

/** The form as it stands on a page: what it would send untouched, and where one types. */
export function standing(
  page: TestPage,
  { action, filledByScript = [] }: { action?: string; filledByScript?: string[] },
): Standing {
  const wanted = page.form(action).action
  const form = page.html
    .querySelectorAll('form[method=post]')
    .find((each) => each.getAttribute('action') === wanted)
  if (form === undefined) throw new Error(`No form ${wanted} on ${page.path}`)
  const hidden = filledByScript.flatMap((name) => form.querySelectorAll(`input[name=${name}]`))
  return {
    action: wanted,
    base: valuesIn(form),
    names: new Set(form.querySelectorAll('input,textarea,select').map(nameOf)),
    controls: [...textControlsIn(form), ...hidden],
    autosave: form.getAttribute('data-autosave'),
  }
}

function valuesIn(form: HTMLElement): Record<string, string> {
  const values: Record<string, string> = {}
  for (const control of form.querySelectorAll('input,textarea,select')) {
    const type = control.getAttribute('type') ?? ''
    if (/radio|checkbox/.test(type) && !control.hasAttribute('checked')) continue
    if (type === 'file') continue
    values[nameOf(control)] = valueOf(control)
  }
  return values
}

function valueOf(control: HTMLElement): string {
  if (control.tagName === 'TEXTAREA') return control.textContent.replace(/^\n/, '')
  if (control.tagName === 'SELECT')
    return control.querySelector('option[selected]')?.getAttribute('value') ?? ''
  return control.getAttribute('value') ?? ''
}

/** The controls that a page's messages lead to. */
export const flagged = (page: TestPage): string[] =>
  page.html
    .querySelectorAll('.govuk-error-summary a')
    .map((link) => link.getAttribute('href')?.split('#')[1] ?? '')

// A date's message leads to its first part.
const whole = (control: string) => control.replace(/-(day|month|year|time)$/, '')
export const isOf = (link: string, control: string) => whole(link) === whole(control)

/** Every text in what was kept, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
