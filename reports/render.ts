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
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await draw({ report, format })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function draw(job: Job): Promise<Buffer> {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: job })
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const timer = setTimeout(() => {
    reject(new Error(`The ${job.format} took longer than ${patience / 1000} seconds`))
  }, patience)
  worker.once('message', (bytes: Uint8Array) => {
    resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
  worker.once('error', (cause) => {
    reject(new Error(`The ${job.format} could not be drawn`, { cause }))
  })
  worker.once('exit', (code) => {
    reject(new Error(`The ${job.format} could not be drawn: its worker stopped with code ${code}`))
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
