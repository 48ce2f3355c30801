import { expect, it } from 'vitest'
import { startApp } from '../support/app.ts'

const many = (list: string, control: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_each, place) => [`${list}-${place}-${control}`, `K-${place}`]),
  )

it.each([
  { section: 'children', who: 'head', kind: 'incident', typed: many('children', 'pseudonym', 20) },
  { section: 'staff', who: 'head', kind: 'incident', typed: many('staff', 'pseudonym', 20) },
  { section: 'actions', who: 'businessManager', kind: 'qa-meeting', typed: many('actions', 'action', 50) },
  {
    section: 'attendance',
    who: 'businessManager',
    kind: 'qa-meeting',
    typed: many('attendance', 'note', 40),
  },
] as const)('as many $section as may be entered can also be sent', async ({ section, who, kind, typed }) => {
  const base = `/${kind}s`
  const app = await startApp()
  const person = app.people[who]
  await app.parts.db
    .insertInto('draft')
    .values({
      id: 'draft-1',
      personId: person.id,
      role: person.role,
      establishmentId: person.establishmentId,
      kind,
      subjectId: null,
      baseVersion: null,
      typed: JSON.stringify(typed),
      startedAt: '2019-06-03T08:00:00.000Z',
      savedAt: '2019-06-03T08:00:00.000Z',
    })
    .execute()
  const browser = await app.signedIn(person)
  const page = await browser.open(`${base}/drafts/draft-1/${section}`)
  expect(page.status).toBe(200)
  const controls = page.html.querySelectorAll('main form input, main form select, main form textarea')
  const names = new Set(controls.map((each) => each.getAttribute('name') ?? ''))
  expect(names.size).toBeGreaterThan(40)
  const answers = Object.fromEntries([...names].map((name) => [name, '1']))
  const { hidden } = page.form(`${base}/drafts`)
  await browser.send({ ...answers, ...hidden }, { action: `${base}/drafts` })
  expect(browser.page.status).not.toBe(413)
  expect(browser.page.status).toBeLessThan(500)
})
