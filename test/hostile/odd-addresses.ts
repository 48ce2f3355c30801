import { missing } from '../access/sweeping/told.ts'

const years = [
  ...['9999-00', '9999-99', '2018-00', '0000-01', '1899-00', '2099-00', '2100-01', '99999-00', '2018-2019'],
  ...['0', '0000', '1899', '1900', '2099', '2100', '9999', '10000', '-2018', '2018.5', '1e3', '0x7e2', 'NaN'],
]
const days = [
  ...['9999-12', '0000-00', '2018-13', '2018-00', '1900-01', '2099-12', '10000-01', '2018-1', '0001-01'],
  ...['9999-12-31', '0000-01-01', '2018-02-30', '2019-13-01', '2018-3-1', '1900-01-01', '2099-12-31'],
  ...['+010000-01-01', '2018-06-03T09:00:00Z', 'yesterday', '２０１８-１９', '31/3/19'],
]
const numbers = ['999999', '1000000', '9007199254740993', '999999999999999', '-5', '1.5', '00001', '∞']
const words = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...[missing, missing.toUpperCase(), 'x'.repeat(3_000), "' or 1=1 --", '"', '.', ' ', '😀', '\u202e'],
].map(encodeURIComponent)
/** Bytes that are no text, or another than they seem. */
const bytes = [
  '%00',
  '%FF',
  '%ED%A0%80',
  '%zz',
  '%',
  '%C0%AF',
  '%252e%252e',
  '..%5C',
  '%0D%0AX-A:1',
  '+',
  ';a=b',
]

/** What somebody may type where an address asks for something: each as it stands in one. */
export const oddValues: readonly string[] = [
  ...[...years, ...days, ...numbers].map(encodeURIComponent),
  ...words,
  ...bytes,
]

/** The same where a path names something: a year or a month meets all of them, an id or a word what could be one. */
export const oddFor = (place: string): readonly string[] =>
  ['year', 'month', 'number'].includes(place)
    ? oddValues
    : [...words, ...bytes, '9999-00', '2018-02-30', '-5']

/** What addresses of ours are asked with, whichever page: each name that some page reads, and some that none does. */
export const oddNames: readonly string[] = [
  ...[
    'page',
    'sort',
    'direction',
    'year',
    'month',
    'day',
    'before',
    'kind',
    'person',
    'kept',
    'next',
    'way',
    'at',
  ],
  ...[
    'edition',
    'version',
    'establishmentType',
    'value',
    'deadline',
    'todo',
    'open',
    'reference',
    'establishment',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''],
]
