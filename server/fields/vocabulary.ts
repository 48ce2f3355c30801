/** A code list is one constant: value, label, order. The form offers it, the schema checks it, the review counts by it. */
export interface Term<Value extends string = string> {
  value: Value
  label: string
}
export type Vocabulary<Value extends string = string> = readonly Term<Value>[]
export type ValueOf<List extends Vocabulary> = List[number]['value']

/** The label of a value; the value itself where the list does not hold it, so that an old record stays readable. */
export function labelOf(list: Vocabulary, value: string): string {
  return list.find((term) => term.value === value)?.label ?? value
}

export const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const
export type YesNo = ValueOf<typeof yesNo>

export const yesNoNotRecorded = [...yesNo, { value: 'not-recorded', label: 'Not recorded' }] as const
export type YesNoNotRecorded = ValueOf<typeof yesNoNotRecorded>
