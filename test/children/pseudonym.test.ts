import { beforeEach, describe, expect, it } from 'vitest'
import { looksLikePseudonym } from '../../server/children/pseudonym.ts'
import { aChild, corrected, stored, typeIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'

const cyrillic = '\u0421W-578'
const invisible = 'K-12\u200b'

it('a new pseudonym is a code: no forename with figures, no brackets, no letter that looks like another', () => {
  const taken = [
    'K12',
    'CW-578',
    'Falcon12',
    'Sky7',
    'S–104',
    'K-1 2',
    'K１２',
    'Alpha 3',
    'L33',
    'AB-C4',
    'K_9',
    'K.9',
    'K 912/2',
  ]
  expect(taken.filter((typed) => !looksLikePseudonym(typed))).toEqual([])
  const refused = [
    'John1',
    'john 12',
    'JOHN-3',
    'Will4',
    'CW-578 (John)',
    'CW-578 [x]',
    'CW-578（John）',
    cyrillic,
    '\u041a-12',
    'CW-Ж5',
    'K-912, K-913',
    'K-912 and K-913',
    'K-912/K-913',
    'K-912\nK-913',
    '“K-912”',
    'K-912.',
    '• K-912',
    '- CW-504',
    '1. CW-504',
    'K-912 😀',
  ]
  expect(refused.filter(looksLikePseudonym)).toEqual([])
})

describe('the form', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  async function problems(pseudonym: string) {
    const head = await app.signedIn(app.people.head)
    await typeIncident(head, { children: { 'children-0-pseudonym': pseudonym } })
    return head.page.text
  }

  it('says what to do about a name with a figure, and about one in brackets', async () => {
    expect(await problems('John1')).toContain(
      '“John1” is new here and does not look like a pseudonym. Use a code with a figure, such as K12',
    )
    expect(await problems('CW-578 (John)')).toContain(
      'Use a code with a figure, such as K12, without brackets',
    )
  })

  it('takes two in one box for no child', async () => {
    expect(await problems('K-912, K-913')).toContain(
      '“K-912, K-913” looks like more than one. Enter each by itself',
    )
  })

  it('names the letter of another alphabet', async () => {
    expect(await problems(cyrillic)).toContain(
      'holds the Cyrillic letter “\u0421”, which looks like a Latin “C”. Type it again in Latin letters',
    )
  })
})

it('a change that nobody can see is said in words, to the scrutineer and in the history', async () => {
  const app = await startApp()
  const { id } = await stored(app, { children: [aChild({ account: '' })], authorisedBy: 'The duty-manager' })
  await corrected(app, id, {
    children: [aChild({ account: '', pseudonym: invisible })],
    authorisedBy: 'The\u00a0duty\u2011manager',
  })
  const scrutineer = await app.signedIn(app.people.scrutineer)
  for (const path of ['/incidents/changes', `/incidents/${id}/history`]) {
    const { text } = await scrutineer.open(path)
    expect(text, path).toContain('(spelling only: an invisible character)')
    expect(text, path).toContain('(spelling only: another kind of dash and another kind of space)')
  }
})
