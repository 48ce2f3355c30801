import { recordArrival } from '../access/sessions/actions.ts'
import { chainHead } from '../history/record.ts'
import { markRead } from '../history/read-marks.ts'
import { incidentChangesSubject, submissionsSubject } from '../incidents/changes/vocabulary.ts'
import { otherChangesSubject } from '../other-changes/vocabulary.ts'
import { acknowledgeReview } from '../reviews/actions.ts'
import { reviewOfYear } from '../reviews/queries.ts'
import { randomFrom } from './random.ts'
import { readingDays } from './urgent.ts'
import { at, type DemoRole, type Happening } from './world.ts'

/** Of its own, so that the rest of the example stays as it is. */
const random = (seed: number) => ({ newId: randomFrom(seed).id })

/** The scrutineer reads what changed on the days on which what is urgent is gone through. */
const read = (day: string): Happening => ({
  at: at(day, '19:10'),
  who: 'scrutineer',
  do: async ({ db }, act, person) => {
    for (const subject of [incidentChangesSubject, submissionsSubject, otherChangesSubject])
      await markRead(db, act, person, { subject, to: (await chainHead(db))?.seq ?? 0 })
  },
})

/** Everybody's last day of work before the demonstration's own. */
const lastSignIns: readonly [who: DemoRole, day: string, time: string][] = [
  ['partner', '2018-12-03', '10:05'],
  ['scrutineer', '2019-11-28', '16:55'],
  ['lado', '2019-12-02', '09:05'],
  ['businessManager', '2019-12-03', '09:40'],
  ['headMED', '2019-12-03', '10:50'],
  ['headCKI', '2019-12-03', '13:20'],
]

const signedIn = ([who, day, time]: (typeof lastSignIns)[number], nth: number): Happening => ({
  at: at(day, time),
  who,
  do: ({ db }, act) =>
    recordArrival(
      db,
      { ...act, ...random(7800 + nth) },
      {
        browser: 'Firefox on Windows',
        addressHash: 'invented',
        device: { before: '', now: `invented-${who}` },
      },
    ),
})

/** The partner says that the first review arrived; the second waits. */
const acknowledged: Happening = {
  at: at('2018-12-03', '10:20'),
  who: 'partner',
  do: async ({ db }, act) => {
    const review = await reviewOfYear(db, 2017)
    await acknowledgeReview(db, act, { year: 2017, seen: review?.version ?? 0 })
  },
}

/** Who read what, and when they were last there. */
export const readingHappenings = (): Happening[] => [
  ...readingDays.map(read),
  ...lastSignIns.map(signedIn),
  acknowledged,
]
