import { describe, expect, it } from 'vitest'
import type { IncidentFact } from '../../../../reports/annual-review/facts.ts'
import { recordsSection } from '../../../../reports/annual-review/sections/records.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import { aChildFact, anEstablishment, anIncidentFact, aYear } from '../../../support/facts.ts'
import { tableOf, textsOf } from '../reading.ts'

/** Due, met, late or not met, not supplied, not yet due, share of those stated, share of all due: the row that begins with these words. */
function check(words: string, incidents: IncidentFact[], dataTo = '2019-05-31'): string[] {
  const table = tableOf(recordsSection(yearOf(aYear({ incidents, dataTo }))), 'records-ash')
  const row = table.rows.find(({ cells }) => cells[0]?.text.startsWith(words))
  return row?.cells.slice(2).map(({ text }) => text) ?? []
}

const at = (writtenAt: string | null): IncidentFact =>
  anIncidentFact({ happenedAt: '2018-06-04T14:35:00.000+01:00', writtenAt, signedAt: writtenAt })

describe('records in time', () => {
  it('counts the last minute of the 24 hours as met, the next as late, and no time as not supplied', () => {
    const incidents = [at('2018-06-05T14:35:00.000+01:00'), at('2018-06-05T14:36:00.000+01:00'), at(null)]
    expect(check('Record written', incidents)).toEqual(['3', '1', '1', '1', '0', '1 of 2', '1 of 3'])
    expect(check('Record signed', incidents)).toEqual(['3', '2', '0', '1', '0', '2 of 2', '2 of 3'])
  })

  it('leaves out what is not yet due on the day to which the data run', () => {
    expect(check('Record signed', [at(null)], '2018-06-05')).toEqual(['0', '0', '0', '0', '1', '–', '–'])
  })

  it('points out a record dated before its incident, and calls it neither met nor late', () => {
    const before = '2018-06-04T14:34:00.000+01:00'
    const child = aChildFact({ spokenToAt: '2018-06-04T14:00:00.000+01:00' })
    const incidents = [{ ...at(before), children: [child] }, at(before), at('2018-06-04T14:35:00.000+01:00')]
    expect(check('Record written', incidents)).toEqual(['3', '1', '0', '0', '0', '1 of 1', '1 of 3'])
    const table = tableOf(recordsSection(yearOf(aYear({ incidents }))), 'records-ash')
    expect(table.notes).toContain(
      'Record written within 24 hours: 2 are dated before the incident. That is a contradiction: they are due, and neither met nor late.',
    )
    expect(table.notes).toContain(
      'Child spoken to within 5 days: 1 is dated before the incident. That is a contradiction: it is due, and neither met nor late.',
    )
  })

  it('does not take a time after the data date for done', () => {
    const incidents = [at('2018-06-05T09:00:00.000+01:00')]
    expect(check('Record written', incidents, '2018-06-04')).toEqual(['0', '0', '0', '0', '1', '–', '–'])
    expect(check('Record written', incidents, '2018-06-05')).toEqual([
      '1',
      '1',
      '0',
      '0',
      '0',
      '1 of 1',
      '1 of 1',
    ])
  })

  it('shows an empty year as noughts without a share', () => {
    expect(check('Record written', [])).toEqual(['0', '0', '0', '0', '0', '–', '–'])
  })

  it('leaves out a child who declined, and calls late what the record says was not done', () => {
    const children = [
      aChildFact({ spokenToAt: '2018-06-09T23:00:00.000+01:00' }),
      aChildFact({ spokenToAt: '2018-06-10T09:00:00.000+01:00' }),
      aChildFact({ debrief: 'declined', spokenToAt: null }),
      aChildFact({ debrief: 'not-done', spokenToAt: null }),
      aChildFact({ debrief: 'not-recorded', spokenToAt: null }),
    ]
    expect(check('Child spoken to', [anIncidentFact({ children })])).toEqual([
      '4',
      '1',
      '2',
      '1',
      '0',
      '1 of 3',
      '1 of 4',
    ])
  })

  it('counts a camera only where it recorded the whole incident', () => {
    const incidents = (['yes', 'partial', 'worn-not-on', 'none', 'not-known'] as const).map((bodyCamera) =>
      anIncidentFact({ bodyCamera }),
    )
    expect(check('Recorded by', incidents)).toEqual(['5', '1', '3', '1', '0', '1 of 4', '20%'])
  })

  it('leaves out a medical examination that the child refused', () => {
    const children = (['done', 'refused', 'offered', 'not-offered', 'not-recorded'] as const).map(
      (medicalExamination) => aChildFact({ medicalExamination }),
    )
    expect(check('Medical examination', [anIncidentFact({ children })])).toEqual([
      '4',
      '1',
      '2',
      '1',
      '0',
      '1 of 3',
      '1 of 4',
    ])
  })

  const byDay = {
    writtenWithinHours: 24,
    signedWithinHours: 48,
    childSpokenToWithinDays: 5,
    ladoReferralWorkingDays: 1,
  }
  const alike = (deadlines: typeof byDay) => ({ yoi: deadlines, stc: deadlines, sch: byDay })
  const settings = {
    ...aYear().settings,
    deadlines: [
      { from: '0000-01-01', byType: alike(byDay) },
      { from: '2018-10-01', byType: alike({ ...byDay, writtenWithinHours: 72 }) },
    ],
  }
  /** Written two days after the incident. */
  const twoDaysLater = (day: string): IncidentFact =>
    anIncidentFact({
      happenedAt: `${day}T10:00:00.000+01:00`,
      writtenAt: `${day.slice(0, 8)}26T10:00:00.000+01:00`,
    })

  it('judges each record by the deadline of its own day, and names them all', () => {
    const incidents = [twoDaysLater('2018-09-24'), twoDaysLater('2018-10-24')]
    const section = recordsSection(yearOf(aYear({ settings, incidents })))
    const [written] = tableOf(section, 'records-ash').rows
    expect(written?.cells.map(({ text }) => text).slice(0, 5)).toEqual([
      'Record written within 24 or 72 hours', 'Incidents', '2', '1', '1',
    ]) // prettier-ignore
    expect(textsOf(section)).toContainEqual(
      expect.stringMatching(
        /^Young offender institution: written within 24 hours, .*; from 1 October 2018 written within 72 hours, .*\. A local standard/,
      ),
    )
  })

  it('judges each record by what its establishment was on its own day', () => {
    const types = [
      { from: '2007-04-01', type: 'yoi' as const },
      { from: '2018-11-01', type: 'sch' as const },
    ]
    const incidents = [twoDaysLater('2018-10-24'), twoDaysLater('2018-11-24')]
    const section = recordsSection(
      yearOf(aYear({ settings, incidents, establishments: [anEstablishment({ types })] })),
    )
    const [written] = tableOf(section, 'records-ash').rows
    expect(written?.cells.map(({ text }) => text).slice(0, 5)).toEqual([
      'Record written within 24 or 72 hours', 'Incidents', '2', '1', '1',
    ]) // prettier-ignore
    const bases = textsOf(section).filter((text) => /^(Young offender|Secure schoo)/.test(text))
    expect(bases).toHaveLength(2)
  })

  it('are added up over all establishments where there are several, each by its own deadlines', () => {
    const birch = (types: { from: string; type: 'yoi' | 'sch' }[]) => [
      anEstablishment(),
      anEstablishment({ id: 'birch', name: 'Birch House', types }),
    ]
    const incidents = [at('2018-06-04T15:00:00.000+01:00'), { ...at(null), establishmentId: 'birch' }]
    const allOf = (type: 'yoi' | 'sch') =>
      tableOf(
        recordsSection(
          yearOf(
            aYear({
              incidents,
              settings: {
                ...settings,
                deadlines: [
                  { from: '0000-01-01', byType: { ...alike({ ...byDay, writtenWithinHours: 72 }) } },
                ],
              },
              establishments: birch([{ from: '2007-04-01', type }]),
            }),
          ),
        ),
        'records-all',
      ).rows[0]?.cells.map(({ text }) => text)
    const counts = ['Incidents', '2', '1', '0', '1', '0', '1 of 1', '1 of 2']
    expect(allOf('yoi')).toEqual(['Record written within 72 hours', ...counts])
    expect(allOf('sch')).toEqual(['Record written in time', ...counts])
  })

  it.each([
    ['sch' as const, 'Fixed by regulation 35(3)'],
    ['stc' as const, 'A local standard'],
  ])('says where the deadlines of type %s come from', (type, basis) => {
    const section = recordsSection(
      yearOf(aYear({ establishments: [anEstablishment({ types: [{ from: '2007-04-01', type }] })] })),
    )
    expect(textsOf(section).some((text) => text.includes(basis))).toBe(true)
  })
})
