import { describe, expect, it } from 'vitest'
import {
  injuriesSection,
  openSentence,
  warningSentence,
} from '../../../../reports/annual-review/sections/injuries.ts'
import type { IncidentFact, ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import type { Section } from '../../../../reports/report.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import { aChildFact, anIncidentFact, aPublishedFigure, aYear } from '../../../support/facts.ts'
import { cell, tableOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => injuriesSection(yearOf(facts))

describe('injuries', () => {
  it('divides injuries in interventions by interventions: 1 serious in 8 is 12.5 per 100', () => {
    const incidents = [
      anIncidentFact({ children: [aChildFact({ injury: 'serious' })] }),
      ...Array.from({ length: 7 }, () => anIncidentFact()),
      anIncidentFact({ countsAs: 'guiding', children: [aChildFact({ injury: 'serious' })] }),
    ]
    const serious = 'Serious injury requiring hospital treatment'
    expect(cell(tableOf(section(aYear({ incidents })), 'child-injuries'), serious, 'Ash House')).toBe('2')
    const row = tableOf(section(aYear({ incidents })), 'injury-rates').rows[2]
    expect(row?.cells.map(({ text }) => text)).toEqual(['Ash House', serious, '1', '8', '12.5'])
  })

  it('has no injury rate without an intervention', () => {
    expect(tableOf(section(aYear()), 'injury-rates').rows[0]?.cells[4]?.text).toBe('–')
  })

  it('adds up staff injuries of all levels', () => {
    const incidents = [anIncidentFact({ staffInjuries: { minor: 2, minorTreated: 1, serious: 0 } })]
    expect(
      cell(tableOf(section(aYear({ incidents })), 'staff-injuries'), 'All staff injuries', 'Ash House'),
    ).toBe('3')
  })
})

describe('what records leave open', () => {
  const open = aChildFact({ warningSigns: ['not-known'] })
  const before = aChildFact({ warningSigns: [], signsLookedBy: null, injuryLookedBy: null })
  const sentence = (...incidents: IncidentFact[]) => openSentence({ incidents })
  const nothing =
    'Every record says whether a child had a warning sign or an injury and was examined. No record says that a child was not examined.'

  it('is said in a number of records, each once however many of its children it is about', () => {
    expect(sentence(anIncidentFact())).toBe(nothing)
    expect(sentence(anIncidentFact({ children: [open, open] }), anIncidentFact())).toBe(
      'On 1 record it is not known whether a child had a warning sign or an injury or was examined. No record says that a child was not examined ([[left-open]]).',
    )
  })

  it('keeps apart what is not known and a child who the record says was not examined', () => {
    const notExamined = (['offered', 'not-offered'] as const).map((medicalExamination) =>
      anIncidentFact({ children: [aChildFact({ medicalExamination })] }),
    )
    const notKnown = anIncidentFact({ children: [aChildFact({ medicalExamination: 'not-recorded' })] })
    const incidents = [...notExamined, notKnown, anIncidentFact({ children: [open] })]
    expect(sentence(...incidents)).toBe(
      'On 2 records it is not known whether a child had a warning sign or an injury or was examined. 2 records say that a child was not examined ([[left-open]]).',
    )
    const table = tableOf(section(aYear({ incidents })), 'left-open')
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Not known: warning signs', '1'],
      ['Not known: injury', '0'],
      ['Not known: medical examination', '1'],
      ['Not known: one or more of these', '2'],
      ['Said: not examined, it was offered', '1'],
      ['Said: not examined, it was not offered', '1'],
    ])
  })

  it('is apart from records of before each child was asked about, of whose signs the child is not known', () => {
    const withSign = { signsWithoutChild: ['vomiting' as const], warningSigns: ['vomiting' as const] }
    expect(
      sentence(
        anIncidentFact({ children: [before], ...withSign }),
        anIncidentFact({ children: [{ ...before, injury: 'not-recorded' }] }),
      ),
    ).toBe(
      `${nothing} 2 records are from before warning signs were asked for each child: in 1 of them a sign was recorded, and it is not known which child had it.`,
    )
  })

  it('stands in the chapter', () => {
    expect(JSON.stringify(section(aYear({ incidents: [anIncidentFact({ children: [open] })] })))).toContain(
      'On 1 record it is not known',
    )
  })
})

describe('warning signs', () => {
  it('counts signs and the incidents that hold them apart', () => {
    const incidents = [
      anIncidentFact({ warningSigns: ['breathing', 'vomiting'] }),
      anIncidentFact({ warningSigns: ['vomiting'] }),
      anIncidentFact(),
    ]
    const table = tableOf(section(aYear({ incidents })), 'warning-signs')
    expect(cell(table, 'Vomiting', 'Ash House')).toBe('2')
    expect(cell(table, 'Incidents with one or more signs', 'Ash House')).toBe('2')
    expect(cell(table, 'All signs', 'Ash House')).toBe('3')
  })

  it.each([
    [[], 'At Ash House no warning sign was recorded.'],
    [['breathing' as const], 'At Ash House 1 incident had a warning sign, 1 sign in all.'],
  ])('says %j in words', (warningSigns, sentence) => {
    const { together } = yearOf(aYear({ incidents: [anIncidentFact({ warningSigns })] }))
    expect(warningSentence({ ...together, name: 'Ash House' })).toBe(sentence)
  })

  it('shows what was published for other years beside, by kind', () => {
    const some = { establishment: 'All MMPR establishments', unitOfCount: 'signs' }
    const publishedFigures = [
      aPublishedFigure({ ...some, measure: 'warning sign: vomiting', value: 6 }),
      aPublishedFigure({ ...some, measure: 'warning sign: petechial rash', value: 8 }),
      aPublishedFigure({ measure: 'serious injury or warning sign', value: 16 }),
    ]
    const table = tableOf(section(aYear({ publishedFigures })), 'published-warning-signs')
    expect(cell(table, 'All MMPR establishments: vomiting', 'Published number of signs')).toBe('6')
    const incidents = tableOf(section(aYear({ publishedFigures })), 'published-warning-incidents')
    expect(cell(incidents, 'Medway STC', 'Published number of incidents')).toBe('16')
  })
})
