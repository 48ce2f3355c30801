export const subjectKinds = [
  { value: 'child', label: 'A child' },
  { value: 'staff', label: 'A member of staff' },
] as const
export type SubjectKind = (typeof subjectKinds)[number]['value']

export const formats = [
  { value: 'page', label: 'A page to read' },
  { value: 'json', label: 'A file of data (JSON)' },
] as const
export type Format = (typeof formats)[number]['value']
