import { parentPort, workerData } from 'node:worker_threads'
import type { Report } from '../../reports/report.ts'
import { drawnHere } from './drawn.ts'

/** Every file of each report, one after another, then the thread ends. */
const reports = workerData as Report[]
const drawn = []
for (const report of reports) drawn.push(await drawnHere(report))
parentPort?.postMessage(drawn)
