import type { Typed } from '../fields/field.ts'
import { formOf, ownsControl, typeForm } from '../fields/form.ts'
import { conflict, seeOther, told, type Answer, type SignedInAsk } from '../http/route.ts'
import { asking, crumbs, Submitted } from './draft.ts'
import { submittedPage } from './draft-page.ts'
import type { RecordKind } from './kind.ts'
import { recordLook } from './look-queries.ts'

type Handle = (ask: SignedInAsk) => Promise<Answer>

/** A page or an act of a draft; of one that was submitted in another tab it leads to the record, with what was typed here. */
export const unlessSubmitted =
  <Values extends object>(kind: RecordKind<Values>, handle: Handle): Handle =>
  async (ask) => {
    try {
      return await handle(ask)
    } catch (error) {
      if (!(error instanceof Submitted)) throw error
      return recordInstead(kind, ask, error.id)
    }
  }

async function recordInstead<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  id: string,
): Promise<Answer> {
  if (ask.path.endsWith('/keeping')) return told({ status: sentElsewhere }, 409)
  const found = await kind.load(ask.db, ask.person, id, ask.today)
  const { form, sections } = await kind.formFor({ ...asking(ask), correcting: found })
  const section = sections.find(({ slug }) => slug === ask.params['section'])
  if (section === undefined || Object.keys(ask.typed).length === 0) return seeOther(`${kind.base}/${id}`)
  await recordLook(ask.db, ask.act, kind, found)
  const part = formOf(form, section.names)
  const own: Typed = Object.fromEntries(
    Object.entries(ask.typed).filter(([control]) => ownsControl(part, control)),
  )
  const content = submittedPage(part, {
    theirs: typeForm(form, found.content),
    yours: own,
    context: ask,
    record: { one: kind.one, title: found.title, href: `${kind.base}/${id}` },
  })
  return conflict('records/conflict', content, {
    title: content.heading,
    name: `${kind.name}-submitted`,
    breadcrumbs: crumbs(kind, found.title),
  })
}

const sentElsewhere =
  'Not saved: you submitted this in another tab or window. Press “Continue” to see the record beside what you typed.'
