import { describe, expect, expectTypeOf, it } from 'vitest'
import { choice, choices } from '../../server/fields/choice.ts'
import { known } from '../../server/fields/field.ts'
import { form } from '../../server/fields/form.ts'
import { wholeNumberOrNone } from '../../server/fields/number.ts'
import { offPage, recordForm, section, type ValuesOf } from '../../server/fields/sections.ts'
import { repeated } from '../../server/fields/repeated.ts'
import { text } from '../../server/fields/text.ts'
import { yesNo, yesNoNotRecorded } from '../../server/fields/vocabulary.ts'

const item = form({ name: text({ question: 'Name' }) })

const sectionsFor = (isShort: boolean) => [
  section('first', 'The first', {
    told: choice({ question: 'Told?', from: yesNo, missing: 'Say so' }),
    seen: choice({
      question: 'Seen?',
      from: isShort ? yesNo : yesNoNotRecorded,
      codes: yesNoNotRecorded,
      missing: 'Say so',
    }),
    count: wholeNumberOrNone({ question: 'How many?', max: 9 }),
    number: offPage(known('Number', 7, '7')),
  }),
  section(
    'second',
    'The second',
    {
      kinds: choices({ question: 'Which?', from: yesNo }),
      people: repeated({ question: 'Who?', one: 'Person', item, max: 3 }),
    },
    'Roles only',
  ),
  section('third', 'The third', { set: offPage(known('Set', 'by us', '')) }),
]

interface Values {
  told: 'yes' | 'no'
  seen: 'yes' | 'no' | 'not-recorded'
  count: number | null
  number: number
  kinds: ('yes' | 'no')[]
  people: { name: string }[]
  set: string
}

describe('the sections of a form', () => {
  it('say what is answered, exactly', () => {
    expectTypeOf<ValuesOf<typeof sectionsFor>>().toEqualTypeOf<Values>()
    expectTypeOf<ValuesOf<typeof item>>().toEqualTypeOf<{ name: string }>()
  })

  it('make a form of all their fields in order, and a page of each that asks anything', () => {
    const asked = recordForm(sectionsFor(true), [])
    expect(Object.keys(asked.form.fields)).toEqual([
      'told',
      'seen',
      'count',
      'number',
      'kinds',
      'people',
      'set',
    ])
    expect(asked.sections).toEqual([
      { slug: 'first', title: 'The first', names: ['told', 'seen', 'count'] },
      { slug: 'second', title: 'The second', hint: 'Roles only', names: ['kinds', 'people'] },
    ])
  })
})
