import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { readTemplates, templateFiles } from '../../server/view-templates.ts'
import { normalised } from './html.ts'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}

const { compile } = readTemplates()
const components = templateFiles().filter(({ name }) => name.startsWith('components/'))

/** How many of govuk-frontend's cases each component answers for; fewer means that a declaration went. */
const expectedCases: Record<string, number> = {
  'components/back-link': 5,
  'components/breadcrumbs': 9,
  'components/button': 31,
  'components/checkboxes': 4,
  'components/date-input': 7,
  'components/details': 6,
  'components/error-message': 4,
  'components/error-summary': 11,
  'components/file-upload': 8,
  'components/generic-header': 3,
  'components/hint': 4,
  'components/input': 27,
  'components/inset-text': 4,
  'components/label': 14,
  'components/notification-banner': 12,
  'components/pagination': 6,
  'components/panel': 4,
  'components/radios': 8,
  'components/select': 4,
  'components/service-navigation': 5,
  'components/skip-link': 7,
  'components/summary-list': 7,
  'components/tag': 10,
  'components/textarea': 8,
  'components/warning-text': 5,
}

describe.each(components)('$name', ({ name, source }) => {
  const declared = declaredOptions(source)
  const cases = fixtures(name).filter(({ options }) => fits(options, declared))

  it('answers for as many cases as before', () => {
    expect(cases.length).toBe(expectedCases[name])
    expect(cases.length).toBeGreaterThan(0)
  })

  it.each(cases)('draws what GOV.UK draws: $name', ({ options, html }) => {
    const drawn = compile(`{{#> ${name} this}}{{/${name}}}`)(options)
    expect(normalised(drawn)).toBe(normalised(html))
  })
})

interface Declared {
  /** Every option the partial knows, by its path: 'label.text'; a value where only that one is known. */
  known: Map<string, string | undefined>
  /** Options without which it cannot be drawn, marked '!'. */
  required: string[]
}

/** From the comment at a partial's top: `{{!-- options: text! classes type=submit; further words --}}`. */
function declaredOptions(source: string): Declared {
  const [, list] = /^\{\{!-- options: (.*?)(?:;.*)? --\}\}/.exec(source) ?? []
  const words = list?.split(' ') ?? []
  return {
    known: new Map(
      words.map((word) => {
        const [path = '', value] = word.replace('!', '').split('=')
        return [path, value]
      }),
    ),
    required: words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1)),
  }
}

function fixtures(component: string): Fixture[] {
  const file = `govuk-frontend/dist/govuk/${component}/fixtures.json`
  const text = readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')
  return (JSON.parse(text) as { fixtures: Fixture[] }).fixtures
}

function fits(options: Record<string, unknown>, { known, required }: Declared): boolean {
  const given = leaves(options)
  return (
    given.every(
      ({ path, value }) =>
        value !== 'null' && known.has(path) && [undefined, value].includes(known.get(path)),
    ) && required.every((path) => isGiven(options, path.split('.')))
  )
}

function leaves(value: unknown, path = ''): { path: string; value: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path))
  if (typeof value !== 'object' || value === null) return [{ path, value: String(value) }]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path ? `${path}.${key}` : key))
}

/** In a list there must be one, and every item must have it. */
function isGiven(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return value !== undefined && value !== null && value !== ''
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => isGiven(item, [key, ...rest]))
  return typeof value === 'object' && value !== null && isGiven((value as Record<string, unknown>)[key], rest)
}
