import { limits } from './limits.ts'
import type { Listener } from './xml.ts'
import { tooMuch, Unreadable } from './unreadable.ts'

/** Gathers the text of one cell or one shared text: its runs one after another, without how they are pronounced. */
interface Gathering {
  opens: (name: string) => void
  closes: (name: string) => void
  text: (text: string) => void
  /** The text so far, and begins again. */
  take: () => string
}

/** @param ends the elements whose text counts: 't' of a text with runs, 'v' of a value */
export function gathering(ends: ReadonlySet<string>): Gathering {
  let text = ''
  let isInside = false
  let isPronounced = false
  return {
    opens: (name) => {
      if (name === 'rPh') isPronounced = true
      isInside = ends.has(name) && !isPronounced
    },
    closes: (name) => {
      if (name === 'rPh') isPronounced = false
      isInside = false
    },
    text: (more) => {
      if (!isInside) return
      text += more
      // Escapes make it shorter by six in seven at most, and Excel lets no cell hold more.
      if (text.length > 7 * limits.cellLength) throw longCell()
    },
    take: () => {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

const longCell = () => new Unreadable('A cell holds more than 32,767 characters. Shorten it')

/** Characters that XML cannot hold, and such escapes themselves, are written by their number: '_x000D_'. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

/** A text of its own: one cut out of a piece of the file would keep the whole piece in memory. */
export function ownCopy(text: string): string {
  // UTF-8 has no lone surrogates, and they must be seen later to be refused.
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

/** Fills the list with the texts that cells share. */
export function sharedTexts(found: string[]): Listener {
  const own = gathering(new Set(['t']))
  let bytes = 0
  return {
    opens: own.opens,
    text: own.text,
    closes: (name) => {
      own.closes(name)
      if (name !== 'si') return
      const text = ownCopy(own.take())
      bytes += Buffer.byteLength(text)
      if (bytes > limits.textBytes) throw tooMuch('10 MB of text')
      if (found.push(text) > limits.sharedTexts) throw tooMuch('250,000 different texts')
    },
  }
}
