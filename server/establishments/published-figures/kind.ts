import { instant } from '../../../reports/wording.ts'
import { may } from '../../access/permissions.ts'
import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import { readBy, type RecordKind, type Shown } from '../../records/kind.ts'
import type { Button, RecordCard } from '../../records/page-types.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import { publishedFigureAbout } from './about.ts'
import { insertFigure, replaceFigure, whereItIs } from './actions.ts'
import { publishedFigureRecordForm } from './form.ts'
import type { PublishedFigure } from './sections.ts'
import { keyOf } from './keys.ts'
import { withdrawalTag } from './page.ts'
import {
  allFigures,
  figureContent,
  figuresById,
  figuresJoinedInto,
  ownChoices,
  ownNames,
  type StoredFigure,
} from './queries.ts'
import { withdrawals, type Withdrawal } from './vocabulary.ts'
import { lastMove } from './withdrawal/queries.ts'
import { inFew } from './withdrawal/page.ts'
import { figureTitle, periodInWords } from './words.ts'

export const publishedFigureKind: RecordKind<PublishedFigure> = {
  name: 'published-figure',
  about: publishedFigureAbout,
  one: 'published figure',
  many: 'Published figures',
  base: '/published-figures',
  allow: { read: 'read published figures', record: 'change published figures' },
  viewsAreEvents: false,
  newTitle: 'Add a published figure',
  statement:
    'Once you submit, everybody with an account can read this figure, and the next review shows it with its source, apart from its own counts.',
  next: ({ tags }) => [
    {
      text:
        tags.length === 0
          ? 'The next review that is built shows this figure with its source, apart from its own counts.'
          : 'The next review that is built leaves this figure out, as it was.',
    },
    { text: 'Reviews that were signed already do not change.' },
  ],
  formFor: async ({ db, correcting }) =>
    publishedFigureRecordForm(await ownChoices(db), await othersThere(db, correcting?.id)),
  worthChecking: async (db, values) => (await otherHouse(db, values)).map((text) => ({ text })),
  ...readBy(loadFigure, showFigure),
  contentOf: figureContent,
  insert: insertFigure,
  replace: replaceFigure,
}

/** What is said of each figure that is there already, but for the one that is corrected. */
async function othersThere(db: Db, id: string | undefined): Promise<Map<string, string>> {
  const others = (await allFigures(db)).filter((each) => each.id !== id)
  return new Map(others.map((each) => [keyOf(each), whereItIs[each.withdrawal ?? 'counts']]))
}

/** The source names one establishment, and the figure is kept as another’s. */
async function otherHouse(
  db: Db,
  { establishment = '', establishmentId }: Partial<PublishedFigure>,
): Promise<string[]> {
  const named = (await ownNames(db)).get(comparisonKey(establishment))
  if (named === undefined || establishmentId === undefined || named === establishmentId) return []
  const ours = await ownChoices(db)
  const kept =
    establishmentId === null ? 'none of the establishments here' : `“${labelOf(ours, establishmentId)}”`
  return [
    `The source names “${establishment}”, which is kept here as “${labelOf(ours, named)}”; you chose ${kept}. Check which it is about`,
  ]
}

async function loadFigure(db: Db, _viewer: Person, id: string) {
  const content = await figureContent(db, id)
  if (content === undefined) throw new NotFound('no such published figure')
  const { version, establishmentId } = content
  return { id, version, establishmentId, title: figureTitle(content), content }
}

async function showFigure(
  db: Db,
  viewer: Person,
  { id, version, content }: Awaited<ReturnType<typeof loadFigure>>,
): Promise<Shown> {
  const { withdrawal, joinedInto } = content
  return {
    caption: 'Published figure',
    tags: withdrawal === null ? [] : [withdrawalTag(withdrawal)],
    notices: [
      'Published by others; not counted from the records kept here.',
      ...(withdrawal === null ? [] : await outLines(db, id, withdrawal)),
    ],
    cards: await joinedCards(db, { id, joinedInto }),
    actions: may(viewer.role, publishedFigureKind.allow.record) ? waysBack(id, withdrawal) : [],
    meta: [
      { key: 'Recorded', value: instant(content.recordedAt) },
      { key: 'Version', value: String(version) },
    ],
  }
}

/** Since when it counts no more, by whom and why. */
async function outLines(db: Db, id: string, withdrawal: Withdrawal): Promise<string[]> {
  const move = await lastMove(db, id)
  const what = labelOf(withdrawals, withdrawal)
  return [
    `Reviews that are built from now on leave this figure out.${
      withdrawal === 'joined' ? ' The one that it is the same as counts in its place.' : ''
    }`,
    ...(move === undefined ? [] : [`${what} on ${instant(move.at)} by ${move.who}: ${move.reason}`]),
  ]
}

async function joinedCards(db: Db, { id, joinedInto }: Pick<StoredFigure, 'id' | 'joinedInto'>) {
  const card = (title: string, figures: readonly StoredFigure[]): RecordCard[] =>
    figures.length === 0
      ? []
      : [
          {
            title,
            rows: figures.map((each) => ({
              key: periodInWords(each),
              value: [inFew(each)],
              href: paths.publishedFigure(each.id),
            })),
          },
        ]
  return [
    ...card('Counts in its place', joinedInto === null ? [] : await figuresById(db, [joinedInto])),
    ...card('Joined into this one', await figuresJoinedInto(db, id)),
  ]
}

function waysBack(id: string, withdrawal: Withdrawal | null): Button[] {
  const button = (text: string, place: string) => ({
    text,
    href: `${paths.publishedFigure(id)}/${place}`,
    secondary: true,
  })
  return withdrawal === null
    ? [button('Withdraw this figure', 'withdrawal'), button('Join it with another', 'joining')]
    : [button('Put this figure back', 'withdrawal')]
}
