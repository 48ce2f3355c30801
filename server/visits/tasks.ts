import { addDays } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { readListQuery } from '../records/list.ts'
import { countVisits, listVisits, visitListRules } from './queries.ts'
import { reportDays } from './vocabulary.ts'

export const visitReportTasks: TaskKind = {
  slug: 'visit-reports',
  one: 'visit has no date on which its report was sent',
  many: 'visits have no date on which their reports were sent',
  list: `${paths.visits()}?report=not-sent&sort=date&direction=asc`,
  open: async ({ db, person, today }, { limit }) => {
    const query = readListQuery({ report: 'not-sent', sort: 'date', direction: 'asc' }, visitListRules)
    const names = await establishmentChoices(db, person, today)
    const visits = await listVisits(db, person, query)
    const tasks = visits.slice(0, limit).map((visit) => ({
      text: `Send your report of the visit to ${labelOf(names, visit.establishmentId)} on ${longDate(visit.visitedOn)}`,
      href: `${paths.visit(visit.id)}/report`,
      dueOn: addDays(visit.visitedOn, reportDays),
    }))
    return { count: await countVisits(db, person, query), tasks }
  },
}
