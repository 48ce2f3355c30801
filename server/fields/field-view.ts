/**
 * A form's fields as a page shows them. The options under a field are those of the GOV.UK component of the same
 * name, text only; an id is always given, so that an error can point at its field.
 */

export interface Words {
  text: string
}

export interface SubmitButton {
  name: string
  value: string
  text: string
}

export type FieldView =
  | { kind: 'input'; options: InputOptions }
  | { kind: 'password'; options: InputOptions }
  | { kind: 'textarea'; options: TextareaOptions }
  | { kind: 'radios'; options: ChoiceOptions }
  | { kind: 'checkboxes'; options: ChoiceOptions }
  | { kind: 'select'; options: SelectOptions }
  | { kind: 'date'; options: DateInputOptions }
  | { kind: 'date-time'; date: DateInputOptions; time: InputOptions; which?: ChoiceOptions }
  | { kind: 'file'; options: FileUploadOptions }
  | RepeatedField

/** Several of the same, such as the children of an incident. The buttons submit the form, script or no script. */
export interface RepeatedField {
  kind: 'repeated'
  name: string
  legend: string
  hint?: string
  error?: string
  /** One is new that the last press put in: the page opens there. */
  items: { legend: string; isNew: boolean; fields: FieldView[]; remove?: SubmitButton }[]
  add: SubmitButton
}

export interface LabelOptions {
  text: string
  classes?: string
  isPageHeading?: boolean
}

export interface FieldsetOptions {
  legend: LabelOptions
  classes?: string
}

interface FieldOptions {
  id: string
  name: string
  label: LabelOptions
  hint?: Words
  errorMessage?: Words
  classes?: string
  disabled?: boolean
}

export interface InputOptions extends FieldOptions {
  value?: string
  type?: string
  inputmode?: string
  autocomplete?: string
  spellcheck?: string
  prefix?: Words
  suffix?: Words
}

export interface TextareaOptions extends FieldOptions {
  value?: string
  rows?: number
}

export interface SelectOptions extends FieldOptions {
  items: { value: string; text: string; selected?: boolean; disabled?: boolean }[]
}

export interface FileUploadOptions extends FieldOptions {
  /** What the browser offers to choose: '.csv,.xlsx'. */
  attributes?: { accept: string }
}

/** Radios or checkboxes. The first item's id is `idPrefix`, the second's has '-2' after it. */
export interface ChoiceOptions {
  idPrefix: string
  name: string
  fieldset: FieldsetOptions
  hint?: Words
  errorMessage?: Words
  classes?: string
  /** What is chosen is chosen of what this page shows: never chosen beforehand, whatever was typed before. */
  isOfThisPage?: true
  items: ChoiceItem[]
}

export type ChoiceItem =
  | {
      value: string
      text: string
      checked?: boolean
      disabled?: boolean
      hint?: Words
      behaviour?: 'exclusive'
    }
  | { divider: string }

/** The fields' ids are `id` and '-day', '-month', '-year'; their names `namePrefix` and the same endings. */
export interface DateInputOptions {
  id: string
  namePrefix: string
  fieldset: FieldsetOptions
  hint?: Words
  errorMessage?: Words
  day: DatePartOptions
  month: DatePartOptions
  year: DatePartOptions
}

export interface DatePartOptions {
  value?: string
  /** Where only one part is wrong, only that one is marked; where none says so, all are. */
  error?: boolean
}
