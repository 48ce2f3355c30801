import { isVacant, officesOn } from '../../access/appointments/queries.ts'
import { longDate } from '../../../reports/wording.ts'
import { paths } from '../../paths.ts'
import { countedWhole, type Looking, type Task, type TaskKind } from '../task.ts'
import { endsSoon } from './page.ts'

/**
 * Offices that nobody holds, those that a deputy alone acts in, and those whose holder’s days are nearly over without
 * anybody to follow on the next one.
 */
async function openOffices({ db, person, today }: Looking): Promise<Task[]> {
  const offices = await officesOn(db, person, today)
  const vacant = offices.filter(isVacant).map(({ name, vacantSince }): Task => ({
    text: `Appoint somebody: ${name}`,
    href: paths.appointments(),
    dueOn: vacantSince ?? null,
    note: vacantSince === undefined ? 'Nobody is appointed' : `Vacant since ${longDate(vacantSince)}`,
    tag: { text: 'Vacant', colour: 'red' },
  }))
  const deputised = offices
    .filter((office) => !isVacant(office) && office.holder === undefined && office.next === undefined)
    .map(({ name }): Task => ({
      text: `Appoint a holder: ${name}`,
      href: paths.appointments(),
      dueOn: null,
      note: 'A deputy acts meanwhile',
    }))
  const ending = offices.filter((office) => endsSoon(office, today))
  return [
    ...vacant,
    ...deputised,
    ...ending.map(({ name, holder }): Task => {
      const endsOn = holder?.to ?? null
      return { text: `Appoint who follows: ${name}`, href: paths.appointments(), dueOn: endsOn }
    }),
  ]
}

export const officeTasks: TaskKind = {
  slug: 'offices',
  one: 'office needs an appointment',
  many: 'offices need an appointment',
  open: countedWhole(openOffices, (task) => task),
}
