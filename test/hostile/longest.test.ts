import { beforeAll, describe, expect, it } from 'vitest'
import { forms } from './forms.ts'
import { longestSendings } from './longest.ts'
import { aWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

// An expression that goes over such a text again and again answers in minutes, or never: the limit of time is the test. How
// long each really takes, `npm run bench -- --only limits` says.
describe('the longest text that can be sent', { timeout: 90_000 }, () => {
  it.each(Object.keys(forms))('is answered in every field of %s', async (path) => {
    let sent = 0
    for (const form of [forms[path] ?? []].flat())
      for await (const { what, send } of longestSendings(world, form)) {
        expect([200, 422], what).toContain(await send())
        sent += 1
      }
    expect(sent).toBeGreaterThan(2)
  })
})
