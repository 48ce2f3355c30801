import { permissions, type Permission } from '../access/permissions.ts'
import { roles, type Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import { retentionClasses } from '../disposal/vocabulary.ts'
import type { Field } from '../fields/field.ts'
import type { AnyForm } from '../fields/form.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { kindsWithForms } from '../kinds.ts'
import type { About } from '../records/about.ts'
import { declaredForm, firstHouse } from '../records/declared.ts'
import type { RecordKind } from '../records/kind.ts'
import { settingsOn } from '../settings/queries.ts'

/** What the drafts are made from: nothing that is not in the permission table, the forms and the settings. */
export interface PrivacyFacts {
  /** Local date. */
  on: string
  kinds: {
    many: string
    readBy: string[]
    recordedBy: string[]
    kept: string
    fields: string[]
    rules: FieldRule[]
    between: string[]
  }[]
  roles: { role: string; may: string[] }[]
}

/** What an answer may be, in words; of each of several, what is asked about it. */
export interface FieldRule {
  label: string
  rule: string
  each: FieldRule[]
}

const labelsOf = (permission: Permission): string[] =>
  permissions[permission].map((role: Role) => labelOf(roles, role))

/** @throws Refusal where there is no establishment yet, whose forms could be read */
export async function privacyFacts(db: Db, on: string): Promise<PrivacyFacts> {
  const houseId = await firstHouse(db)
  const kinds = kindsWithForms as unknown as readonly RecordKind<Record<string, unknown>>[]
  return {
    on,
    kinds: await Promise.all(kinds.map((kind) => factsOf(db, kind, { houseId, on }))),
    roles: roles.map(({ value, label }) => ({
      role: label,
      may: (Object.keys(permissions) as Permission[]).filter((each) =>
        (permissions[each] as readonly Role[]).includes(value),
      ),
    })),
  }
}

async function factsOf(
  db: Db,
  kind: RecordKind<Record<string, unknown>>,
  { houseId, on }: { houseId: string; on: string },
) {
  const form = await declaredForm(db, kind, { houseId, on })
  return {
    many: kind.many,
    readBy: labelsOf(kind.allow.read),
    recordedBy: labelsOf(kind.allow.record),
    kept: await keptInWords(db, kind.about.keeping, on),
    fields: fieldsOf(form).map(fieldInWords),
    rules: rulesOf(form),
    // One that names what is wrong can only be said of answers.
    between: form.rules.flatMap(({ message }) => (typeof message === 'string' ? [message] : [])),
  }
}

const fieldsOf = ({ fields }: AnyForm) => Object.values(fields as Record<string, Field<unknown>>)

const rulesOf = (form: AnyForm): FieldRule[] =>
  fieldsOf(form).map(({ label, rule, item }) => ({
    label,
    rule,
    each: item === undefined ? [] : rulesOf(item),
  }))

function fieldInWords({ label, hiddenFrom }: Field<unknown>): string {
  if (hiddenFrom.length === 0) return label
  return `${label} (never shown to: ${hiddenFrom.map((role) => labelOf(roles, role)).join(', ')})`
}

async function keptInWords(db: Db, rule: About['keeping'], on: string): Promise<string> {
  if (rule.keeping === 'kept') return `Not disposed of: ${rule.why}`
  const { valueOf } = await settingsOn(db, on)
  const found = retentionClasses.find(({ value }) => value === rule.keeping)
  if (found === undefined) throw new Error(`There is no retention class ${rule.keeping}`)
  return `${found.label}: ${valueOf(found.setting)} years ${found.from}`
}
