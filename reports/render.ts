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

/** Milliseconds that a worker waits for its next drawing, with its memory, before it ends. */
const restFor = 30_000

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
 * Has a worker draw something, under the same limit. The script gives its work to `drawEachJob`.
 * @param job plain data
 * @param what is drawn, for the message when it fails
 */
export async function inDrawingWorker<Drawn>(script: URL, job: unknown, what: string): Promise<Drawn> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    const worker = workerFor(script)
    const drawn = await answerOf(worker, job, what)
    rest(worker, script)
    return drawn as Drawn
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

interface Resting {
  worker: Worker
  script: URL
  timer: NodeJS.Timeout
}

/** A worker that has drawn already holds its fonts and its compiled code: the next drawing takes it a third of the time. */
let resting: Resting[] = []

/** A resting worker with this script, or a new one; then one that rests with another script makes room for it. */
function workerFor(script: URL): Worker {
  const same = resting.find((each) => each.script.href === script.href)
  const found = same ?? resting[0]
  if (found !== undefined) leaveRest(found)
  if (same !== undefined) {
    same.worker.ref()
    return same.worker
  }
  void found?.worker.terminate()
  return startWorker(script)
}

/** One that ends while it rests is not given a drawing, and its error, which nobody waits for, stops nothing else. */
function startWorker(script: URL): Worker {
  const worker = new Worker(script)
  worker.on('error', () => undefined)
  worker.once('exit', () => {
    for (const each of resting.filter((rested) => rested.worker === worker)) leaveRest(each)
  })
  return worker
}

/** Holds up neither a command that is done nor a server that stops. */
function rest(worker: Worker, script: URL): void {
  worker.unref()
  const timer = setTimeout(() => void worker.terminate(), restFor).unref()
  resting.push({ worker, script, timer })
}

function leaveRest(rested: Resting): void {
  clearTimeout(rested.timer)
  resting = resting.filter((each) => each !== rested)
}

/** Ends a worker that gave no answer. */
async function answerOf(worker: Worker, job: unknown, what: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const fail = (problem: string, cause?: unknown) => {
    reject(new Error(`The ${what} ${problem}`, { cause }))
  }
  const timer = setTimeout(fail, patience, `took longer than ${patience / 1000} seconds`)
  const failed = (cause: unknown) => {
    fail('could not be drawn', cause)
  }
  const exited = (code: number) => {
    fail(`could not be drawn: its worker stopped with code ${code}`)
  }
  worker.once('message', resolve).once('error', failed).once('exit', exited)
  worker.postMessage(job)
  try {
    return await promise
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    clearTimeout(timer)
    worker.off('error', failed).off('exit', exited)
  }
}
