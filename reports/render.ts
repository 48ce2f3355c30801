import { Worker } from 'node:worker_threads'
import type { Report } from './report.ts'

export type Format = 'pdf' | 'spreadsheet'

export interface Job {
  format: Format
  report: Report
}

/** Two drawings at once: each takes a core and some 170 MB. */
const atOnce = 2

/** A drawing takes seconds; one that has not come back by now never will. */
const patience = 120_000

let running = 0
const waiting: (() => void)[] = []

/** Whether a drawing would begin now, and not wait for others. */
export const mayDraw = (): boolean => running < atOnce

/**
 * Draws a report off the event loop, so that pages are served meanwhile. At most two are drawn at once; the rest wait
 * their turn. Fails with the renderer's own error, or when it does not come back within two minutes.
 */
export async function renderInWorker(report: Report, format: Format): Promise<Buffer> {
  const job: Job = { report, format }
  const script = new URL('./render-worker.ts', import.meta.url)
  const bytes = await inDrawingWorker<Uint8Array>(script, job, format)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Has a worker draw something, under the same limit: the script posts one message, which is the answer, and ends.
 * @param job plain data, which the script finds as its `workerData`
 * @param what is drawn, for the message when it fails
 */
export async function inDrawingWorker<Drawn>(script: URL, job: unknown, what: string): Promise<Drawn> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return (await answerOf(new Worker(script, { workerData: job }), what)) as Drawn
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function answerOf(worker: Worker, what: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const timer = setTimeout(() => {
    reject(new Error(`The ${what} took longer than ${patience / 1000} seconds`))
  }, patience)
  worker.once('message', resolve)
  worker.once('error', (cause) => {
    reject(new Error(`The ${what} could not be drawn`, { cause }))
  })
  worker.once('exit', (code) => {
    reject(new Error(`The ${what} could not be drawn: its worker stopped with code ${code}`))
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
