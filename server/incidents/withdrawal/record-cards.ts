import { instant, listOf, longDateTime } from '../../../reports/wording.ts'
import { rowsOf } from '../../fields/form.ts'
import { referenceWords } from '../naming.ts'
import { paths } from '../../paths.ts'
import type { RecordForm } from '../../records/kind.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { changeRow } from '../changes/page.ts'
import type { ChangedVersion } from '../changes/queries.ts'
import type { IncidentContent } from '../content.ts'
import type { Incident } from '../form.ts'
import type { AskedWithdrawal } from './queries.ts'
import type { Alike } from './record-held.ts'

export interface RecordShown {
  asked: AskedWithdrawal
  content: IncidentContent
  form: RecordForm<Incident>
  alike: readonly Alike[]
  /** Changes since it was recorded, oldest first. */
  changes: readonly ChangedVersion[]
}

const force = [
  'happenedAt',
  'ownReference',
  'countsAs',
  'behaviour',
  'description',
  'durationMinutes',
  'techniques',
  'handcuffs',
  'painJustification',
  'effectiveness',
]
const harm = [
  'warningSigns',
  'treatment',
  'staffInjuryMinor',
  'staffInjuryMinorTreated',
  'staffInjurySerious',
]
const written = ['writtenAt', 'signedAt', 'bodyCamera', 'cctv', 'safeguardingDecision', 'decisionReason']

/** The reason, and then the record that it is about: nobody decides about a withdrawal without them side by side. */
export function recordCards({ asked, content, form, alike, changes }: RecordShown): RecordCard[] {
  const rows = rowsOf(form.form, content, 'scrutineer')
  const called = (names: readonly string[]): RecordRow[] =>
    rows
      .filter(({ name }) => names.includes(name))
      .map(({ key, value }) => ({ key, value: orNothing(value) }))
  const children = rows.flatMap(({ name, items }) => (name === 'children' ? items : []))
  return [
    {
      title: 'The reason given',
      rows: [
        { key: 'Reason', value: [`“${asked.reason}”`] },
        { key: 'Asked by', value: [asked.asker, instant(asked.askedAt)] },
      ],
    },
    { title: 'The force, as recorded', rows: called(force) },
    ...children.map(({ title, rows: answers }) => ({
      title,
      rows: answers.map(({ key, value }) => ({ key, value: orNothing(value) })),
    })),
    { title: 'Warning signs and injuries of staff', rows: called(harm) },
    { title: 'The record and its evidence', rows: called(written) },
    changesCard(changes, form),
    alikeCard(alike),
  ]
}

const orNothing = (value: readonly string[]): string[] => (value.length === 0 ? ['Not given'] : [...value])

const changesCard = (changes: readonly ChangedVersion[], form: RecordForm<Incident>): RecordCard => ({
  title: 'Changes since it was recorded',
  rows:
    changes.length === 0
      ? [{ key: 'Changes', value: ['None'] }]
      : changes.map((change) => changeRow(change, form)),
})

const alikeCard = (alike: readonly Alike[]): RecordCard => ({
  title: 'Other incidents that may be the same one',
  rows:
    alike.length === 0
      ? [
          {
            key: 'Within a day',
            value: ['None that counts names one of these children or has the same reference'],
          },
        ]
      : alike.map(({ id, happenedAt, children, sameReference, ...named }) => ({
          key: referenceWords(named),
          href: paths.incident(id),
          value: [
            [
              longDateTime(happenedAt),
              ...(children.length === 0 ? [] : [`also names ${listOf(children)}`]),
              ...(sameReference ? ['has the same reference'] : []),
            ].join('; '),
          ],
        })),
})
