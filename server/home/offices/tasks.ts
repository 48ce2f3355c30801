import { isVacant, officesOn } from '../../access/appointments/queries.ts'
import { longDate } from '../../../reports/wording.ts'
import { paths } from '../../paths.ts'
import type { Looking, Task } from '../task.ts'
import { endsSoon } from './page.ts'

/** Offices that nobody holds, and those whose holder’s days are nearly over without anybody to follow. */
export async function officeTasks({ db, person, today }: Looking): Promise<Task[]> {
  const offices = await officesOn(db, person, today)
  const vacant = offices.filter(isVacant).map(({ name, vacantSince }): Task => ({
    text: `Appoint somebody: ${name}`,
    href: paths.appointments(),
    dueOn: vacantSince ?? null,
    since: vacantSince ?? today,
    note: vacantSince === undefined ? 'Nobody was ever appointed' : `Vacant since ${longDate(vacantSince)}`,
    tag: { text: 'Vacant', colour: 'red' },
  }))
  const ending = offices.filter((office) => endsSoon(office, today))
  return [
    ...vacant,
    ...ending.map(({ name, holder }): Task => {
      const endsOn = holder?.to ?? null
      return { text: `Appoint who follows: ${name}`, href: paths.appointments(), dueOn: endsOn, since: today }
    }),
  ]
}
