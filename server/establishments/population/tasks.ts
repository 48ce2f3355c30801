import { monthStart, reviewYearOf, snapshotDate } from '../../../reports/period.ts'
import { longDate, monthName } from '../../../reports/wording.ts'
import { countedWhole, type TaskKind } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { monthsWithoutPopulation } from './queries.ts'

export const populationTasks: TaskKind = {
  slug: 'population',
  one: 'month has no population recorded',
  many: 'months have no population recorded',
  open: countedWhole(
    ({ db, person, today }) => monthsWithoutPopulation(db, person, today),
    ({ establishmentId, name, month }) => ({
      text: `Record the population of ${name} for ${monthName(month)}`,
      href: paths.populationYear(establishmentId, reviewYearOf(monthStart(month))),
      dueOn: null,
      note: `The children held on ${longDate(snapshotDate(month))}`,
    }),
  ),
}
