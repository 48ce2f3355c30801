import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import PDFDocument from 'pdfkit'
import * as clocks from '../../reports/clocks.ts'
import { openFonts } from '../../reports/pdf/fonts.ts'
import { missingOnPaper } from '../../reports/pdf/missing-on-paper.ts'
import { styles } from '../../reports/pdf/theme.ts'
import { setLines } from '../../reports/pdf/typesetting.ts'
import * as period from '../../reports/period.ts'
import * as wording from '../../reports/wording.ts'
import { always, refusesOnly, type Property } from '../support/property.ts'
import { typedText } from '../support/typed-text.ts'

const doc = new PDFDocument({ autoFirstPage: false })
const paper = { doc, fonts: openFonts(doc) }

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const two = (most: number) => fc.nat(most).map((part) => String(part).padStart(2, '0'))

/** Days and times as they are written, most of which there are none of. */
const nearly = fc.oneof(
  fc
    .tuple(fc.nat(9_999), two(14), two(33))
    .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`),
  fc
    .tuple(two(33), two(25), two(61), fc.constantFrom('Z', '+01:00', '+00:00', '', '-99:99'))
    .map(([date, hour, minute, offset]) => `2018-02-${date}T${hour}:${minute}:00${offset}`),
  fc.constantFrom(
    '9999-12-31',
    '0000-01-01',
    '0001-01-01',
    '+010000-01-01',
    '2018-04-31',
    '2018-02-30T10:00:00Z',
    '1943-07-01',
  ),
)
const anything = fc.oneof(nearly, typedText())

const days = [clocks.localDateOf, clocks.startOfDay] as const
const dayWords = [wording.longDate, wording.shortDate, wording.monthName, wording.shortMonth] as const
const momentWords = [wording.longDateTime, wording.timeOfDay, wording.instant, wording.clockOf] as const

const refuses = (work: () => unknown) => {
  refusesOnly(RangeError, work)
}
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

export const properties: Property[] = [
  always(
    'Every moment that London’s clock showed is found by its day and time',
    {
      inputs: moment,
      examples: ['1943-07-01T12:00:00Z', '1943-08-15T00:30:00Z', '1970-01-01T00:00:00Z'].map(
        (each) => new Date(each),
      ),
      tries: 1_000,
    },
    (instant) => {
      const there = DateTime.fromJSDate(instant, { zone: 'Europe/London' }).startOf('minute')
      const found = clocks.localDateTime(there.toFormat('yyyy-MM-dd'), there.toFormat('HH:mm'))
      assert.notEqual(found.kind, 'does-not-exist')
      const moments =
        found.kind === 'twice' ? [found.first, found.second] : found.kind === 'exact' ? [found.iso] : []
      assert(moments.some((iso) => Date.parse(iso) === there.toMillis()))
      assert.deepEqual(
        moments,
        moments.toSorted((one, other) => Date.parse(one) - Date.parse(other)),
      )
    },
  ),
  always(
    'A day begins at one instant, which lies on it, and the day before ends there',
    { inputs: day, examples: ['1941-08-01', '1943-07-01', '1947-05-01'], tries: 500 },
    (date) => {
      const begins = Date.parse(clocks.startOfDay(date))
      assert.equal(clocks.localDateOf(new Date(begins).toISOString()), date)
      assert.equal(clocks.localDateOf(new Date(begins - 1).toISOString()), clocks.addDays(date, -1))
    },
  ),
  always(
    'A text that is no moment is refused by every clock, and only that',
    {
      inputs: fc.tuple(anything, anything),
      examples: [['2018-02-30T10:00:00Z', '2018-04-31']],
      tries: 1_500,
    },
    ([one, other]) => {
      for (const dayOf of days)
        refuses(() => {
          assert(!Number.isNaN(Date.parse(dayOf(one))))
        })
      refuses(() => {
        assert.notEqual(clocks.localDateTime(one, other).kind, 'exact')
      })
      refuses(() => {
        assert(Number.isFinite(clocks.hoursBetween(one, other)))
      })
      refuses(() => {
        assert(isDay(clocks.addDays(one, 1)))
      })
      refuses(() => {
        assert(isDay(clocks.monthsAfter(one, 1)))
      })
      refuses(() => {
        assert(Number.isInteger(clocks.daysBetween(one, other)))
      })
      refuses(() => clocks.withinMonths(one, other, 3))
      refuses(() => clocks.addHours(one, 24))
      refuses(() => clocks.isWorkingDay(one))
      refuses(() => clocks.isProclaimed(2018, one))
    },
  ),
  always(
    'A moment of a day that there is none of is refused, as the day itself is',
    {
      inputs: fc.tuple(
        fc.constantFrom('02-29', '02-30', '02-31', '04-31', '06-31', '09-31', '11-31'),
        two(23),
        fc.constantFrom('Z', '+00:00', '+01:00', ''),
      ),
      tries: 200,
    },
    ([date, hour, offset]) => {
      const moment = `2018-${date}T${hour}:00:00${offset}`
      assert.throws(() => clocks.localDateOf(moment), RangeError)
      assert.throws(() => clocks.hoursBetween(moment, '2018-05-01T00:00:00Z'), RangeError)
    },
  ),
  always(
    'Days and months are counted there and back, up to the last year that a date can have',
    { inputs: fc.tuple(day, fc.integer({ min: -40_000, max: 40_000 })), tries: 500 },
    ([date, count]) => {
      const reached = clocks.addDays(date, count)
      assert.equal(clocks.daysBetween(date, reached), count)
      assert.equal(clocks.addDays(reached, -count), date)
      const months = Math.abs(count) % 500
      assert(clocks.withinMonths(date, clocks.monthsAfter(date, months), months))
    },
  ),
  always(
    'A day beyond the year 9999 is refused, and is no other day',
    { inputs: fc.integer({ min: 1, max: 1_000_000 }), examples: [Infinity, NaN, 1e300, 2.5], tries: 100 },
    (count) => {
      assert.throws(() => clocks.addDays('9999-12-31', count), RangeError)
      assert.throws(() => clocks.monthsAfter('9999-12-31', Math.ceil(count) || count), RangeError)
    },
  ),
  always(
    'Working days are counted there and back, and a number that is none is refused',
    {
      inputs: fc.tuple(
        day.filter((each) => each < '2090'),
        fc.oneof(fc.nat(120), fc.constantFrom(-1, -0, NaN, Infinity, -Infinity, 0.5, 1e9)),
      ),
      examples: [
        ['2018-05-04', Infinity],
        ['2018-05-04', NaN],
        ['2018-05-04', 1e9],
      ],
      tries: 300,
    },
    ([date, count]) => {
      if (!Number.isInteger(count) || Math.abs(count) > 100_000) {
        assert.throws(() => clocks.addWorkingDays(date, count), RangeError)
        return
      }
      assert.equal(clocks.workingDaysBetween(date, clocks.addWorkingDays(date, count)), Math.max(0, count))
    },
  ),
  always(
    'Working days between any two days of the years that can be typed are counted within seconds',
    {
      inputs: fc.tuple(day, day),
      examples: [
        ['1900-01-01', '2099-12-31'],
        ['2099-12-31', '1900-01-01'],
      ],
      tries: 40,
    },
    ([from, to]) => {
      const working = clocks.workingDaysBetween(from, to)
      assert(working >= 0 && working <= Math.max(0, clocks.daysBetween(from, to)))
    },
  ),
  always(
    'A deadline is met, met late, due, overdue, not supplied or contradicted, whatever its days are',
    { inputs: fc.tuple(moment, moment, fc.option(moment), fc.nat(60), fc.boolean()), tries: 300 },
    ([start, now, done, within, knownNotDone]) => {
      const deadline = {
        startsAt: start.toISOString(),
        now: now.toISOString(),
        doneAt: done?.toISOString() ?? null,
        knownNotDone,
      }
      for (const state of [
        clocks.hourDeadline({ ...deadline, withinHours: within }),
        clocks.dayDeadline({ ...deadline, withinDays: within }),
        clocks.workingDayDeadline({ ...deadline, withinWorkingDays: within }),
      ])
        assert(
          (done === null
            ? ['due', knownNotDone ? 'overdue' : 'not-supplied']
            : ['met', 'met-late', ...(done < start ? ['contradiction'] : [])]
          ).includes(state),
        )
    },
  ),
  always(
    'Words for a date or a time are made of what is one, and anything else is refused',
    { inputs: anything, tries: 1_500 },
    (typed) => {
      for (const words of [...dayWords, ...momentWords])
        refuses(() => {
          assert.match(words(typed), /^\S.*\S$/)
        })
    },
  ),
  always(
    'Words for an instant are London’s day and time of it',
    { inputs: moment, tries: 300 },
    (instant) => {
      const iso = instant.toISOString()
      assert.equal(wording.instant(iso).split(', ')[0], wording.longDate(clocks.localDateOf(iso)))
      assert.equal(wording.longDateTime(iso), wording.instant(iso))
      assert.match(wording.clockOf(iso), /^(midday|midnight|\d{1,2}(:\d\d)?[ap]m)$/)
    },
  ),
  always(
    'A number is put into words without an exponent, and means the same read back',
    {
      inputs: fc.tuple(fc.double(), fc.integer({ min: 0, max: 12 })),
      examples: [
        [1e308, 2],
        [5e-324, 12],
        [-0, 0],
        [1e21, 1],
        [0.5, 0],
        [28.499999999999996, 0],
        [NaN, 0],
        [Infinity, 2],
      ],
      tries: 1_500,
    },
    ([value, places]) => {
      if (!Number.isFinite(value)) {
        assert.throws(() => wording.number(value), RangeError)
        assert.throws(() => wording.decimal(value, places), RangeError)
        return
      }
      const readBack = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'))
      assert.match(wording.number(value), /^−?\d{1,3}(,\d{3})*(\.\d+)?$/)
      assert.match(wording.decimal(value, places), /^−?\d{1,3}(,\d{3})*(\.\d+)?$/)
      assert(Math.abs(readBack(wording.number(value)) - value) <= Math.abs(value) * 1e-11)
      assert(
        Math.abs(readBack(wording.decimal(value, places)) - value) <=
          0.5 * 10 ** -places + Math.abs(value) * 1e-11,
      )
    },
  ),
  always(
    'Counts, shares and changes are put into words for any counts',
    {
      inputs: fc.tuple(fc.maxSafeNat(), fc.maxSafeNat(), fc.nat(3)),
      examples: [
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
        [1, 1, 1],
      ],
      tries: 500,
    },
    ([of, outOf, places]) => {
      for (const words of [
        wording.share({ of, outOf }),
        wording.percent(of, outOf),
        wording.change(of, outOf, places),
        wording.plural(of, 'incident'),
        wording.hours(of),
      ])
        assert.doesNotMatch(words, /NaN|Infinity|undefined|e\+/)
    },
  ),
  always(
    'A list of anything is put into words that hold each of it',
    { inputs: fc.array(typedText(500), { maxLength: 8 }), tries: 200 },
    (items) => {
      for (const item of items) assert(wording.listOf(items).includes(item))
    },
  ),
  always(
    'A year, a month and a review year of an address are read, or refused, whatever was typed',
    {
      inputs: fc.oneof(
        nearly,
        typedText(),
        fc.tuple(fc.nat(10_100), two(99)).map(([year, end]) => `${String(year).padStart(4, '0')}-${end}`),
      ),
      examples: [
        '9999-00',
        '9999-12',
        '0000-01',
        '1899-00',
        '2099-00',
        '2099-12',
        '1900',
        '2018-19',
        '２０１８',
      ],
      tries: 2_000,
    },
    (typed) => {
      const [year, month, label] = [
        period.parseYear(typed),
        period.parseMonth(typed),
        period.parseReviewYear(typed),
      ]
      if (year !== undefined) assert.equal(String(year), typed)
      if (month !== undefined) assert.equal(period.monthOf(period.monthEnd(month)), typed)
      if (label !== undefined) assert.equal(period.reviewYear(label).label, typed)
    },
  ),
  always(
    'A text that is said to be printable prints no box, however its lines are broken; any other prints one',
    {
      inputs: fc.oneof(typedText(120), fc.string({ maxLength: 40, unit: 'grapheme' })),
      examples: [
        '漢字',
        'a-\u0301b',
        '🙂',
        'مرحبا 漢',
        'e\u0301',
        '\u200b',
        '\u2028',
        '\ufffe',
        '\ue000',
        'Zażółć',
      ],
      tries: 400,
    },
    (typed) => {
      const missing = missingOnPaper(typed)
      const drawn = (['body', 'strong'] as const).flatMap((style) =>
        [12, 90, 400].flatMap((width) =>
          setLines(paper, typed, styles[style], width).flatMap(({ runs }) =>
            runs.flatMap(({ instead }) => instead ?? []),
          ),
        ),
      )
      if (missing.length === 0) assert.deepEqual(drawn, [])
      else assert(missing.every((each) => typed.toWellFormed().includes(each)))
    },
  ),
]
