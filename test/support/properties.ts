import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, it } from 'vitest'
import type { Property } from './property.ts'

/** Milliseconds in which all inputs of one property are tried; usually it is less than one second. */
const patience = 25_000

/**
 * A test for each property of a file, tried in a thread of its own: one that never ends is a red test that names the
 * input, and no run that hangs.
 * @param file the address of the file that exports them as `properties`
 */
export function itHoldsAlways(file: URL, properties: readonly Property[]): void {
  let thread: Thread | undefined
  afterAll(() => thread?.end())
  properties.forEach(({ title, tries }, place) => {
    it(`${title} (${tries} inputs)`, { timeout: 2 * patience }, async () => {
      thread ??= await threadOver(file)
      const isEnded = await thread.tries(place)
      if (!isEnded) {
        const { trying } = thread
        await thread.end()
        thread = undefined
        throw new Error(`It never ends for ${trying()}`)
      }
    })
  })
}

interface Thread {
  /** @returns whether it ended. @throws Error with the input for which the property does not hold */
  tries: (place: number) => Promise<boolean>
  trying: () => string
  end: () => Promise<unknown>
}

async function threadOver(file: URL): Promise<Thread> {
  const trying = new Uint8Array(new SharedArrayBuffer(4_000))
  const worker = new Worker(new URL('./property-thread.ts', import.meta.url), {
    workerData: { file: file.href, trying },
    execArgv: [],
  })
  await once(worker, 'message')
  return {
    tries: async (place) => {
      const late = AbortSignal.timeout(patience)
      const answer = once(worker, 'message', { signal: late })
      worker.postMessage(place)
      const [said] = (await answer.catch((error: unknown) => {
        if (late.aborted) return [undefined]
        throw error
      })) as [{ problem?: string } | undefined]
      if (said?.problem !== undefined) throw new Error(said.problem)
      return said !== undefined
    },
    trying: () => new TextDecoder().decode(Uint8Array.from(trying).filter((byte) => byte !== 0)),
    end: () => worker.terminate(),
  }
}
