import type { Block, Report, TableBlock } from '../../reports/report.ts'

const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
const monthsOfYear = months.map((month, index) => `${month} ${index < 9 ? '2018' : '2019'}`)
const counts = [88, 95, 102, 97, 91, 84, 99, 105, 78, 82, 76, 81]
const others = [41, 38, 55, null, 47, 43, 39, 36, 30, 28, 33, 35]

const longText =
  'Restraint is the use of force by staff on a child. Every use is recorded by the establishment, reviewed within the ' +
  'time that the rules give, and counted here once, under the technique that lasted longest. Where a record came late, ' +
  'or a question on the form was left open, the number of such records stands beside the figure, so that a reader can ' +
  'judge how far it holds.'

const paragraph = (text: string): Block => ({ type: 'paragraph', text })

const longTable: TableBlock = {
  type: 'table',
  id: 'every-week',
  number: 'Table 2',
  caption: 'Restraint incidents by week, Cookham Wood, April 2018 to March 2019',
  columns: [
    { header: 'Week', align: 'text', width: 2 },
    { header: 'Incidents', align: 'number', width: 1 },
    { header: 'Rate per 100 children per month', align: 'number', width: 1.5 },
    { header: 'With an injury', align: 'number', width: 1.5 },
    { header: 'Remarks', align: 'text', width: 3 },
  ],
  rows: Array.from({ length: 104 }, (_, index) => ({
    cells: [
      { text: `Week ${index + 1}`, value: index + 1 },
      { text: String((index * 7) % 30), value: (index * 7) % 30 },
      { text: (((index * 37) % 400) / 10).toFixed(1), value: ((index * 37) % 400) / 10 + 0.04 },
      { text: index % 9 === 0 ? 'none recorded' : `${index % 5}% (${index % 3} of ${(index * 7) % 30})` },
      {
        text:
          index % 11 === 0 ? 'One record came after the return was signed and is counted in this week.' : '',
      },
    ],
  })),
  total: {
    cells: [
      { text: 'Total' },
      { text: '1,508', value: 1508 },
      { text: '19.9', value: 19.94 },
      { text: '2% (30 of 1,508)' },
      { text: '' },
    ],
  },
  notes: ['Weeks run from Monday to Sunday.', 'A rate from fewer than 20 children is not shown.'],
  source: 'Source: incident records, as at 30 April 2019.',
}

const monthsTable: TableBlock = {
  type: 'table',
  id: 'months',
  number: 'Table 1',
  caption: 'Restraint incidents by month, both establishments, April 2018 to March 2019',
  columns: [
    { header: 'Month', align: 'text', width: 2 },
    { header: 'Cookham Wood', align: 'number', width: 1 },
    { header: 'Medway STC', align: 'number', width: 1 },
  ],
  rows: monthsOfYear.map((month, index) => ({
    cells: [
      { text: month },
      { text: String(counts[index] ?? 0), value: counts[index] ?? 0 },
      { text: others[index] === null ? 'not available' : String(others[index]) },
    ],
  })),
  total: { cells: [{ text: 'Year' }, { text: '1,078', value: 1078 }, { text: '425', value: 425 }] },
  notes: ['July’s return from Medway STC had not been signed.'],
  source: 'Source: monthly returns.',
}

const columns: Block = {
  type: 'chart',
  id: 'months-chart',
  number: 'Figure 1',
  title: 'Restraint fell after November at both establishments',
  measure: 'Incidents a month; 1,503 incidents in all',
  alternative: 'Columns by month for two establishments. Both are highest in autumn and lowest in winter.',
  chart: {
    kind: 'columns',
    categories: monthsOfYear,
    series: [
      { name: 'Cookham Wood', values: counts, labels: counts.map(String) },
      {
        name: 'Medway STC',
        values: others,
        labels: others.map((value) => (value === null ? '' : String(value))),
      },
    ],
    axisLabel: 'Incidents',
    stacked: false,
  },
  tableId: 'months',
  notes: ['A cross marks a month without a signed return.'],
  source: 'Source: monthly returns.',
}

const stacked: Block = {
  ...columns,
  id: 'stacked-chart',
  number: 'Figure 2',
  title: 'Most injuries were minor',
  measure: 'Injuries to children by level and quarter',
  alternative: 'Stacked columns by quarter. Minor injuries are more than half in each.',
  chart: {
    kind: 'columns',
    categories: ['April to June', 'July to September', 'October to December', 'January to March'],
    series: [
      { name: 'Minor', values: [40, 35, 31, 22], labels: ['40', '35', '31', '22'] },
      {
        name: 'Serious, treated in the establishment',
        values: [10, 12, 8, 4],
        labels: ['10', '12', '8', '4'],
      },
      { name: 'Serious, treated in hospital', values: [2, 0, null, 1], labels: ['2', '0', 'c', '1'] },
    ],
    axisLabel: 'Injuries',
    stacked: true,
  },
}

const single: Block = {
  ...columns,
  id: 'single-chart',
  number: 'Figure 3',
  title: 'Physical harm to others was the commonest reason',
  measure: 'Incidents by primary reason, Cookham Wood',
  alternative: 'One column a reason; harm to others is by far the highest.',
  chart: {
    kind: 'columns',
    categories: [
      'Harm to others',
      'Harm to self',
      'Damage to property',
      'Good order and discipline',
      'To prevent an escape',
      'Not recorded',
    ],
    series: [
      {
        name: 'Incidents',
        values: [612, 140, 88, 201, 0, 37],
        labels: ['612', '140', '88', '201', '0', '37'],
      },
    ],
    axisLabel: 'Incidents',
    stacked: false,
  },
}

const lines: Block = {
  ...columns,
  id: 'trend-chart',
  number: 'Figure 4',
  title: 'The published rate rose for five years',
  measure: 'Restraint incidents per 100 children per month, year ending March',
  alternative: 'Two lines from 2010 to 2019; both rise, with a break of definition at 2014.',
  chart: {
    kind: 'lines',
    categories: ['2010', '2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019'],
    series: [
      {
        name: 'Medway STC',
        values: [14.2, 15.1, null, 19.8, 24.1, 26.7, 27.9, 26.1, 29.4, 33.5],
        labels: ['14.2', '15.1', '', '19.8', '24.1', '26.7', '27.9', '26.1', '29.4', '33.5'],
      },
      {
        name: 'All young offender institutions',
        values: [9, 9.4, 11.2, 12.8, 18.3, 22.1, 25.9, 27.2, 30.1, 32.9],
        labels: ['9.0', '9.4', '11.2', '12.8', '18.3', '22.1', '25.9', '27.2', '30.1', '32.9'],
      },
    ],
    axisLabel: 'Per 100 children per month',
    breaks: [{ before: 4, label: 'From 2013-14: counted under new rules' }],
  },
}

const figures: Block = {
  type: 'figures',
  items: Array.from({ length: 10 }, (_, index) => ({
    figure: ['1,503', '34% (17 of 50)', '27.4', 'none recorded', '5.25'][index % 5] ?? '',
    label: `What number ${index + 1} counts, in the reader’s words`,
    note: 'Last year 1,612. A change of this size may well be chance.',
  })),
}

/** Every kind of block, tables over several pages, charts of both kinds, and words in several scripts. */
export function aSampleReport(changes: Partial<Report> = {}): Report {
  return {
    title: 'Review of Safeguarding and Restraint',
    period: 'April 2018 to March 2019',
    edition: 'partners',
    marking: 'OFFICIAL-SENSITIVE',
    editionLabel: 'Partners’ edition',
    cover: [
      { label: 'Establishments', text: 'Cookham Wood, Medway Secure Training Centre' },
      { label: 'Signed', text: '14 June 2019, by the independent scrutineer' },
      { label: 'Version', text: '1' },
    ],
    statement:
      'This review tells the safeguarding partners how force was used on children in two establishments, and what the ' +
      'independent scrutineer makes of it.',
    demonstration: [
      'Demonstration: invented records',
      'Totals for June to November 2018 are published; the days are assumed.',
    ],
    sections: [
      {
        id: 'summary',
        number: '1',
        title: 'Summary & opinion <one page>',
        startsPage: true,
        blocks: [
          paragraph(longText),
          {
            type: 'opinion',
            establishment: 'Cookham Wood',
            question: 'Are children kept safe when force is used?',
            word: 'Partly',
            reason: longText,
          },
          figures,
        ],
      },
      {
        id: 'restraint',
        number: '2',
        title: 'Use of restraint',
        startsPage: true,
        blocks: [
          { type: 'heading', level: 2, text: 'By month' },
          paragraph(longText),
          columns,
          monthsTable,
          { type: 'heading', level: 3, text: 'By reason' },
          paragraph(longText),
          single,
          { type: 'heading', level: 2, text: 'Every week' },
          longTable,
          { type: 'heading', level: 2, text: 'Trend' },
          lines,
          {
            type: 'commentary',
            by: 'Scrutineer’s commentary',
            paragraphs: [longText, longText],
          },
          stacked,
        ],
      },
      {
        id: 'words',
        number: '',
        title: 'Words in other scripts',
        startsPage: false,
        blocks: [
          { type: 'heading', level: 2, text: 'Cymraeg, polski, العربية' },
          paragraph(
            'Welsh: Mae’r tŷ yn wag a’r ŵyl yn hir. Polish: Zażółć gęślą jaźń. At most ≤ 5, at least ≥ 3.',
          ),
          paragraph('Arabic: مرحبا بكم في 2019 المدينة, then English again. Face 😀, thumb 👍, family 👨‍👩‍👧.'),
          {
            type: 'list',
            ordered: false,
            items: ['The first point.', longText, 'A-very-long-word: ' + 'Donaudampfschiff'.repeat(12)],
          },
          { type: 'list', ordered: true, items: ['Read.', 'Count.', 'Ask.'] },
          { type: 'note', text: 'Counting rule: each incident counts once, under its main technique.' },
        ],
      },
    ],
    author: 'Safeguarding partnership',
    subject: 'Restraint & safeguarding of children in secure establishments',
    language: 'en-GB',
    dataTo: '2019-03-31',
    ...changes,
  }
}
