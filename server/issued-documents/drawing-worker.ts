import { drawEachJob } from '../../reports/draw-each-job.ts'
import type { Report } from '../../reports/report.ts'
import { drawnHere, type DrawnFile } from './drawn.ts'

/** Every file of each report, one after another. */
drawEachJob(async (reports: Report[]) => {
  const drawn: DrawnFile[][] = []
  for (const report of reports) drawn.push(await drawnHere(report))
  return drawn
})
