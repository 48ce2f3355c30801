import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { answersOf, populationRecordForm, type PopulationYear } from '../establishments/population/form.ts'
import { populationTitle } from '../establishments/population/page.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { rowsOf, type AnyForm, type Form } from '../fields/form.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { NotFound } from '../http/errors.ts'
import { recordKinds } from '../kinds.ts'
import { paths } from '../paths.ts'
import { figureChanges, returnTitle } from '../returns/return-page.ts'
import { returnSubject, type Figures } from '../returns/vocabulary.ts'
import { differencesBetween } from '../records/differences.ts'
import type { RecordKind } from '../records/kind.ts'
import type { ChangeView } from '../records/page-types.ts'
import { figureNotes, importWords } from './figures.ts'
import { importSubject } from './import-queries.ts'
import type { OtherChange } from './queries.ts'

/** A change as its kind words it. */
export interface WordedChange extends OtherChange {
  title: string
  href: string
  /** What else is to be said of it. */
  notes?: string[]
  /** Answer by answer; of a new record every answer is one. */
  changes: ChangeView[]
}

/** Titles, addresses and answers of changes, by the forms of their kinds; one whose record is gone is left out. */
export async function wordedChanges(
  db: Db,
  viewer: Person,
  changes: readonly OtherChange[],
  today: string,
): Promise<WordedChange[]> {
  const names = await establishmentChoices(db, viewer, today)
  const worded = await Promise.all(
    changes.map(async (change) => {
      if (change.subject === 'population-year')
        return [populationWords(change, labelOf(names, change.establishmentId ?? ''))]
      if (change.subject === importSubject) return [importWords(change)]
      if (change.subject === returnSubject)
        return [returnWords(change, labelOf(names, change.establishmentId ?? ''))]
      const words = await recordWords(db, viewer, change, today)
      return words === undefined ? [] : [words]
    }),
  )
  return worded.flat()
}

function populationWords(change: OtherChange, name: string): WordedChange {
  const after = change.after as unknown as PopulationYear
  const { form } = populationRecordForm(after.year)
  const answers = [change.before, change.after].map((content) =>
    content === undefined ? undefined : { ...answersOf(content as unknown as PopulationYear) },
  )
  return {
    ...change,
    title: `${populationTitle(after)}, ${name}`,
    href: paths.populationYear(after.establishmentId, after.year),
    changes: differences(form, answers[0], answers[1] ?? {}),
  }
}

/** A month that was signed again: what was changed of it in between stands on its history. */
function returnWords(change: OtherChange, name: string): WordedChange {
  const [was, is] = [change.before, change.after] as unknown as [Figures, Figures & { month: string }]
  const changes = figureChanges(was, is)
  return {
    ...change,
    title: `${returnTitle(is.month)}, ${name}`,
    href: paths.monthlyReturn(change.establishmentId ?? '', is.month, 'history'),
    ...(changes.length > 0
      ? {}
      : {
          notes: ['Its figures are those that were signed before. What changed in between is listed there.'],
        }),
    changes,
  }
}

async function recordWords(
  db: Db,
  viewer: Person,
  change: OtherChange,
  today: string,
): Promise<WordedChange | undefined> {
  const kind = recordKinds.find(({ name }) => name === change.subject) as RecordKind<object> | undefined
  if (kind === undefined) return undefined
  const title = await titleOf(kind, db, viewer, { id: change.subjectId, today })
  if (title === undefined) return undefined
  const { subjectId: id, establishmentId } = change
  const { form } = await kind.formFor({ db, person: viewer, today, correcting: { id, establishmentId } })
  return {
    ...change,
    title,
    href: `${kind.base}/${id}`,
    notes: await figureNotes(db, change),
    changes: differences(form, change.before, change.after),
  }
}

async function titleOf(
  kind: RecordKind<object>,
  db: Db,
  viewer: Person,
  { id, today }: { id: string; today: string },
): Promise<string | undefined> {
  try {
    return (await kind.load(db, viewer, id, today)).title
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

const differences = (form: AnyForm, before: object | undefined, after: object): ChangeView[] => {
  const rows = (content: object) => rowsOf(form as Form<object>, content as never, 'scrutineer')
  return differencesBetween(before === undefined ? [] : rows(before), rows(after))
}
