import { describe, expect, it } from 'vitest'
import { reportPage } from '../../server/issued-documents/report-page.ts'
import { render } from '../../server/views.ts'
import type { Frame } from '../../server/views.ts'
import type { RecordFormPage, RecordListPage } from '../../server/records/page-types.ts'
import { aFormPage, aListPage, aReport } from './samples.ts'

const frame: Frame = {
  title: 'Record an incident',
  page: 'incidents/record',
  product: 'Secure Estate Scrutiny',
  navigation: [{ href: '/incidents', text: 'Incidents', current: true }],
}

const formWith = (page: Partial<RecordFormPage>) => render('records/form', { ...aFormPage, ...page }, frame)
const listWith = (page: Partial<RecordListPage>) => render('records/list', { ...aListPage, ...page }, frame)

describe('a page', () => {
  it('says its title, then the service', () => {
    expect(formWith({})).toContain('<title>Record an incident – Secure Estate Scrutiny</title>')
  })

  it('says in its title that there is an error', () => {
    const html = render('records/form', aFormPage, { ...frame, hasErrors: true })
    expect(html).toContain('<title>Error: Record an incident – Secure Estate Scrutiny</title>')
  })

  it('names itself on its main element', () => {
    expect(formWith({})).toContain('data-page="incidents/record"')
  })

  it('has one main heading', () => {
    expect(formWith({}).match(/<h1/g)).toHaveLength(1)
  })

  it('is marked where it is restricted, and says when it is a demonstration', () => {
    const html = render('records/form', aFormPage, {
      ...frame,
      marking: 'OFFICIAL-SENSITIVE',
      demonstration: 'Invented',
    })
    expect(html).toMatch(/OFFICIAL-SENSITIVE[^]*Invented[^]*Secure Estate Scrutiny<\/a>/)
  })

  it('offers to sign out only to a person who is signed in', () => {
    const person = { name: 'Sal' }
    expect(formWith({})).not.toContain('/sign-out')
    expect(render('records/form', aFormPage, { ...frame, person, csrf: 'c1' })).toMatch(
      /action="\/sign-out">\s*<input type="hidden" name="_csrf" value="c1">/,
    )
  })
})

describe('a form', () => {
  it('shows what was typed as text, never as markup, line by line as it was', () => {
    const value = '\n  "No" & <b>stop</b>\n  second line'
    const html = formWith({ sections: [{ fields: [{ kind: 'textarea', options: { ...account, value } }] }] })
    expect(html).toContain('>\n\n  &quot;No&quot; &amp; &lt;b&gt;stop&lt;/b&gt;\n  second line</textarea>')
  })

  it('gives Enter the main button, though buttons that add and remove stand before it', () => {
    const [first] = /<button type="submit"[^>]*>/.exec(formWith({}).split('<form').at(-1) ?? '') ?? []
    expect(first).toBe(
      '<button type="submit" class="app-main-button-first" tabindex="-1" aria-hidden="true">',
    )
  })

  it('never sends a password back', () => {
    const options = { ...account, value: 'hunter2' }
    expect(formWith({ sections: [{ fields: [{ kind: 'password', options }] }] })).not.toContain('hunter2')
  })

  it('carries its forgery token and hidden fields', () => {
    expect(formWith({})).toContain('<input type="hidden" name="_csrf" value="c1">')
    expect(formWith({})).toContain('<input type="hidden" name="version" value="3">')
  })

  it('is refused when a word it prints is missing', () => {
    const page: Partial<RecordFormPage> = { ...aFormPage }
    delete page.action
    expect(() => render('records/form', page as RecordFormPage, frame)).toThrow('"action" not defined')
  })
})

describe('a list', () => {
  it('says which column it is sorted by, and how', () => {
    expect(listWith({})).toMatch(
      /<th scope="col"[^>]* aria-sort="descending"><a class="app-sort" href="\?sort&#x3D;happened">/,
    )
  })

  it('says what would be here instead of showing an empty table', () => {
    const html = listWith({ empty: { text: 'No incidents yet.' } })
    expect(html).toContain('No incidents yet.')
    expect(html).not.toContain('<table')
  })
})

describe('a report as a page', () => {
  const html = render('report/show', reportPage(aReport), frame)

  it('links its contents to its sections', () => {
    expect(html).toContain('<a class="govuk-link" href="#use">5 Use of restraint</a>')
    expect(html).toContain('<section class="app-report__section" id="use"')
  })

  it('draws a chart with its alternative text, and its numbers beside it', () => {
    expect(html).toMatch(/<svg[^>]* role="img"[^]*<desc[^>]*>From 61 in April to 102 in July\.<\/desc>/)
    expect(html).toMatch(/<figure[^]*<details[^]*<caption[^>]*>Table 4: By month<\/caption>[^]*<\/figure>/)
  })

  it('gives each table a caption, and header cells with scope', () => {
    expect(html).toContain(
      '<th scope="col" role="columnheader" class="govuk-table__header app-table__plain govuk-table__header--numeric">Incidents</th>',
    )
    expect(html).toMatch(
      /<th scope="row" role="rowheader" data-heading="[^"]+" class="govuk-table__header">April</,
    )
    expect(html).toMatch(
      /<tfoot role="rowgroup"><tr role="row" class="govuk-table__row app-table__total">\s*<th scope="row"[^>]*>Total/,
    )
  })
})

const account = { id: 'account', name: 'account', label: { text: 'The child’s account' } }
