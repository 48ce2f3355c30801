import { Worker } from 'node:worker_threads'

export interface CopyJob {
  file: string
  key: Buffer
  /** Must not exist yet; encrypted with the same key. */
  to: string
}

/**
 * Copies a database as it stands at one instant, its write-ahead log included, while others go on writing. In a thread of
 * its own: it takes a while, and nothing else may wait for it.
 */
export function copyDatabase(job: CopyJob): Promise<void> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { workerData: job })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The copy ended with code ${code}`))
    })
  })
}
