import { quarterDataset } from '../../reports/qa-pack/dataset.ts'
import { notInDataset } from '../../reports/qa-pack/not-in-dataset.ts'
import { quarter } from '../../reports/period.ts'
import { monthsInOperation } from '../../reports/statistics/months-in-operation.ts'
import { listOf, longDate, number } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import { isOfEstablishment } from '../access/vocabulary.ts'
import type { Counting } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { monthsRecorded, returnsIn } from '../establishments/facts.ts'
import { establishmentsOn } from '../establishments/queries.ts'
import { changesBetween } from '../incidents/changes/queries.ts'
import { incidentFacts } from '../incidents/facts.ts'
import type { TableView } from '../records/page-types.ts'
import type { Confirmed } from '../returns/vocabulary.ts'
import { datedDeadlines } from '../settings/queries.ts'
import type { Meeting } from './form.ts'
import { establishmentStates, ladoCountsBetween, populationOf } from './queries.ts'

interface Looking {
  viewer: Person
  meeting: Pick<Meeting, 'year' | 'quarter'>
  today: string
}

/** The tables that a meeting's page shows. */
export const meetingTables: Counting<Looking, TableView[]> = {
  name: 'QA meeting tables',
  count: async (db, { viewer, meeting, today }) => [
    ...(await datasetTables(db, viewer, meeting, today)),
    await changesTable(db, viewer, meeting),
  ],
}

/**
 * The quarter's dataset, a table for each establishment that the viewer may see: numbers only, from what is recorded
 * on the day somebody looks. One that was not open in the quarter and of which nothing is recorded has none.
 */
async function datasetTables(
  db: Db,
  viewer: Person,
  meeting: Pick<Meeting, 'year' | 'quarter'>,
  today: string,
): Promise<TableView[]> {
  const about = quarter(Number(meeting.year), meeting.quarter)
  const period = { from: about.startsOn, to: about.endsOn }
  const establishments = await establishmentsOn(db, viewer, about.endsOn)
  const settings = { deadlines: await datedDeadlines(db) }
  const incidents = groupedBy(await incidentFacts(db, period))
  const ladoContacts = groupedBy(await ladoCountsBetween(db, viewer, period))
  const population = groupedBy(await populationOf(db, about.months))
  const states = await establishmentStates(db)
  const returns = await returnsIn(db, about.months)
  const recorded = await monthsRecorded(db, period)
  return establishments
    .map((establishment) => ({
      establishment,
      states: states.get(establishment.id) ?? [],
      monthsOpen: monthsInOperation(states.get(establishment.id) ?? [], about.months),
      incidents: incidents.get(establishment.id) ?? [],
      ladoContacts: ladoContacts.get(establishment.id) ?? [],
      population: population.get(establishment.id) ?? [],
      nil: nilMonths(returns.get(establishment.id) ?? []),
      recordedIn: recorded.get(establishment.id) ?? [],
    }))
    .filter(hasSomething)
    .map(({ establishment, monthsOpen: _monthsOpen, ...own }) => {
      const { name } = establishment
      const dataset = quarterDataset({ quarter: about, dataTo: today, settings, types: own.states, ...own })
      return tableOf(`${name}: the quarter’s dataset, ${about.label}`, dataset)
    })
}

/**
 * How often what is counted was changed in the quarter after it was submitted, for the establishments that the viewer may
 * see (SECURITY B4). A change belongs to the quarter in which it was made, whenever the incident was.
 */
async function changesTable(
  db: Db,
  viewer: Person,
  meeting: Pick<Meeting, 'year' | 'quarter'>,
): Promise<TableView> {
  const about = quarter(Number(meeting.year), meeting.quarter)
  const establishments = await establishmentsOn(db, viewer, about.endsOn)
  const changes = groupedBy(await changesBetween(db, { from: about.startsOn, to: about.endsOn }))
  return {
    caption: `Changes after submission, made in ${about.label}`,
    columns: [
      { text: 'Establishment' },
      { text: 'Incidents whose counted answers were corrected', numeric: true },
      { text: 'Withdrawals asked', numeric: true },
      { text: 'Withdrawals agreed', numeric: true },
    ],
    rows: establishments.map(({ id, name }) => {
      const own = changes.get(id) ?? []
      const corrected = new Set(
        own.filter(({ act }) => act === 'corrected').map(({ subjectId }) => subjectId),
      )
      const times = (asked: string) => own.filter(({ act }) => act === asked).length
      const counts = [corrected.size, times('withdrawal asked'), times('withdrawal agreed')]
      return { cells: [{ text: name }, ...counts.map((count) => ({ text: number(count), numeric: true }))] }
    }),
  }
}

const groupedBy = <Row extends { establishmentId: string }>(rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, ({ establishmentId }) => establishmentId)

const nilMonths = (returns: readonly { month: string; confirmed: Confirmed }[]): string[] =>
  returns.filter(({ confirmed }) => confirmed === 'nil').map(({ month }) => month)

interface Own {
  monthsOpen: unknown[]
  incidents: unknown[]
  ladoContacts: unknown[]
  population: unknown[]
}

const hasSomething = ({ monthsOpen, incidents, ladoContacts, population }: Own) =>
  monthsOpen.length + incidents.length + ladoContacts.length + population.length > 0

const tableOf = (caption: string, { columns, rows }: ReturnType<typeof quarterDataset>): TableView => ({
  caption,
  columns: [{ text: 'Measure' }, ...columns.map((text) => ({ text, numeric: true }))],
  rows: rows.map(({ label, values }) => ({
    cells: [{ text: label }, ...values.map((text) => ({ text, numeric: true }))],
  })),
})

/** Said once, under the tables. */
export function datasetNotes(viewer: Person, today: string): { key: string; value: string }[] {
  const notes = [
    {
      key: 'Dataset',
      value: `Counted on ${longDate(today)}. A withdrawn incident is left out; a later correction changes the numbers.`,
    },
    {
      key: 'No records',
      value:
        'Neither an incident nor a signed nil return was received for that month: it is not nought. A quarter says of how many of its months its number is.',
    },
    { key: 'Not recorded in this system', value: `${listOf(notInDataset)}.` },
  ]
  const lado = {
    key: 'LADO contacts',
    value: 'Only those that the establishment made or that were shared with it are counted.',
  }
  return isOfEstablishment(viewer.role) ? [...notes, lado] : notes
}
