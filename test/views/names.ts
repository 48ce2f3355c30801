import type { Block } from '../../reports/report.ts'
import type { FieldView } from '../../server/fields/field-view.ts'
import type { Views } from '../../server/views.ts'

/** The compiler keeps these lists whole: a name too many or too few is a type error. */
const views: Record<keyof Views, true> = {
  home: true,
  'to-do': true,
  administration: true,
  text: true,
  'records/list': true,
  'records/form': true,
  'records/check': true,
  'records/show': true,
  'records/confirmation': true,
  'records/conflict': true,
  'records/history': true,
  'errors/not-found': true,
  'errors/forbidden': true,
  'errors/conflict': true,
  'errors/problem': true,
  'errors/not-saved': true,
  'access/sign-in': true,
  'access/second-step': true,
  'access/add-app': true,
  'access/codes': true,
  'establishments/population': true,
  'report/show': true,
}

const kinds: Record<FieldView['kind'], true> = {
  input: true,
  password: true,
  textarea: true,
  radios: true,
  checkboxes: true,
  select: true,
  date: true,
  'date-time': true,
  file: true,
  repeated: true,
}

const blocks: Record<Block['type'], true> = {
  heading: true,
  paragraph: true,
  list: true,
  figures: true,
  table: true,
  chart: true,
  note: true,
  opinion: true,
  commentary: true,
}

export const viewNames = Object.keys(views)
export const fieldKinds = Object.keys(kinds)
export const blockTypes = Object.keys(blocks)
