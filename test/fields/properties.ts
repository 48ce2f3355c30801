import assert from 'node:assert/strict'
import fc from 'fast-check'
import { choice, choiceOrNone, choices } from '../../server/fields/choice.ts'
import { date, dateOrNone, dayTyped } from '../../server/fields/date.ts'
import { dateTime, dateTimeOrNone } from '../../server/fields/date-time.ts'
import type { Field, Typed } from '../../server/fields/field.ts'
import { form, ownsControl, readForm, rowsOf, typeForm, viewForm } from '../../server/fields/form.ts'
import { looksPersonal } from '../../server/fields/looks-personal.ts'
import { wholeNumber, wholeNumberOrNone } from '../../server/fields/number.ts'
import { repeated, withRowAdded, withRowRemoved } from '../../server/fields/repeated.ts'
import { longText, password, text } from '../../server/fields/text.ts'
import { itemsIn, textList } from '../../server/fields/text-list.ts'
import { labelOf, yesNoNotRecorded } from '../../server/fields/vocabulary.ts'
import { localDateTime } from '../../reports/clocks.ts'
import { longDate, longDateTime } from '../../reports/wording.ts'
import { always, type Property } from '../support/property.ts'
import { oddTexts, typedText, writableText } from '../support/typed-text.ts'

const context = { now: '2099-12-31T23:59:59.999Z', today: '2099-12-31' }
const question = 'What was it?'

const child = form({
  pseudonym: text({ question: 'Pseudonym', missing: 'Enter it', max: 20 }),
  age: wholeNumberOrNone({ question: 'Age', max: 21 }),
})

/** One of every kind of field, by the name that it has in the form. */
const every = form<Record<string, unknown>>({
  line: text({ question, max: 200 }),
  needed: text({ question, missing: 'Enter it', pattern: { regex: /^[A-Z]{2,6}$/, message: 'Capitals' } }),
  secret: password({ question }),
  long: longText({ question }),
  list: textList({ question, max: 30, length: 40, normal: (each) => each.toUpperCase() }),
  count: wholeNumber({ question, missing: 'Enter it', max: 200 }),
  countOrNone: wholeNumberOrNone({ question, max: 999_999_999 }),
  one: choice({ question, from: yesNoNotRecorded, missing: 'Choose' }),
  oneOrNone: choiceOrNone({ question, from: yesNoNotRecorded }),
  several: choices({ question, from: yesNoNotRecorded }),
  day: date({ question, missing: 'Enter it' }),
  dayOrNone: dateOrNone({ question, mayBeAhead: true }),
  at: dateTime({ question, missing: 'Enter it' }),
  atOrNone: dateTimeOrNone({ question, mayBeAhead: true }),
  children: repeated({ question, item: child, one: 'Child', max: 20 }),
} as Record<string, Field<unknown>>)

const controls = [
  'line', 'needed', 'secret', 'long', 'list', 'count', 'countOrNone', 'one', 'oneOrNone', 'several',
  ...['day', 'dayOrNone', 'at', 'atOrNone'].flatMap((name) =>
    ['day', 'month', 'year', 'time', 'which'].map((part) => `${name}-${part}`),
  ),
  'children-0-pseudonym', 'children-0-age', 'children-1-age', 'children-2-age', 'children-3-pseudonym', 'children-7-pseudonym', 'children-999-age', 'children-0-', 'children--', 'children',
] // prettier-ignore

/** Text that is nearly what a date, a time, a number or a choice is. */
const nearly = fc.oneof(
  fc.nat(2_100).map(String),
  fc.stringMatching(/^ ?[0-3]?\d[:.]?[0-5]?\d? ?$/),
  fc.constantFrom(
    'yes',
    'no',
    'not-recorded',
    'first',
    'second',
    '29',
    '2',
    '2001',
    '1943',
    '02:30',
    '1:30',
    'K-1',
  ),
)
const anything = fc.oneof(nearly, typedText())
const posted: fc.Arbitrary<Typed> = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...controls) }, { weight: 1, arbitrary: typedText(40) }),
  fc.oneof(
    { weight: 6, arbitrary: anything },
    { weight: 1, arbitrary: fc.array(anything, { maxLength: 5 }) },
  ),
  { maxKeys: 40 },
)

/** What a field reads from what it typed itself. */
function readsBack<Value>(field: Field<Value>, value: Value): void {
  assert.deepEqual(field.read('it', field.type('it', value), context), { ok: true, value })
}

const localDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
/** Nights on which the clocks change, in peace and war. */
const changing = ['2018-03-25', '2018-10-28', '1943-04-04', '1943-08-15', '1943-07-01', '1947-04-13', '1970-01-01', '1971-10-31'] // prettier-ignore
const wallTimes = changing.flatMap((day): [string, string][] =>
  ['00:00', '00:59', '01:00', '01:30', '02:30', '03:00'].map((time) => [day, time]),
)

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/** '4 May 2018' of our own wording as somebody types it into the three boxes. */
function typedAs(name: string, worded: string): Typed {
  const [day = '', month = '', year = ''] = worded.split(/[ ,]/)
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: String(monthNames.indexOf(month) + 1),
    [`${name}-year`]: year,
  }
}

/** The three parts of a day, and of many that there is none of. */
const nearDay = fc
  .tuple(fc.nat(33), fc.nat(14), fc.integer({ min: 1_890, max: 2_110 }))
  .map((parts): [string, string, string] => [`${parts[0]}`, `${parts[1]}`, `${parts[2]}`])

/** Answers that a form may hold. */
const values = {
  line: writableText(200).map((each) => each.slice(0, 100).toWellFormed().trim()),
  long: writableText().map((each) => each.replace(/\r\n?/g, '\n').trim()),
  list: fc.uniqueArray(fc.stringMatching(/^[A-Z0-9-]{1,20}$/), { maxLength: 9 }),
  count: fc.nat(200),
  countOrNone: fc.option(fc.nat(999_999_999)),
  several: fc.subarray(['yes', 'no', 'not-recorded']),
  oneOrNone: fc.option(fc.constantFrom('yes', 'no')),
  dayOrNone: fc.option(localDay),
}

export const properties: Property[] = [
  always(
    'A form reads whatever was posted into values or into messages, each of which stands at a control',
    { inputs: posted, tries: 600 },
    (typed) => {
      const found = readForm(every, typed, context)
      if (found.ok) {
        assert.deepEqual(Object.keys(found.value), Object.keys(every.fields))
        return
      }
      assert(found.problems.length > 0)
      for (const { control, message } of found.problems) {
        assert.notEqual(message, '')
        assert(ownsControl(every, control) || control === 'children', `${control} is no control`)
      }
    },
  ),
  always(
    'A form that is shown again holds whatever was posted, with its messages',
    { inputs: posted, tries: 500 },
    (typed) => {
      const found = readForm(every, typed, context)
      const views = viewForm(every, typed, found.ok ? [] : found.problems)
      assert.equal(views.length, Object.keys(every.fields).length)
    },
  ),
  always(
    'What a form has read is read again from what it types, and can be put into words',
    {
      inputs: fc.record(values, { noNullPrototype: true }),

      tries: 500,
    },
    (answers) => {
      const whole = every.fields
      const names = Object.keys(answers)
      const own = form<Record<string, unknown>>(
        Object.fromEntries(names.map((name) => [name, whole[name]])) as never,
      )
      assert.deepEqual(readForm(own, typeForm(own, answers), context), { ok: true, value: answers })
      for (const { value } of rowsOf(own, answers, 'scrutineer')) assert(Array.isArray(value))
    },
  ),
  always(
    'A day is read from what was typed, or there is none, whatever stands in its three parts',
    { inputs: fc.oneof(nearDay, fc.tuple(anything, anything, anything)), tries: 1_000 },
    ([day, month, year]) => {
      const read = dayTyped('it', { 'it-day': day, 'it-month': month, 'it-year': year })
      if (read !== null) assert.match(longDate(read), /^\d{1,2} [A-Z][a-z]+ (19|20)\d\d$/)
    },
  ),
  always(
    'A date that our own wording writes is read back as the same date',
    { inputs: localDay, examples: ['1900-01-01', '2000-02-29', '2099-12-31'], tries: 1_000 },
    (day) => {
      const typed = typedAs('it', longDate(day))
      assert.deepEqual(date({ question, missing: '' }).read('it', typed, context), { ok: true, value: day })
      readsBack(date({ question, missing: '' }), day)
    },
  ),
  always(
    'A moment that exists is read back from what is typed for it and from our own wording, the hour that comes twice included',
    { inputs: fc.tuple(localDay, clock), examples: wallTimes, tries: 1_000 },
    ([day, time]) => {
      const field = dateTime({ question, missing: '' })
      const found = localDateTime(day, time)
      if (found.kind === 'does-not-exist') {
        const typed = { ...typedAs('it', longDate(day)), 'it-time': time }
        assert.equal(field.read('it', typed, context).ok, false)
        return
      }
      for (const iso of found.kind === 'twice' ? [found.first, found.second] : [found.iso]) {
        readsBack(field, iso)
        assert.equal(longDateTime(iso).split(', ')[0], longDate(day))
      }
    },
  ),
  always(
    'A whole number is read back from what is typed for it, and nothing else is read as one',
    {
      inputs: fc.oneof(fc.nat(200).map(String), typedText(40)),
      examples: ['１２', '٣', '1e2', '-0', '0x1', ' 7 ', '007'],
    },
    (typed) => {
      const field = wholeNumber({ question, missing: '', max: 200 })
      const found = field.read('it', { it: typed }, context)
      if (!found.ok) return
      assert.match(typed.trim(), /^[0-9]+$/)
      assert.equal(found.value, Number(typed))
      readsBack(field, found.value)
    },
  ),
  always(
    'A text that was read is read back as it is, however often',
    { inputs: typedText(3_000), tries: 1_000 },
    (typed) => {
      for (const field of [
        text({ question, max: 1_000 }),
        longText({ question, max: 1_000 }),
        password({ question }),
      ]) {
        const found = field.read('it', { it: typed }, context)
        if (!found.ok) continue
        readsBack(field, found.value)
        assert.equal(found.value, found.value.trim())
      }
      const long = longText({ question }).read('it', { it: typed }, context)
      assert(!long.ok || !long.value.includes('\r'))
    },
  ),
  always(
    'A list in one box is read back as it is, however often',
    { inputs: typedText(3_000), tries: 500 },
    (typed) => {
      const items = itemsIn(typed)
      assert.deepEqual(itemsIn(items.join('\n')), items)
      assert.equal(new Set(items).size, items.length)
      for (const item of items) assert.match(item, /^[^,\r\n]+$/)
      const field = textList({ question, max: 500, length: 500 })
      const found = field.read('it', { it: typed }, context)
      if (found.ok) readsBack(field, found.value)
    },
  ),
  always(
    'A row is added to whatever was posted, and taken away again',
    { inputs: posted, tries: 500 },
    (typed) => {
      const rows = (of: Typed) =>
        viewForm(every, of, []).flatMap((view) => (view.kind === 'repeated' ? view.items : []))
      const { 'children-999-age': _last, ...some } = typed
      const more = withRowAdded(some, 'children')
      const added = Object.keys(more).find((control) => !(control in some)) ?? ''
      assert.match(added, /^children-\d+-$/)
      assert(ownsControl(every, `${added}age`))
      assert.deepEqual(withRowRemoved(more, added.slice(0, -1)), some)
      assert(rows(more).length >= rows(some).length)
    },
  ),
  always(
    'What looks personal is told of any text, in words that stand in it',
    {
      inputs: typedText(50_000),
      examples: ['Aa '.repeat(16_000), 'born on '.repeat(6_000), '1/1/20'.repeat(8_000)],
    },
    (typed) => {
      for (const { what, text: found } of looksPersonal(typed))
        if (what !== 'a name') assert(typed.includes(found))
    },
  ),
  always(
    'A code that no list holds is shown as it is',
    { inputs: typedText(), examples: [...oddTexts] },
    (typed) => {
      const value = yesNoNotRecorded.find((term) => term.value === typed)?.label ?? typed
      assert.equal(labelOf(yesNoNotRecorded, typed), value)
    },
  ),
]
