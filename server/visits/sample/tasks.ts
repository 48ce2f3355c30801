import { localDateOf } from '../../../reports/clocks.ts'
import { longDate, plural } from '../../../reports/wording.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { readListQuery } from '../../records/list.ts'
import { countSampled, listSampled, sampledListRules, visitsToCheck } from './queries.ts'
import type { TaskKind } from '../../home/task.ts'

const sampledQuery = (filters: Record<string, string>) => readListQuery(filters, sampledListRules)

const countOf = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0)

/** Sampled records that nobody has checked yet, by the visit they were sampled on. */
export const sampleTasks: TaskKind = {
  slug: 'samples',
  one: 'sampled record is not checked',
  many: 'sampled records are not checked',
  list: `${paths.sampledRecords()}?finding=not-checked`,
  open: async ({ db, person, today }, { limit }) => {
    const count = countOf(await countSampled(db, person, sampledQuery({ finding: 'not-checked' })))
    const names = await establishmentChoices(db, person, today)
    const tasks = (await visitsToCheck(db, person, limit)).map(({ since, ...visit }) => ({
      text: `Check ${plural(visit.count, 'sampled record')} of the visit to ${labelOf(names, visit.establishmentId)} on ${longDate(visit.visitedOn)}`,
      href: paths.visit(visit.id),
      dueOn: null,
      note: `Sampled on ${longDate(localDateOf(since))}`,
    }))
    return { count, tasks }
  },
}

/** What was found not to be in the records, until the incident that is entered is linked (SECURITY B2). */
export const missingTasks: TaskKind = {
  slug: 'missing-records',
  one: 'incident was found missing from the records',
  many: 'incidents were found missing from the records',
  list: `${paths.sampledRecords()}?finding=not-in-records&linked=no`,
  open: async ({ db, person, today }, { limit }) => {
    const query = sampledQuery({ finding: 'not-in-records', linked: 'no' })
    const count = countOf(await countSampled(db, person, query))
    const names = await establishmentChoices(db, person, today)
    const rows = await listSampled(db, person, query)
    const tasks = rows.slice(0, limit).map(({ id, establishmentId, sourceOn, checkedAt }) => ({
      text: `Ask ${labelOf(names, establishmentId)} about the incident ${sourceOn === null ? '' : `of ${longDate(sourceOn)} `}that is not in the records`,
      href: paths.sampledRecord(id),
      dueOn: null,
      note: checkedAt === null ? '' : `Found missing on ${longDate(localDateOf(checkedAt))}`,
    }))
    return { count, tasks }
  },
}
