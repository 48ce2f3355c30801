import { parentPort } from 'node:worker_threads'

/** In a worker: answers each job with what is drawn for it. A drawing that fails ends the worker with its error. */
export function drawEachJob(draw: (job: never) => Promise<unknown>): void {
  parentPort?.on('message', (job: unknown) => {
    void draw(job as never).then((drawn) => parentPort?.postMessage(drawn))
  })
}
