import { drawEachJob } from './draw-each-job.ts'
import { renderHere } from './render-here.ts'
import type { Job } from './render.ts'

drawEachJob(({ format, report }: Job) => renderHere(report, format))
