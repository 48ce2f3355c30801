import { Worker } from 'node:worker_threads'

/** What the watcher needs: the counter that the event loop moves on, and how long a tick is, in milliseconds. */
export interface Watched {
  beats: Int32Array<SharedArrayBuffer>
  tick: number
}

/** So many of the watcher's own ticks without a beat, and the event loop stands still: 20 seconds. */
export const ticksAllowed = 20

/** The one line that the watcher says before it ends the process; the laptop's start script knows the end by it. */
export const stoodStill =
  'The service answered nobody for 20 seconds and ended itself. What was saved is safe.'

/**
 * Ends the process once its event loop has stood still for 20 ticks, so that the host starts it again: nobody is answered
 * then, and no signal heard. The watcher is a thread of its own and counts its own ticks, so a process that was stopped as
 * a whole, as on a suspended laptop, is not ended. It begins after the start and knows of no migrations, which are commands.
 * @param tick milliseconds
 * @returns `beat`: something was begun, so the loop goes on, and a long row of requests is no standstill
 */
export function watchStandstill(tick = 1_000): { beat: () => void; end: () => void } {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const beat = () => {
    Atomics.add(beats, 0, 1)
  }
  const workerData: Watched = { beats, tick }
  // It is told all that it needs; nothing of the environment goes with it.
  const watcher = new Worker(new URL('./standstill-watcher.ts', import.meta.url), {
    workerData,
    env: {},
    execArgv: [],
  })
  watcher.unref()
  const beating = setInterval(beat, tick).unref()
  return {
    beat,
    end: () => {
      clearInterval(beating)
      void watcher.terminate()
    },
  }
}
