import { addDays, addHours, daysBetween, isWorkingDay, localDateOf } from '../../reports/clocks.ts'
import { monthEnd, monthStart } from '../../reports/period.ts'
import type { Incident } from '../incidents/sections.ts'
import type { House } from './calibration.ts'
import { hourOdds, odds } from './odds.ts'
import type { Random } from './random.ts'
import { at, local } from './world.ts'

/** A moment of the month, by the day's regime, with its offset. */
export function momentIn(random: Random, month: string): string {
  const day = addDays(monthStart(month), random.whole(0, daysBetween(monthStart(month), monthEnd(month))))
  return momentOn(random, day)
}

/** A moment of the day, by its regime, with its offset. */
export function momentOn(random: Random, day: string): string {
  return local(day, clock(random.weighted(hourOdds), random.whole(0, 59)))
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

/** Whole minutes later, in London's time with its offset. */
const minutesAfter = (iso: string, minutes: number): string =>
  addHours(new Date(Date.parse(iso) + minutes * 60_000).toISOString(), 0)

const hour = 60
const missing = 0.04

/** Whether an incident is of the last weeks before the demonstration's own day: only of those something is still open. */
export const isRecent = (happenedAt: string): boolean => happenedAt >= '2019-11-04'

// What is not signed is of the last weeks: earlier months were gone through at their end.
const unsigned = (happenedAt: string): number => (isRecent(happenedAt) ? 0.03 : 0)

/** When the establishment says that its record was written and signed: mostly in time, sometimes late or not said. */
export function recordTimes(
  random: Random,
  house: House,
  happenedAt: string,
): Pick<Incident, 'writtenAt' | 'signedAt'> {
  const written = random.chance(odds[house].writtenInTime)
    ? random.whole(hour, 20 * hour)
    : random.whole(25 * hour, 90 * hour)
  const signed = random.chance(odds[house].signedInTime)
    ? Math.min(written + random.whole(20, 20 * hour), 47 * hour)
    : random.whole(50 * hour, 160 * hour)
  return {
    writtenAt: random.chance(missing) ? null : minutesAfter(happenedAt, written),
    signedAt: random.chance(unsigned(happenedAt))
      ? null
      : minutesAfter(happenedAt, Math.max(written, signed)),
  }
}

/** When the child was spoken to: mostly within five days; sometimes late, sometimes the record does not say. */
export function spokenToAt(random: Random, house: House, happenedAt: string): string | null {
  if (random.chance(missing)) return null
  const days = random.chance(odds[house].spokenToInTime) ? random.whole(0, 4) : random.whole(6, 12)
  if (days === 0 && happenedAt.slice(11, 13) < '17')
    return minutesAfter(happenedAt, random.whole(hour, 4 * hour))
  const day = addDays(localDateOf(happenedAt), Math.max(days, 1))
  return local(day, clock(random.whole(9, 17), random.whole(0, 59)))
}

/** The incident where everything that is stated of it was done within a day. */
export const withinADay = (incident: Incident): Incident => ({
  ...incident,
  writtenAt: minutesAfter(incident.happenedAt, 2 * hour),
  signedAt: minutesAfter(incident.happenedAt, 20 * hour),
  children: incident.children.map((child) => ({
    ...child,
    debrief: 'done',
    spokenToAt: minutesAfter(incident.happenedAt, 3 * hour),
    alleges: 'no',
  })),
})

/** The week whose copies came together, long after: 10 to 16 September at Cookham Wood. */
const held = { house: 'CKI', from: '2018-09-10', to: '2018-09-16', sentOn: '2018-11-05' } as const

/**
 * When the copy of the record came here, UTC: within some days in working hours, once all that it states was done.
 * A few come weeks later.
 */
export function receivedAt(random: Random, house: House, incident: Incident): string {
  const happenedOn = localDateOf(incident.happenedAt)
  const stated = [incident.happenedAt, incident.writtenAt, incident.signedAt]
    .concat(incident.children.map((child) => child.spokenToAt))
    .map((time) => (time === null ? happenedOn : localDateOf(time)))
  const last = stated.sort().at(-1) ?? happenedOn
  const after = addDays(last, random.chance(0.04) ? random.whole(20, 55) : random.whole(1, 3))
  const isHeld = house === held.house && happenedOn >= held.from && happenedOn <= held.to
  return at(workingDay(isHeld ? held.sentOn : after), clock(random.whole(8, 16), random.whole(0, 59)))
}

function workingDay(date: string): string {
  return isWorkingDay(date) ? date : workingDay(addDays(date, 1))
}
