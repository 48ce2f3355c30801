import { inspect } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type { Property } from './property.ts'

/** Tries the properties of one file, one after another as it is told, and says what came of each. */
const { file, trying } = workerData as { file: string; trying: Uint8Array }
const { properties } = (await import(file)) as { properties: readonly Property[] }
const encoder = new TextEncoder()

function say(input: unknown): void {
  const shown = inspect(input, { maxStringLength: 80, maxArrayLength: 6, breakLength: Infinity })
  trying.fill(0)
  encoder.encodeInto(shown, trying)
}

parentPort?.on('message', (place: number) => {
  void (properties[place]?.holds(say) ?? Promise.reject(new Error('No such property'))).then(
    () => parentPort?.postMessage({}),
    (error: unknown) => parentPort?.postMessage({ problem: error instanceof Error ? error.message : error }),
  )
})
parentPort?.postMessage('ready')
