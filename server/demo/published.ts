import { loadPublished, shippedFiles } from '../establishments/published-figures/shipped.ts'
import { at, type Happening } from './world.ts'

/** The published figures that ship with the project: those whose periods had ended are loaded before each review is signed. */
export const publishedHappenings = (): Happening[] => [loaded('2018-10-24'), loaded('2019-10-25')]

const loaded = (on: string): Happening => ({
  at: at(on, '13:40'),
  who: 'businessManager',
  do: ({ db }, act) =>
    loadPublished(
      db,
      act,
      shippedFiles().map((text) => linesUntil(text, on)),
    ),
})

/** The header, and each line that names no later day. */
function linesUntil(text: string, on: string): string {
  const [header = '', ...lines] = text.split('\n')
  const isOver = (line: string) =>
    [...line.matchAll(/,(\d{4}-\d{2}-\d{2})(?=,)/g)].every(([, day = '']) => day <= on)
  return [header, ...lines.filter(isOver)].join('\n')
}
