import { parentPort, workerData } from 'node:worker_threads'
import { renderPdf } from './pdf/pdf.ts'
import type { Job } from './render.ts'
import { renderSpreadsheet } from './spreadsheet/spreadsheet.ts'

/** One drawing, then the thread ends. */
const { format, report } = workerData as Job
const renderers = { pdf: renderPdf, spreadsheet: renderSpreadsheet }
parentPort?.postMessage(await renderers[format](report))
