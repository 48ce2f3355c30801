import { kindOfFormat, type NumberKind } from './formats.ts'
import { limits } from './limits.ts'
import type { Listener } from './xml.ts'
import { damaged } from './unreadable.ts'

/** Fills the list with what the numbers of each style are: a day, a time, a share, or a number. */
export function stylesListener(found: NumberKind[]): Listener {
  const codes = new Map<number, string>()
  let isOfCells = false
  return {
    opens: (name, attributes) => {
      const id = Number(attributes['numFmtId'])
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isOfCells = true
      else if (name === 'xf' && isOfCells) found.push(kindOfFormat(id, codes.get(id)))
      if (Math.max(codes.size, found.length) > limits.styles) throw damaged()
    },
    closes: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
  }
}
