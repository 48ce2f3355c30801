import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { looksPersonal } from '../../server/fields/looks-personal.ts'

const today = '2019-06-03'
const looksIn = (text: string) => looksPersonal(text, today).map((looks) => `${looks.what}: ${looks.text}`)

describe('a text that looks personal', () => {
  it.each([
    ['He was held by Jordan Example until he calmed.', 'a name: Jordan Example'],
    ['Mr Example called the duty line.', 'a name: Mr Example'],
    ['Jordan O’Example said so.', 'a name: Jordan O’Example'],
    ['J. Smith and his cousin', 'a name: J. Smith'],
    ['He told D Patel.', 'a name: D Patel'],
    ['It was Jayden Smith', 'a name: Jayden Smith'],
    ['then jayden smith fell', 'a name: jayden smith'],
    ['JAYDEN SMITH FELL', 'a name: JAYDEN SMITH'],
    ['They say Mohammed did it.', 'a name: Mohammed'],
    ['Kowalczyk’s arm was held.', 'a name: Kowalczyk'],
    ['Zbigniew Wrzeszcz kicked the door.', 'a name: Zbigniew Wrzeszcz'],
    ['Mark Brown kicked the door.', 'a name: Mark Brown'],
    ['Officer Brown took the left arm.', 'a name: Brown'],
    ['Mary-Jane Watson’s shoe', 'a name: Mary-Jane Watson'],
    ['Will Jayden come?', 'a name: Jayden'],
    ['Peter Hall held him.', 'a name: Peter Hall'],
    ['Jayden Wood and nobody else', 'a name: Jayden Wood'],
    ['Mark Hill kicked the door.', 'a name: Mark Hill'],
    ['Mark White kicked the door.', 'a name: Mark White'],
    ['He was held by Rashida until he calmed.', 'a name: Rashida'],
    ['He sat with Kadeem.', 'a name: Kadeem'],
    ['He shouted at Rashida’s window.', 'a name: Rashida'],
    ['He said so to Xanthe.', 'a name: Xanthe'],
  ])('has a name: %s', (text, looks) => {
    expect(looksIn(text)).toEqual([looks])
  })

  it.each([
    ['born 4th of May 2004', '4th of May 2004'],
    ['His date of birth is 4/5/2004', '4/5/2004'],
    ['DOB: 04.05.04', '04.05.04'],
    ['d.o.b. 4 May 2004', '4 May 2004'],
    ['dob 4-May-04', '4-May-04'],
    ['it says 2004-05-04 there', '2004-05-04'],
    ['May 4th, 2004 it says', 'May 4th, 2004'],
    ['it says 04 05 2004', '04 05 2004'],
    ['born in March 2006', '2006'],
    ['his birthday is the 4th of May', '4th of May'],
  ])('has a date of birth: %s', (text, date) => {
    expect(looksIn(text)).toContain(`a date of birth: ${date}`)
  })

  it.each([
    ['Number A1234BC was told.', 'a prison number: A1234BC'],
    ['number a1234bc was told.', 'a prison number: a1234bc'],
    ['NHS 943 476 5919', 'a personal number: 943 476 5919'],
    ['ULN 9434765919', 'a personal number: 9434765919'],
    ['UPN A123456789012', 'a personal number: A123456789012'],
    ['NI QQ 12 34 56 C', 'a personal number: QQ 12 34 56 C'],
  ])('has a number of one person: %s', (text, looks) => {
    expect(looksIn(text)).toEqual([looks])
  })

  it.each([
    'Will',
    'May',
    'Will he come in May? In March he will. May he?',
    'The Charitable Trust and the Serious Case Review were told.',
    'The Duty Governor and Kent Police were told on Monday by K-12.',
    'Youth Custody Service, Independent Monitoring Board, Head of Safeguarding, Healthcare',
    'He was moved from Cedar House to Willow Unit. Polish and White British boys were there.',
    'Hope House, Rose Unit, Grace Period, Mark Scheme, Bank Holiday Monday',
    'He was moved by Secure Transport to Medway, with CCTV and at Wetherby, by SERCO.',
    'He was moved to Croydon by Serco, and to Peterborough with Paracetamol from Kent.',
    'He was seen by Healthcare at Willow Unit with Officer Support and by Wednesday.',
    'Two children were hitting each other. Staff called on them to stop.',
    'S-104 and K-12 fell. A boy. I saw. Taser and PAVA were not used.',
    'On 31/5/2019 at 10.30 it was over, 31 May 2019.',
    'Incident CKI-2018-0042 of 12 children',
    '',
  ])('has nothing to decide about: %s', (text) => {
    expect(looksIn(text)).toEqual([])
  })

  it('is none of the demonstration’s own texts', () => {
    const folder = join(import.meta.dirname, '..', '..', 'server', 'demo')
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), 'utf8').matchAll(/'((?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*)'/g),
      ])
      .map((match) => match[1] ?? '')
    expect(texts.length).toBeGreaterThan(300)
    expect(texts.filter((text) => looksIn(text).length > 0)).toEqual([])
  })
})

describe('whatever is typed', () => {
  const parts = [
    'Jayden',
    'Smith',
    'J.',
    'Mr',
    'Will',
    'May',
    'held',
    ' ',
    '\n',
    '’',
    "'",
    '-',
    '4/5/2004',
    'dob',
    'A1234BC',
    '.',
    'é',
    '😀',
    '\u0000',
  ]
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((each) => each.join('')),
  )

  it('gives finds that stand where they are said to, in order, and apart', () => {
    fc.assert(
      fc.property(typed, (text) => {
        let end = 0
        for (const looks of looksPersonal(text, today)) {
          expect(looks.at).toBeGreaterThanOrEqual(end)
          expect(looks.end).toBeGreaterThan(looks.at)
          expect(text.slice(looks.at, looks.end)).toBe(looks.text)
          end = looks.end
        }
      }),
      { seed: 13, numRuns: 500 },
    )
  })

  it('gives the same finds for a text, whatever stands before and after it in sentences of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (some) => {
        const text = some.join(' ')
        const within = looksPersonal(`He was there.\n\n\n${text}\n\n\nThen it was over.`, today)
        expect(within.map((looks) => looks.text)).toEqual(
          looksPersonal(text, today).map((looks) => looks.text),
        )
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it.each([
    'Aa ',
    'A',
    'dob',
    'born 1',
    '1/',
    'Aa’',
    'J. ',
    'Mr ',
    'jayden ',
    "a'",
    "'",
    'Zz Qq ',
    'Aa-',
    'A1',
    '12 ',
  ])('is looked through in proportion to its length (%j)', (part) => {
    const used = (length: number) => {
      const text = `a${part.repeat(Math.ceil(length / part.length))}b`
      const before = process.cpuUsage()
      looksPersonal(text, today)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    // A walk that went back over its text would take minutes.
    expect(used(300_000)).toBeLessThan(3000)
  })
})
