import { localDateOf } from '../../reports/clocks.ts'
import { longDate, plural } from '../../reports/wording.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { missingStill, visitsToCheck } from '../visits/sample/queries.ts'
import { firstOf, most, type Looking, type Task } from './task.ts'

/** Sampled records that nobody has checked yet, by the visit they were sampled on. */
export async function sampleTasks({ db, person, today }: Looking): Promise<Task[]> {
  const visits = await visitsToCheck(db, person, most + 1)
  const names = await establishmentChoices(db, person, today)
  return firstOf(
    visits,
    ({ id, establishmentId, visitedOn, count, since }) => ({
      text: `Check ${plural(count, 'sampled record')} of the visit to ${labelOf(names, establishmentId)} on ${longDate(visitedOn)}`,
      href: paths.visit(id),
      dueOn: null,
      since: localDateOf(since),
      note: `Sampled on ${longDate(localDateOf(since))}`,
    }),
    { text: 'See every sampled record', href: `${paths.sampledRecords()}?finding=not-checked` },
  )
}

/** What was found not to be in the records, until the incident that is entered is linked (SECURITY B2). */
export async function missingTasks({ db, person, today }: Looking): Promise<Task[]> {
  const rows = await missingStill(db, person, most + 1)
  const names = await establishmentChoices(db, person, today)
  return firstOf(
    rows,
    ({ id, establishmentId, sourceOn, checkedAt }) => ({
      text: `Ask ${labelOf(names, establishmentId)} about the incident ${sourceOn === null ? '' : `of ${longDate(sourceOn)} `}that is not in the records`,
      href: paths.sampledRecord(id),
      dueOn: null,
      since: localDateOf(checkedAt ?? today),
      note: checkedAt === null ? '' : `Found missing on ${longDate(localDateOf(checkedAt))}`,
    }),
    { text: 'See everything found missing', href: `${paths.sampledRecords()}?finding=not-in-records` },
  )
}
