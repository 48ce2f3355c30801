// The rooms' walls: what CONTRIBUTING.md says of them, a rule each. Type-only imports count too.
const server = '^server/'
const inRoom = (role) => `^server/.*${role}\\.ts$`
const feature = '^server/([^/]+)/.*'
// Where SQL stands: reads and writes by their role, what each sees, and the rooms that are about data.
const queries = '[/-](queries|actions|facts)\\.ts$'
const aboutData = '^server/(database|history|disposal|subject-access|open-formats|backups|upgrades|counting)/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'No two files need each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'vocabulary-knows-only-vocabularies',
      severity: 'error',
      from: { path: inRoom('vocabulary') },
      to: { path: '.', pathNot: inRoom('vocabulary') },
    },
    {
      name: 'about-knows-only-vocabularies',
      severity: 'error',
      comment: 'What a kind says of itself is read by every room that is about all data.',
      from: { path: '^server/(?!records/|demo/).*/about\\.ts$' },
      to: {
        path: '.',
        pathNot: `${inRoom('(vocabulary|/about)')}|^server/(records/columns|paths)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'form-knows-no-database-and-no-web',
      severity: 'error',
      from: { path: inRoom('(form|sections)'), pathNot: '^server/records/sections' },
      to: {
        path: 'node_modules/(express|kysely|better-sqlite3)/|^server/(database|http)/|[/-](queries|actions|routes|page)\\.ts$',
      },
    },
    {
      name: 'queries-and-actions-know-no-web',
      severity: 'error',
      from: { path: `^server/.*${queries}` },
      to: { path: 'node_modules/express/|/(routes|page)\\.ts$|^server/http/(?!errors)' },
    },
    {
      name: 'sql-stands-with-the-queries',
      severity: 'error',
      comment: 'Statements that need no import are found by the linter.',
      from: {
        path: server,
        pathNot: [queries, aboutData, '^server/demo/', '^server/access/scope\\.ts$', '^server/start\\.ts$'],
      },
      to: { path: 'node_modules/(kysely|better-sqlite3)/' },
    },
    {
      name: 'http-knows-no-feature',
      severity: 'error',
      comment: 'Requests and answers, whatever they are about.',
      from: { path: '^server/http/' },
      to: {
        path: '^server/[^/]+/|node_modules/kysely/',
        pathNot: '^server/(http|access|database|fields)/|^server/records/page-types',
      },
    },
    {
      name: 'page-knows-no-database-and-no-web',
      severity: 'error',
      from: { path: inRoom('page') },
      to: {
        path: 'node_modules/(express|kysely|better-sqlite3)/|^server/(database|http)/|[/-](actions|routes)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'routes-leave-other-features-alone',
      severity: 'error',
      comment: 'Another feature is known by its queries, vocabulary and facts.',
      from: { path: `${feature}routes\\.ts$` },
      to: {
        path: '^server/[^/]+/.*(routes|form|sections|page)\\.ts$',
        pathNot: '^server/($1|records|fields|http|access)/',
      },
    },
    {
      name: 'routes-count-aside',
      severity: 'error',
      comment:
        'What is counted from a great many records is asked of the counter, or everybody waits for it.',
      from: { path: inRoom('routes') },
      to: { path: '^server/(reviews/load-facts|incidents/facts)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'import-files-know-only-themselves',
      severity: 'error',
      comment: 'What a file holds is told by its content, whichever feature asks.',
      from: { path: '^server/import-files/' },
      to: { path: '^(server/(?!import-files/)|reports/|migrations/|views/)' },
    },
    {
      name: 'import-files-are-read-by-the-front',
      severity: 'error',
      from: { pathNot: '^(server/import-files|test)/' },
      to: { path: '^server/import-files/(?!read-sheet|sheet)' },
    },
    {
      name: 'reports-know-no-application',
      severity: 'error',
      from: { path: '^reports/' },
      to: { path: '^server/|node_modules/(express|kysely|better-sqlite3)/', pathNot: inRoom('vocabulary') },
    },
    {
      name: 'paper-and-workbook-count-nothing',
      severity: 'error',
      from: { path: '^reports/(pdf|spreadsheet|charts)/' },
      to: { path: '^reports/(statistics|annual-review|qa-pack|wording|clocks|period)' },
    },
    {
      name: 'statistics-know-only-themselves',
      severity: 'error',
      from: { path: '^reports/statistics/' },
      to: {
        path: '^(reports/(?!statistics/)|server/)',
        pathNot: `^reports/(wording|clocks|period)|${inRoom('vocabulary')}`,
      },
    },
    {
      name: 'migrations-know-only-kysely',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(server|reports|test|views)/' },
    },
    {
      name: 'server-takes-reports-by-the-front',
      severity: 'error',
      comment: "The web app draws through reports/render and builds through a report's own build.",
      from: { path: server },
      to: { path: '^reports/(pdf|spreadsheet)/' },
    },
    { name: 'nothing-runs-on-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'no-tool-at-run-time',
      severity: 'error',
      from: { path: '^(server|reports|migrations)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'everything-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(node:|#)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
}
