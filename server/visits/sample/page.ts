import { instant, longDate, plural } from '../../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { incidentTitle, referenceWords } from '../../incidents/naming.ts'
import { paths } from '../../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../../records/list.ts'
import type {
  Button,
  RecordCard,
  RecordListPage,
  RecordRow,
  TableCellView,
  TableView,
  TagColour,
  TagView,
} from '../../records/page-types.ts'
import type { DrawRow, SampledRow } from './queries.ts'
import { findings, sampleSources, type Finding, notLinked } from './vocabulary.ts'
import { whichRecord } from './words.ts'

const colours: Record<Finding, TagColour> = {
  'not-checked': 'blue',
  agrees: 'green',
  'small-differences': 'yellow',
  'difference-that-matters': 'red',
  'not-in-records': 'red',
  'could-not-be-checked': 'grey',
}

const entered = 'Entered after it was found missing'

/** What came of it; one that was missing and has been entered since says so. */
export const findingTag = ({
  finding,
  enteredNumber,
}: Pick<SampledRow, 'finding' | 'enteredNumber'>): TagView =>
  enteredNumber === null
    ? { text: labelOf(findings, finding), colour: colours[finding] }
    : { text: entered, colour: 'orange' }

/** When it was found missing, and when it was entered: both moments. */
export const enteredLines = ({
  checkedAt,
  enteredNumber,
  enteredReference,
  enteredAt,
}: SampledRow): string[] =>
  enteredNumber === null || enteredAt === null || checkedAt === null
    ? []
    : [
        `${entered}: found missing on ${instant(checkedAt)}, incident ${referenceWords({ number: enteredNumber, ownReference: enteredReference ?? '' })} entered on ${instant(enteredAt)}.`,
      ]

/** To the incident, where there is one; to the link, while one is awaited. */
export function sampledButtons(row: SampledRow): Button[] {
  const id = row.incidentId ?? row.enteredIncidentId
  if (id !== null)
    return [
      { text: `Read incident ${referenceWords(incidentOf(row))}`, href: paths.incident(id), secondary: true },
    ]
  return row.finding === 'not-in-records'
    ? [{ text: 'Link the incident that was entered', href: `${paths.sampledRecord(row.id)}/link` }]
    : []
}

/** The incident that was sampled, or the one that was entered since. */
export const incidentOf = (row: SampledRow) => ({
  number: row.number ?? row.enteredNumber ?? '',
  ownReference: row.ownReference ?? row.enteredReference ?? '',
})

const which = ({ number, ownReference, source, sourceOn }: SampledRow): string =>
  whichRecord({ incidentNumber: number ?? '', ownReference: ownReference ?? '', source, sourceOn })

/** '4 of 6 sampled records checked', then how many of each finding; nothing where nothing was sampled. */
function countLines(counts: ReadonlyMap<Finding, number>): string[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return []
  const checked = total - (counts.get('not-checked') ?? 0)
  return [
    `${checked} of ${plural(total, 'sampled record')} checked`,
    ...findings
      .filter(({ value }) => (counts.get(value) ?? 0) > 0)
      .map(({ value, label }) => `${label}: ${counts.get(value) ?? 0}`),
  ]
}

const countsOf = (rows: readonly SampledRow[]): Map<Finding, number> =>
  new Map([...Map.groupBy(rows, ({ finding }) => finding)].map(([finding, all]) => [finding, all.length]))

interface VisitSample {
  visitId: string
  draws: readonly DrawRow[]
  rows: readonly SampledRow[]
}

/** On the visit's page, for the scrutineer: what was drawn, and how far it is checked. */
export const sampleCard = ({ draws, rows }: VisitSample): RecordCard => ({
  title: 'Sample',
  rows: [
    {
      key: 'Checked',
      value:
        rows.length === 0
          ? ['No records sampled yet. Draw a sample, or add a record that you chose or heard of elsewhere.']
          : countLines(countsOf(rows)),
    },
    ...draws.map((draw, nth): RecordRow => ({ key: `Draw ${nth + 1}`, value: drawLines(draw) })),
  ],
})

const drawLines = ({ fromOn, toOn, asked, among, seed, recordedAt }: DrawRow): string[] => [
  `${Math.min(asked, among)} of ${plural(among, 'incident')} that happened from ${longDate(fromOn)} to ${longDate(toOn)}`,
  `Drawn on ${instant(recordedAt)}, evenly, by seed ${seed}`,
]

/** For the scrutineer: every sampled record of a visit. */
export const sampleTable = ({ draws, rows }: VisitSample): TableView => ({
  caption: 'Sampled records',
  columns: [{ text: 'Record' }, { text: 'Came from' }, { text: 'Finding' }, { text: 'Establishment told' }],
  rows: rows.map((row) => ({
    cells: [
      { text: which(row), href: paths.sampledRecord(row.id) },
      { text: cameFrom(row, draws) },
      { text: '', tag: findingTag(row) },
      { text: row.told === 'yes' ? 'Yes' : 'No' },
    ],
  })),
})

function cameFrom({ how, drawId, place, source }: SampledRow, draws: readonly DrawRow[]): string {
  if (how === 'drawn') return `Draw ${draws.findIndex(({ id }) => id === drawId) + 1}, number ${place ?? ''}`
  return how === 'chosen' ? 'Chosen' : labelOf(sampleSources, source ?? 'other')
}

export const sampleActions = (visitId: string): Button[] => [
  { text: 'Draw a sample', href: paths.sampleOf(visitId), secondary: true },
  {
    text: 'Add a record to the sample',
    href: `${paths.sampledRecords()}/new?visitId=${visitId}`,
    secondary: true,
  },
]

/** For a head of safeguarding: of what the establishment was told of, which record it is and the finding, nothing else. */
export const toldTable = (rows: readonly SampledRow[]): TableView => ({
  caption: 'What the scrutineer found in the records sampled',
  columns: [{ text: 'Record' }, { text: 'Finding' }],
  rows: rows.map((row) => ({ cells: [toldRecord(row), { text: '', tag: findingTag(row) }] })),
})

// Where it was heard of may be a child: its head is told the day and the place, to look for it.
function toldRecord(row: SampledRow): TableCellView {
  const id = row.incidentId ?? row.enteredIncidentId
  if (id !== null) return { text: incidentTitle(incidentOf(row)), href: paths.incident(id) }
  const place = row.sourcePlace === '' ? '' : `, ${row.sourcePlace}`
  return {
    text: `An incident of ${row.sourceOn === null ? 'a day not known' : longDate(row.sourceOn)}${place}`,
  }
}

/** On the incident's page: on which visits it was sampled, and what was found. */
export const incidentSampleCards = (rows: readonly SampledRow[], mayRead: boolean): RecordCard[] =>
  rows.length === 0
    ? []
    : [
        {
          title: 'Sampled by the scrutineer',
          rows: rows.map((row) => ({
            key: `Sampled on the visit of ${longDate(row.visitedOn)}`,
            value: [findingTag(row).text, ...enteredLines(row).slice(0, mayRead ? 1 : 0)],
            href: mayRead ? paths.sampledRecord(row.id) : paths.visit(row.visitId),
          })),
        },
      ]

interface Around {
  counts: ReadonlyMap<Finding, number>
  establishments: Vocabulary
}

/** Every sampled record of every visit. */
export function sampledListPage(
  rows: readonly SampledRow[],
  query: ListQuery,
  { counts, establishments }: Around,
): RecordListPage {
  return listPage(
    {
      base: paths.sampledRecords(),
      heading: 'Sampled records',
      intro: countLines(counts).join('. '),
      caption: 'Records sampled on visits',
      one: 'sampled record',
      many: 'sampled records',
      columns: [
        { text: 'Record' },
        { text: 'Establishment' },
        { text: 'Visit', sort: 'visit' },
        { text: 'Finding' },
        { text: 'Establishment told' },
      ],
      actions: [{ text: 'Sample a record', href: `${paths.sampledRecords()}/new` }],
      filterFields: [
        filterSelect('establishment', 'Establishment', establishments, { query }),
        filterSelect('finding', 'Finding', findings, { query }),
        filterSelect('linked', 'Incident entered since', [notLinked], { query }),
      ],
      empty: { text: noneSampled },
    },
    query,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    rows.map((row) => [
      { text: which(row), href: paths.sampledRecord(row.id) },
      { text: labelOf(establishments, row.establishmentId) },
      { text: longDate(row.visitedOn), href: paths.visit(row.visitId) },
      { text: '', tag: findingTag(row) },
      { text: row.told === 'yes' ? 'Yes' : 'No' },
    ]),
  )
}

const noneSampled = 'No sampled records yet. Draw a sample on the page of a visit, or add one record.'
