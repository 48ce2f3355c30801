const identifying = [
  'number',
  'visitedOn',
  'contactedOn',
  'metOn',
  'month',
  'year',
  'code',
  'measure',
  'name',
  'value',
] as const

/** What people call a record by: its number, else its day, month, year, code or name; empty where it has none. */
export function calledBy(content: unknown): string {
  if (content === null || typeof content !== 'object') return ''
  const named = content as Partial<Record<string, unknown>>
  const found = identifying.map((name) => named[name]).find((each) => each !== undefined && each !== null)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** 'incident ASH-2019-0001 (its id)': the kind, what people call the record by, and its id. */
export function recordName(subject: string, id: string, content: unknown): string {
  const called = calledBy(content)
  return called === '' || called === id ? `${subject} ${id}` : `${subject} ${called} (${id})`
}
