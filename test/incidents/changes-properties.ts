import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changedAnswers, changedCounted } from '../../server/incidents/changes/counted.ts'
import { graveByAnswers } from '../../server/incidents/changes/grave.ts'
import { changeViews } from '../../server/incidents/changes/page.ts'
import type { ChangedVersion } from '../../server/incidents/changes/queries.ts'
import { incidentRecordForm } from '../../server/incidents/form.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import { canonicalContent } from '../../server/history/canonical.ts'
import { ash } from '../support/people.ts'
import { always, type Property } from '../support/property.ts'
import { oddTexts, writableText } from '../support/typed-text.ts'
import { aChild, anIncident } from './incident.ts'

const form = incidentRecordForm({
  establishmentId: ash,
  periods: [{ fromOn: '2010-01-01', name: 'Ash House', type: 'yoi', state: 'open', genders: 'mixed' }],
  techniques: [{ value: 'arm-hold', label: 'Arm hold', level: 'low', fromOn: '2010-01-01', toOn: null }],
  knownPseudonyms: new Set(),
  record: 'asked',
})

/** As versions hold them: nulls are left out. */
const stored = (incident: Incident) =>
  ({ ...(JSON.parse(canonicalContent(incident)) as object), standing: 'submitted' }) as Record<
    string,
    unknown
  >

function changeOf(one: Incident, other: Incident): ChangedVersion {
  const [before, after] = [stored(one), stored(other)]
  const changed = changedAnswers(before, after)
  const grave = graveByAnswers({ before, after, changed, painInducing: new Set() })
  const named = { subjectId: 'x', number: 'ASH-2019-0001', ownReference: '', establishmentId: ash }
  return {
    ...named,
    seq: 1,
    version: 2,
    act: 'corrected',
    at: '',
    who: '',
    reason: '',
    before,
    after,
    changed,
    grave,
  }
}

const text = fc.oneof(
  writableText(120),
  fc.constantFrom(...oddTexts),
  fc.constantFrom('', 'It hurt.', 'a; b', 'a\nb'),
)

const worded = [
  'behaviour',
  'description',
  'effectiveness',
  'painJustification',
  'decisionReason',
  'decidedBy',
] as const

export const properties: Property[] = [
  always(
    'whatever a child’s account was and is, the change shows both whole, is grave, and is no number',
    { inputs: fc.tuple(text, text), tries: 300 },
    ([was, is]) => {
      const of = (account: string) => anIncident({ children: [aChild({ account })] })
      const change = changeOf(of(was), of(is))
      if (was === is) {
        assert.deepEqual(change.changed, [])
        return
      }
      assert.deepEqual(change.changed, ['children'])
      assert.ok(change.grave.includes('account'))
      assert.deepEqual(changedCounted(change.before, change.after), [])
      const [view, ...others] = changeViews(change, form)
      assert.deepEqual(others, [])
      assert.equal(view?.from.join('\n'), was)
      assert.equal(view.to.join('\n'), is)
    },
  ),
  always(
    'every answer in words that was changed to another is shown',
    { inputs: fc.record(Object.fromEntries(worded.map((name) => [name, text]))), tries: 500 },
    (words) => {
      const before = anIncident()
      const change = changeOf(before, anIncident(words))
      const differ = worded.filter((name) => words[name] !== before[name])
      assert.deepEqual([...change.changed].sort(), [...differ].sort())
      assert.equal(changeViews(change, form).length, differ.length)
    },
  ),
  always(
    'staff who are swapped are shown, and grave, however they are called',
    {
      inputs: fc.tuple(fc.stringMatching(/^[A-Z]-\d{1,3}$/), fc.stringMatching(/^[A-Z]-\d{1,3}$/)),
      tries: 200,
    },
    ([was, is]) => {
      const of = (pseudonym: string) => anIncident({ staff: [{ pseudonym, part: 'used-force' }] })
      const change = changeOf(of(was), of(is))
      assert.equal(change.grave.includes('staff'), was !== is)
      assert.equal(changeViews(change, form).length, was === is ? 0 : 1)
    },
  ),
]
