import { instant } from '../../../reports/wording.ts'
import { NotFound } from '../../http/errors.ts'
import type { RecordKind } from '../../records/kind.ts'
import { insertFigure, replaceFigure } from './actions.ts'
import { publishedFigureRecordForm, type PublishedFigure } from './form.ts'
import { figureContent, findFigureHead, ownChoices } from './queries.ts'
import { figureTitle } from './words.ts'

export const publishedFigureKind: RecordKind<PublishedFigure> = {
  name: 'published-figure',
  one: 'published figure',
  many: 'Published figures',
  base: '/published-figures',
  allow: { read: 'read published figures', record: 'change published figures' },
  viewsAreEvents: false,
  newTitle: 'Add a published figure',
  statement:
    'Once you submit, everybody with an account can read this figure, and the next review shows it with its source, apart from its own counts.',
  next: () => [
    {
      text: 'The next review that is built shows this figure with its source, apart from its own counts.',
    },
    { text: 'Reviews that were signed already do not change.' },
  ],
  formFor: async ({ db }) => publishedFigureRecordForm(await ownChoices(db)),
  find: async (db, _viewer, id) => {
    const head = await findFigureHead(db, id)
    const content = await figureContent(db, id)
    if (head === undefined || content === undefined) throw new NotFound()
    return {
      id,
      version: head.version,
      establishmentId: content.establishmentId,
      title: figureTitle(content),
      caption: 'Published figure',
      tags: [],
      notices: ['Published by others; not counted from the records kept here.'],
      meta: [
        { key: 'Recorded', value: instant(head.recordedAt) },
        { key: 'Version', value: String(head.version) },
      ],
      content,
    }
  },
  contentOf: figureContent,
  insert: insertFigure,
  replace: replaceFigure,
}
