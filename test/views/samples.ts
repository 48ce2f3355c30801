import type { Report } from '../../reports/report.ts'
import type { RecordFormPage, RecordListPage } from '../../server/records/page-types.ts'

export const aFormPage: RecordFormPage = {
  heading: 'What happened',
  errors: [],
  sections: [
    {
      legend: 'About the incident',
      fields: [
        { kind: 'input', options: { id: 'reference', name: 'reference', label: { text: 'Reference' } } },
        {
          kind: 'repeated',
          name: 'children',
          legend: 'Children restrained',
          items: [
            {
              legend: 'Child 1',
              isNew: false,
              fields: [],
              remove: { name: 'remove', value: '0', text: 'Remove child 1' },
            },
          ],
          add: { name: 'add', value: 'children', text: 'Add another child' },
        },
      ],
    },
  ],
  hidden: [{ name: 'version', value: '3' }],
  action: '/incidents/new',
  submit: 'Save and continue',
  csrf: 'c1',
}

export const aListPage: RecordListPage = {
  heading: 'Restraint incidents',
  actions: [{ text: 'Record an incident', href: '/incidents/new' }],
  count: 'Showing 1 incident',
  table: {
    caption: 'Restraint incidents, newest first',
    columns: [{ text: 'Reference' }, { text: 'Happened', href: '?sort=happened', sort: 'descending' }],
    rows: [{ cells: [{ text: 'CW/2018/0142', href: '/incidents/a1' }, { text: '4 May 2018, 2:35pm' }] }],
  },
}

const labels = ['April', 'July']

export const aReport: Report = {
  title: 'Review of Safeguarding and Restraint',
  period: 'April 2018 to March 2019',
  edition: 'partners',
  marking: 'OFFICIAL-SENSITIVE',
  editionLabel: 'Partners’ edition',
  cover: [{ label: 'Establishments', text: 'Cookham Wood' }],
  statement: 'For the partners.',
  demonstration: [],
  author: 'Independent scrutineer',
  subject: 'Safeguarding',
  language: 'en-GB',
  dataTo: '2019-03-31',
  sections: [
    {
      id: 'use',
      number: '5',
      title: 'Use of restraint',
      startsPage: true,
      blocks: [
        {
          type: 'chart',
          id: 'months-chart',
          number: 'Figure 1',
          title: 'Highest in July',
          measure: 'Restraint incidents, number',
          alternative: 'From 61 in April to 102 in July.',
          chart: {
            kind: 'columns',
            categories: labels,
            series: [{ name: 'Cookham Wood', values: [61, 102], labels: ['61', '102'] }],
            axisLabel: 'Incidents',
            stacked: false,
          },
          tableId: 'months',
          notes: [],
          source: 'The establishment’s records',
        },
        {
          type: 'table',
          id: 'months',
          number: 'Table 4',
          caption: 'By month',
          columns: [
            { header: 'Month', align: 'text', width: 2 },
            { header: 'Incidents', align: 'number', width: 1 },
          ],
          rows: [
            { cells: [{ text: 'April' }, { text: '61', value: 61 }] },
            { cells: [{ text: 'July' }, { text: '102', value: 102 }] },
          ],
          total: { cells: [{ text: 'Total' }, { text: '163', value: 163 }] },
          notes: [],
          source: 'The establishment’s records',
        },
      ],
    },
  ],
}
