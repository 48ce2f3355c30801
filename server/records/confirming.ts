import { upperFirst } from '../../reports/wording.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { page, type Answer, type SignedInAsk } from '../http/route.ts'
import { asking, crumbs } from './draft.ts'
import type { Found, JustSaved, RecordKind } from './kind.ts'
import type { LineView } from './page-types.ts'
import { confirmationPage } from './confirmation-page.ts'
import { versionsOf, type PastVersion } from './queries.ts'
import { readersOf, type Labelled } from './readers.ts'

/**
 * Says what is now true of the record of the address, which somebody has just stored: who can read it, by what access itself
 * answers, what is still open and what happens next.
 * @param done what was done, where the kind has more acts than recording and correcting
 */
export async function confirm<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  done?: (act: string) => string,
): Promise<Answer> {
  const { db, person, today, params } = ask
  const found = await kind.show(db, person, params['id'] ?? '', today)
  const { form } = await kind.formFor({ ...asking(ask), correcting: found })
  const versions = await versionsOf(db, kind.name, found.id)
  const before = versions.at(-2)?.content as Values | undefined
  const readers = await readersSince(kind, ask, { found, before, fields: form.fields })
  const after = await saidAfter(kind, db, person, { found, before, today })
  const content = confirmationPage(kind, found, {
    done: done?.(versions.at(-1)?.act ?? '') ?? doneWords(kind, versions.at(-1)),
    first: await newFirst(kind, db, { found, before, today }),
    readers,
    open: found.open,
    next: [...after, ...noticesAfter(found, done), ...kind.next(found, found.content)],
  })
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: `${kind.name}-recorded`,
    breadcrumbs: crumbs(kind, found.title),
  })
}

const saidAfter = async <Values extends object>(
  { after }: RecordKind<Values>,
  ...[db, viewer, saved]: Parameters<NonNullable<RecordKind<Values>['after']>>
): Promise<LineView[]> => (await after?.(db, viewer, saved)) ?? []

/** What cannot wait, unless the version before said exactly that: it was said then. */
async function newFirst<Values extends object>(
  { first }: RecordKind<Values>,
  db: Db,
  { found, before, today }: JustSaved<Values>,
): Promise<LineView[]> {
  if (first === undefined) return []
  const now = await first(db, found.content, today)
  const said = before === undefined ? [] : await first(db, before, today)
  const words = (lines: LineView[]) => lines.map(({ text }) => text).join('\n')
  return words(now) === words(said) ? [] : now
}

/** After an act of its own a record says what that means by its notices. */
const noticesAfter = ({ notices }: Found<object>, done: unknown): LineView[] =>
  done === undefined ? [] : notices.map((text) => ({ text }))

/** Who can read it now, and who of them could read what it was before. */
const readersSince = <Values extends object>(
  kind: RecordKind<Values>,
  { db, person, today }: SignedInAsk,
  { found, before, fields }: Pick<JustSaved<Values>, 'found' | 'before'> & { fields: Labelled },
) =>
  readersOf(db, kind, {
    id: found.id,
    establishmentId: found.establishmentId,
    today,
    writer: person,
    fields,
    ...(before === undefined ? {} : { couldSee: couldSeeBefore(kind, before) }),
  })

/** Of a kind that says nothing else, whoever sees one version sees all. */
const couldSeeBefore = <Values extends object>({ couldSee }: RecordKind<Values>, before: Values) =>
  couldSee === undefined ? ('as-now' as const) : (viewer: Person) => couldSee(viewer, before)

// A kind that is finished and then corrected says what holds for both.
function doneWords({ one, finishing }: { one: string; finishing?: unknown }, last?: PastVersion): string {
  if (last?.version === 1) return `${upperFirst(one)} recorded`
  if (last?.act === 'added') return 'Added to the record'
  return finishing === undefined ? 'Correction recorded' : 'Saved'
}
