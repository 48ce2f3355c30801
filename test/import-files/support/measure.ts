/**
 * Reads one file in a process of its own and says, as JSON, what came of it, how much memory that took at the most beside
 * what was there before, and how much work was done in the longest while in which nobody else had a turn (milliseconds of processor time).
 */
import { readFileSync } from 'node:fs'
import { readSheet } from '../../../server/import-files/read-sheet.ts'
import { workbook } from './workbook.ts'

const file = readFileSync(process.argv[2] ?? '')
// What the reader itself takes is no part of what a file takes.
await readSheet(workbook({ rows: '<row><c><v>1</v></c></row>' }))
await readSheet(Buffer.from('a,b\n'))
const before = process.memoryUsage.rss()
// The system's own highest figure is also that of the process which began this one.
let most = before
// Work, not time: what else the machine does is no fault of the reader's.
let longestTurn = 0
let worked = process.cpuUsage()
let isReading = true
const turn = () => {
  const { user, system } = process.cpuUsage(worked)
  longestTurn = Math.max(longestTurn, (user + system) / 1000)
  most = Math.max(most, process.memoryUsage.rss())
  worked = process.cpuUsage()
  if (isReading) setImmediate(turn)
}
turn()
const begun = performance.now()
const reading = await readSheet(file)
const milliseconds = performance.now() - begun
isReading = false
turn()
const outcome = reading.ok ? `${reading.sheet.lines.length} lines` : (reading.problems[0]?.message ?? '')
const grewMegabytes = (most - before) / 1e6
process.stdout.write(JSON.stringify({ outcome, grewMegabytes, milliseconds, longestTurn }))
