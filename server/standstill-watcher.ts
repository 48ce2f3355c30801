import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { stoodStill, ticksAllowed, type Watched } from './standstill.ts'

const { beats, tick } = workerData as Watched

let lastBeat = Atomics.load(beats, 0)
let ticksSince = 0

setInterval(() => {
  const beat = Atomics.load(beats, 0)
  ticksSince = beat === lastBeat ? ticksSince + 1 : 0
  lastBeat = beat
  if (ticksSince >= ticksAllowed) endProcess()
}, tick)

// An exit here would end this thread alone, and what the main thread would do in order it can no longer do.
function endProcess(): void {
  try {
    writeSync(2, `${stoodStill}\n`)
  } finally {
    process.kill(process.pid, 'SIGKILL')
  }
}
