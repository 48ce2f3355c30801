import { expect, it } from 'vitest'
import { stored } from '../incidents/incident.ts'
import { startApp } from '../support/app.ts'

it('a cell of a table says its column’s heading, for a phone on which rows are stacked', async () => {
  const app = await startApp()
  const head = await app.signedIn(app.people.head)
  await stored(app)
  const { html } = await head.open('/incidents')
  const table = html.querySelector('table.app-table')
  const columns = table?.querySelectorAll('thead th').map((each) => each.textContent.trim())
  const cells = table?.querySelectorAll('tbody tr:first-child > *') ?? []
  expect(cells.map((cell) => cell.getAttribute('data-heading'))).toEqual(columns)
})
