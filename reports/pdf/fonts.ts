import { fileURLToPath } from 'node:url'
import type { TextStyle } from './theme.ts'

/** Source Sans 3 first; DejaVu Sans, far wider, for what it lacks. */
const files = {
  'source-regular': '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'source-semibold': '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'wide-regular': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'wide-semibold': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const

export type FontName = keyof typeof files

/** Printed where no font has the character; the words themselves stay in the file for whoever copies them. */
export const missingMark = '□'

const preference: Record<TextStyle['face'], readonly [FontName, FontName]> = {
  regular: ['source-regular', 'wide-regular'],
  semibold: ['source-semibold', 'wide-semibold'],
}

/** Letters that stand alone, from the left, and that the first font of each face has: nearly every line is of these alone. */
export const plainLetters = /^[ -~£–—‘’“”…]*$/

export interface Fonts {
  /** The font for one cluster (a letter with its accents), or null where none has it. */
  fontFor: (face: TextStyle['face'], cluster: string) => FontName | null
  has: (font: FontName, cluster: string) => boolean
  /** The font that is asked first. */
  first: (face: TextStyle['face']) => FontName
}

/** Registers the four files; a file is embedded, as a subset, only if something is printed in it. */
export function openFonts(doc: PDFKit.PDFDocument): Fonts {
  for (const [name, file] of Object.entries(files)) {
    doc.registerFont(name, fileURLToPath(import.meta.resolve(file)))
  }
  const known = new Map<string, boolean>()
  const has = (font: FontName, cluster: string): boolean => {
    const key = font + cluster
    const answer = known.get(key) ?? hasAll(doc, font, cluster)
    known.set(key, answer)
    return answer
  }
  return {
    has,
    first: (face) => preference[face][0],
    fontFor: (face, cluster) => preference[face].find((font) => has(font, cluster)) ?? null,
  }
}

function hasAll(doc: PDFKit.PDFDocument, font: FontName, cluster: string): boolean {
  const { font: file } = doc.font(font)._font
  return Array.from(cluster).every((character) => file.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
}
