import { clockOf } from '../../reports/wording.ts'
import { formOf, ownsControl } from '../fields/form.ts'
import { Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, told, type Answer, type SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { beginDraft, saveDraftPage } from './actions.ts'
import { asking, crumbs, draftIn, firstOf, formOfDraft, placeIn, sectionIn } from './draft.ts'
import { draftCrossingPage } from './draft-page.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { RecordKind } from './kind.ts'
import { findDraft } from './queries.ts'

export interface Saving<Values> {
  asked: RecordForm<Values>
  section: Section<Values>
  /** The draft's id. */
  draft: string
}

/** Begins the draft of this rendering of the form; sent again, it is the same one. */
export async function begin<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { slug }: { slug: string },
): Promise<string> {
  const draft = { kind: kind.name, subjectId: null, baseVersion: null, page: slug }
  return beginDraft(ask.db, ask.act, draft, { ...(await kind.startsFrom?.(asking(ask))), ...ask.typed })
}

/** Keeps a section as it was sent. @throws Stale when another rendering of it was saved meanwhile */
export const keepPage = <Values>(ask: SignedInAsk, { asked, section, draft }: Saving<Values>) => {
  const part = formOf(asked.form, section.names)
  return saveDraftPage(ask.db, ask.act, {
    id: draft,
    page: section.slug,
    seen: ask.pressed.version ?? -1,
    turn: ask.pressed.turn,
    typed: ask.typed,
    owns: (control) => ownsControl(part, control),
  })
}

/** The first page of a new record, saved while somebody types: it begins the draft, readable or not. */
export async function keepNew<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const asked = await kind.formFor({ ...asking(ask), typed: ask.typed })
  const section = firstOf(asked)
  refuseStrangers(formOf(asked.form, section.names), ask.typed)
  return keptAnswer(kind, ask, { asked, section, draft: await begin(kind, ask, section) })
}

/** A section, saved while somebody types: kept as it stands, without a message. */
export async function keepSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  refuseStrangers(formOf(asked.form, section.names), ask.typed)
  return keptAnswer(kind, ask, { asked, section, draft: draft.id })
}

async function keptAnswer<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  saving: Saving<Values>,
): Promise<Answer> {
  try {
    const { version } = await keepPage(ask, saving)
    const { action, autosave } = placeIn(kind, saving.draft, saving.section)
    return told({ status: `Saved at ${clockOf(ask.now)}`, version, action, autosave })
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    return told({ status: changedElsewhere }, 409)
  }
}

const changedElsewhere =
  'Not saved: you changed this part in another tab or window. Press “Continue” to see both texts and choose.'

/** Two tabs or windows, the same part of the same draft: both texts, and the writer chooses. */
export async function crossing<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { asked, section, draft }: Saving<Values>,
): Promise<Answer> {
  const { typed, saves, savedAt } = await findDraft(ask.db, ask.person, kind.name, draft)
  const content = draftCrossingPage(formOf(asked.form, section.names), {
    theirs: typed,
    yours: ask.typed,
    context: ask,
    savedAt,
    action: placeIn(kind, draft, section).action,
    csrf: ask.csrf,
    key: newFormKey(),
    version: saves[section.slug]?.version ?? 0,
  })
  return conflict('records/conflict', content, {
    title: content.heading,
    name: `${kind.name}-crossing`,
    breadcrumbs: crumbs(kind, kind.newTitle),
  })
}
