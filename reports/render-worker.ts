import { parentPort, workerData } from 'node:worker_threads'
import { renderHere } from './render-here.ts'
import type { Job } from './render.ts'

/** One drawing, then the thread ends. */
const { format, report } = workerData as Job
parentPort?.postMessage(await renderHere(report, format))
