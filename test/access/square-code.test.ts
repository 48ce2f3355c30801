import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { appAddress, squareCode } from '../../server/access/factors/app.ts'

/** What a camera sees: four dots a square, black on white. */
function photograph({ path, width }: { path: string; width: number }) {
  const side = width * 4
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dot = 0; dot < 16; dot += 1) {
      const at = ((Number(y) * 4 + (dot >> 2)) * side + Number(x) * 4 + (dot & 3)) * 4
      data.fill(0, at, at + 3)
    }
  return { width: side, height: side, data }
}

describe('the square code of an authenticator app', () => {
  it.each(['short@example.org', `${'a-rather-long-name.'.repeat(4)}of-somebody@example.org`])(
    'is read back as the address it was drawn from, for %s',
    (email) => {
      const address = appAddress('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', email)
      expect(decodeQR(photograph(squareCode(address)))).toBe(address)
    },
  )
})
