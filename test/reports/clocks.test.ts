import { describe, expect, it } from 'vitest'
import {
  addDays,
  addHours,
  addWorkingDays,
  bankHolidays,
  dayDeadline,
  daysBetween,
  hourDeadline,
  hoursBetween,
  isProclaimed,
  isWorkingDay,
  localDateOf,
  localDateTime,
  monthsAfter,
  withinMonths,
  workingDayDeadline,
  workingDaysBetween,
} from '../../reports/clocks.ts'

describe('a local date and time', () => {
  it('carries its offset, summer and winter', () => {
    expect(localDateTime('2018-05-04', '14:35')).toEqual({ kind: 'exact', iso: '2018-05-04T14:35:00+01:00' })
    expect(localDateTime('2018-12-04', '14:35')).toEqual({ kind: 'exact', iso: '2018-12-04T14:35:00+00:00' })
  })

  it.each(['01:00', '01:30', '01:59'])('does not exist at %s when the clocks go forward', (time) => {
    expect(localDateTime('2018-03-25', time)).toEqual({ kind: 'does-not-exist' })
  })

  it.each(['00:59', '02:00', '02:30'])('exists at %s on the same night', (time) => {
    expect(localDateTime('2018-03-25', time).kind).toBe('exact')
  })

  it('comes twice in the hour that the clocks go back', () => {
    expect(localDateTime('2018-10-28', '01:30')).toEqual({
      kind: 'twice',
      first: '2018-10-28T01:30:00+01:00',
      second: '2018-10-28T01:30:00+00:00',
    })
    expect(localDateTime('2018-10-28', '00:59').kind).toBe('exact')
    expect(localDateTime('2018-10-28', '02:00').kind).toBe('exact')
  })

  it('is exact once someone says which of the two', () => {
    const exact = (which: 'first' | 'second') => localDateTime('2018-10-28', '01:30', which)
    expect(exact('first')).toEqual({ kind: 'exact', iso: '2018-10-28T01:30:00+01:00' })
    expect(exact('second')).toEqual({ kind: 'exact', iso: '2018-10-28T01:30:00+00:00' })
  })

  it.each([
    ['2018-02-31', '10:00'],
    ['2018-05-04', '24:30'],
    ['2018-05-04', ''],
    ['', '10:00'],
  ])('does not exist for %j at %j', (date, time) => {
    expect(localDateTime(date, time)).toEqual({ kind: 'does-not-exist' })
  })
})

describe('elapsed time', () => {
  it('counts one hour less in the spring night and one more in the autumn', () => {
    expect(hoursBetween('2018-03-24T12:00:00+00:00', '2018-03-25T12:00:00+01:00')).toBe(23)
    expect(hoursBetween('2018-10-27T12:00:00+01:00', '2018-10-28T12:00:00+00:00')).toBe(25)
    expect(addHours('2018-10-27T12:00:00+01:00', 24)).toBe('2018-10-28T11:00:00+00:00')
  })

  it('knows London’s date of an instant', () => {
    expect(localDateOf('2018-05-03T23:30:00Z')).toBe('2018-05-04')
    expect(localDateOf('2018-12-03T23:30:00Z')).toBe('2018-12-03')
    expect(localDateOf('2018-05-04')).toBe('2018-05-04')
  })

  it('counts calendar days through a clock change', () => {
    expect(daysBetween('2018-03-24', '2018-03-26')).toBe(2)
    expect(daysBetween('2018-03-26', '2018-03-24')).toBe(-2)
    expect(addDays('2018-12-31', 1)).toBe('2019-01-01')
  })

  it('counts calendar months to the same day or the month’s last (F14)', () => {
    expect(monthsAfter('2018-01-31', 1)).toBe('2018-02-28')
    expect(withinMonths('2018-01-31', '2018-02-28', 1)).toBe(true)
    expect(withinMonths('2018-01-31', '2018-03-01', 1)).toBe(false)
    expect(withinMonths('2018-04-10', '2018-07-10', 3)).toBe(true)
    expect(withinMonths('2018-04-10', '2018-07-11', 3)).toBe(false)
  })

  it('refuses what is no date', () => {
    expect(() => addDays('2018-02-31', 1)).toThrow(RangeError)
    expect(() => addDays('2018-05-04T10:00:00Z', 1)).toThrow(RangeError)
    expect(() => localDateOf('yesterday')).toThrow(RangeError)
  })
})

describe('England’s bank holidays', () => {
  const days = (year: number) => bankHolidays(year).map(({ on }) => on.slice(5))

  it.each([
    [2018, ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
    [2019, ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
    [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
    [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    [2012, ['01-02', '04-06', '04-09', '05-07', '06-04', '06-05', '08-27', '12-25', '12-26']],
    [2011, ['01-03', '04-22', '04-25', '04-29', '05-02', '05-30', '08-29', '12-26', '12-27']],
    [2002, ['01-01', '03-29', '04-01', '05-06', '06-03', '06-04', '08-26', '12-25', '12-26']],
  ])('in %d are the proclaimed ones', (year, expected) => {
    expect(days(year)).toEqual(expected)
  })

  it('have names', () => {
    expect(bankHolidays(2022).find(({ on }) => on === '2022-09-19')?.name).toMatch(/Funeral/)
    expect(bankHolidays(2023).find(({ on }) => on === '2023-05-08')?.name).toMatch(/Coronation/)
    expect(bankHolidays(2018)[0]).toEqual({ on: '2018-01-01', name: 'New Year’s Day' })
  })

  it('more than two years ahead are not proclaimed yet', () => {
    expect(isProclaimed(2021, '2019-04-01T00:00:00Z')).toBe(true)
    expect(isProclaimed(2022, '2019-04-01T00:00:00Z')).toBe(false)
  })
})

describe('working days', () => {
  it.each([
    ['2018-05-04', true, 'a Friday'],
    ['2018-05-05', false, 'a Saturday'],
    ['2018-05-06', false, 'a Sunday'],
    ['2018-05-07', false, 'the early May bank holiday'],
    ['2022-12-27', false, 'Christmas Day’s substitute'],
  ])('%s: %s, %s', (date, works) => {
    expect(isWorkingDay(date)).toBe(works)
  })

  it('are counted after the first date up to the last', () => {
    expect(workingDaysBetween('2018-03-29', '2018-04-03')).toBe(1)
    expect(workingDaysBetween('2018-05-04', '2018-05-04')).toBe(0)
    expect(workingDaysBetween('2018-05-04', '2018-05-08')).toBe(1)
    expect(workingDaysBetween('2018-05-08', '2018-05-04')).toBe(0)
    expect(workingDaysBetween('2018-05-11', '2018-05-12')).toBe(0)
    expect(workingDaysBetween('2018-05-12', '2018-05-14')).toBe(1)
    expect(workingDaysBetween('2018-12-24', '2019-01-02')).toBe(4)
  })

  it('carry on over Easter and the turn of the year', () => {
    expect(addWorkingDays('2018-03-29', 1)).toBe('2018-04-03')
    expect(addWorkingDays('2018-12-24', 4)).toBe('2019-01-02')
    expect(addWorkingDays('2018-05-05', 0)).toBe('2018-05-05')
  })
})

describe('a deadline in hours', () => {
  const startsAt = '2018-10-27T12:00:00+01:00'
  const now = '2018-12-01T00:00:00Z'
  const state = (doneAt: string | null, at = now) =>
    hourDeadline({ startsAt, doneAt, withinHours: 24, now: at })

  it('runs in elapsed hours through the clock change', () => {
    expect(state('2018-10-28T11:00:00+00:00')).toBe('met')
    expect(state('2018-10-28T11:01:00+00:00')).toBe('met-late')
  })

  it('is due until it has passed, and then a missing time is not supplied, never late', () => {
    expect(state(null, '2018-10-28T11:00:00Z')).toBe('due')
    expect(state(null, '2018-10-28T11:00:01Z')).toBe('not-supplied')
  })

  it('is overdue only where the act is known not to be done', () => {
    const known = { startsAt, doneAt: null, withinHours: 24, knownNotDone: true }
    expect(hourDeadline({ ...known, now })).toBe('overdue')
    expect(hourDeadline({ ...known, now: startsAt })).toBe('due')
  })
})

describe('a deadline in days', () => {
  const startsAt = '2018-10-25T23:50:00+01:00'
  const state = (doneAt: string | null, now = '2018-12-01T00:00:00Z') =>
    dayDeadline({ startsAt, doneAt, withinDays: 5, now })

  it('is met until the end of the fifth local day', () => {
    expect(state('2018-10-30T23:59:00+00:00')).toBe('met')
    expect(state('2018-10-31T00:00:00+00:00')).toBe('met-late')
  })

  it('is due to the end of that day too', () => {
    expect(state(null, '2018-10-30T23:59:59Z')).toBe('due')
    expect(state(null, '2018-10-31T00:00:00Z')).toBe('not-supplied')
  })

  it.each([
    [
      dayDeadline({
        startsAt,
        doneAt: '2018-10-25T23:49:00+01:00',
        withinDays: 5,
        now: '2018-12-01T00:00:00Z',
      }),
    ],
    [dayDeadline({ startsAt, doneAt: '2018-10-24', withinDays: 5, now: '2018-12-01T00:00:00Z' })],
    [
      hourDeadline({
        startsAt,
        doneAt: '2018-10-25T23:49:59+01:00',
        withinHours: 24,
        now: '2018-12-01T00:00:00Z',
      }),
    ],
    [
      workingDayDeadline({
        startsAt,
        doneAt: '2018-10-24',
        withinWorkingDays: 1,
        now: '2018-12-01T00:00:00Z',
      }),
    ],
  ])('is contradicted and not met by a time before it began', (found) => {
    expect(found).toBe('contradiction')
  })

  it('is met on the day that it began, where only the day is known', () => {
    expect(state('2018-10-25')).toBe('met')
    expect(state(startsAt)).toBe('met')
  })

  it('counts working days where the rule says so', () => {
    const referral = {
      startsAt: '2018-03-29T10:00:00+01:00',
      withinWorkingDays: 1,
      now: '2018-05-01T00:00:00Z',
    }
    expect(workingDayDeadline({ ...referral, doneAt: '2018-04-03' })).toBe('met')
    expect(workingDayDeadline({ ...referral, doneAt: '2018-04-04' })).toBe('met-late')
  })
})
