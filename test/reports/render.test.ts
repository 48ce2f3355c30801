import { describe, expect, it } from 'vitest'
import { renderPdf } from '../../reports/pdf/pdf.ts'
import { inDrawingWorker, renderInWorker } from '../../reports/render.ts'
import { renderSpreadsheet } from '../../reports/spreadsheet/spreadsheet.ts'
import type { Report } from '../../reports/report.ts'
import { aSampleReport } from '../support/sample-report.ts'

describe('drawing in a worker', () => {
  it('gives the bytes that drawing here gives', async () => {
    const report = aSampleReport()
    expect((await renderInWorker(report, 'pdf')).equals(await renderPdf(report))).toBe(true)
    expect((await renderInWorker(report, 'spreadsheet')).equals(await renderSpreadsheet(report))).toBe(true)
  }, 30_000)

  it('leaves the main thread free, and draws two at once while the rest wait', async () => {
    const here = await cpuOf(() => renderPdf(aSampleReport()))
    const before = openPorts()
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, openPorts() - before)
    }, 5)
    let drawn: Buffer[] = []
    const aside = await cpuOf(async () => {
      drawn = await Promise.all([1, 2, 3, 4, 5].map(() => renderInWorker(aSampleReport(), 'pdf')))
    })
    clearInterval(watch)
    expect(drawn.every((bytes) => bytes.subarray(0, 5).toString() === '%PDF-')).toBe(true)
    expect(most).toBe(2)
    // Five drawings on this thread take five times as much; starting five workers takes some 40 ms.
    expect(aside).toBeLessThan(2.5 * here)
  }, 60_000)

  it('passes on why a report could not be drawn, and goes on drawing others', async () => {
    const broken = { ...aSampleReport(), sections: null } as unknown as Report
    const failures = await Promise.allSettled([1, 2, 3].map(() => renderInWorker(broken, 'pdf')))
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(renderInWorker(broken, 'pdf')).rejects.toThrow('The pdf could not be drawn')
    expect((await renderInWorker(aSampleReport(), 'spreadsheet')).length).toBeGreaterThan(5000)
  }, 60_000)
})

describe('a worker that fails after its answer, while it waits for the next drawing', () => {
  it('stops nothing, and the next drawing gets another', async () => {
    const failing = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', (job) => {
        parentPort.postMessage(job)
        setTimeout(() => { throw new Error('late') }, 20)
      })`
    const script = new URL(`data:text/javascript,${encodeURIComponent(failing)}`)
    for (const job of ['first', 'second']) {
      expect(await inDrawingWorker(script, job, 'test')).toBe(job)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }, 20_000)
})

/** What this thread works at it, in microseconds of its processor. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(start)
  return user + system
}

/** Each running worker holds one. */
const openPorts = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length
