import { positions, handcuffs } from '../../../server/incidents/vocabulary.ts'
import { countBy } from '../../statistics/count-by.ts'
import type { Block, Section, TableBlock } from '../../report.ts'
import { longDate, monthName } from '../../wording.ts'
import { monthOf } from '../../period.ts'
import {
  counted,
  heading,
  notAvailable,
  numberColumn,
  ownRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { countingOf, countTable } from '../cells.ts'
import type { PublishedFigureFact } from '../facts.ts'
import { timesRestrained } from '../measures.ts'
import { sourcesOf } from '../published.ts'
import type { Scope, Year } from '../year.ts'

/** Annex A: tables that no chapter needs in its text. Each chart's own table stands beside the chart. */
export function dataTablesSection(year: Year): Section {
  return {
    id: 'data-tables',
    number: 'Annex A',
    title: 'Data tables',
    startsPage: false,
    blocks: [
      paragraph('The numbers behind each chart stand in a table below it. These tables give further detail.'),
      heading('From the records'),
      positionTable(year),
      handcuffTable(year),
      ...hospitalBlocks(year),
    ],
  }
}

const positionTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'positions',
    caption: `Position in which a child was held, by establishment, ${year.period.words}`,
    header: 'Position',
    rows: positions.map((term) => ({
      label: term.label,
      countOf: ({ incidents }: Scope) =>
        countBy(timesRestrained(incidents), positions, ({ position }) => position).find(
          ({ value }) => value === term.value,
        )?.count ?? 0,
    })),
    total: {
      label: 'Each time a child was restrained',
      countOf: ({ incidents }) => timesRestrained(incidents).length,
    },
    notes: ['Unit of count: each time a child was restrained.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })

const handcuffTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'handcuffs',
    caption: `Handcuffs used, by establishment, ${year.period.words}`,
    header: 'Handcuffs',
    rows: countingOf(handcuffs, (incident) => [incident.handcuffs]),
    total: { label: 'All incidents', countOf: ({ incidents }) => incidents.length },
    notes: ['Unit of count: incidents.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })

/** Published injuries needing hospital treatment, month by establishment; a month not published is not available. */
function hospitalBlocks({ facts }: Year): Block[] {
  const figures = facts.publishedFigures.filter(({ measure }) => measure.includes('hospital treatment'))
  if (figures.length === 0) return []
  const names = [...new Set(figures.map(({ establishment }) => establishment))]
  const months = [...new Set(figures.map(({ periodStart }) => monthOf(periodStart)))].sort()
  return [
    heading('Published by others'),
    table({
      id: 'published-hospital-injuries',
      caption: `Published: injuries needing hospital treatment by month, ${monthName(months[0] ?? '')} to ${monthName(months.at(-1) ?? '')}`,
      columns: [textColumn('Month', 3), ...names.map((name) => numberColumn(name, 2))],
      rows: months.map((month) =>
        row(words(monthName(month)), ...names.map((name) => publishedCell(figures, name, month))),
      ),
      total: row(words('All months'), ...names.map((name) => counted(sumOf(figures, name)))),
      notes: [
        'Unit of count: injuries, from assault, restraint or self-harm together. Published by others; not counted from the records of this review.',
      ],
      source: sourcesOf(figures),
    }),
  ]
}

function publishedCell(
  figures: PublishedFigureFact[],
  name: string,
  month: string,
): TableBlock['rows'][number]['cells'][number] {
  const figure = figures.find(
    ({ establishment, periodStart }) => establishment === name && monthOf(periodStart) === month,
  )
  return figure ? counted(figure.value) : notAvailable
}

const sumOf = (figures: PublishedFigureFact[], name: string): number =>
  figures.filter(({ establishment }) => establishment === name).reduce((sum, { value }) => sum + value, 0)
