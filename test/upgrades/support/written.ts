import type { Config } from '../../../server/config.ts'
import { openParts } from '../../../server/start.ts'

/**
 * Every text of several words that stands in the versions, reasons and drafts up to an event: what people wrote, which no
 * newer version of the program may lose, whatever it calls the question.
 */
export async function writtenTexts(config: Config, lastEvent: number): Promise<string[]> {
  const { db, opened } = await openParts(config)
  try {
    const versions = await db
      .selectFrom('recordVersion')
      .select(['content', 'reason'])
      .where('seq', '<=', lastEvent)
      .orderBy('seq')
      .execute()
    const drafts = await db.selectFrom('draft').select('typed').orderBy('id').execute()
    const json = [...versions.map(({ content }) => content), ...drafts.map(({ typed }) => typed)]
    const texts = [
      ...versions.map(({ reason }) => reason),
      ...json.filter((each) => each !== '').flatMap((each) => textsIn(JSON.parse(each))),
    ]
    return [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))].filter(
      (text) => text.length >= 8 && text.includes(' '),
    )
  } finally {
    opened.connection.close()
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
