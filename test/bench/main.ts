/**
 * `npm run bench`: ratios from one run, with medians. Machines are noisy, so nothing here fails a build; the lines say
 * what was measured, against what, and the aim. `npm run bench -- --size 20000` makes a smaller year,
 * `--only load` runs one, and `npm run soak` is the load for ten minutes or `--minutes` of your own.
 */
import { parseArgs } from 'node:util'
import { benchHistory } from './history.ts'
import { benchLimits } from './limits.ts'
import { benchLoad } from './load.ts'
import { benchPages } from './pages.ts'
import { benchPdf } from './pdf.ts'
import { benchStart } from './start.ts'
import { benchWaiting } from './waiting.ts'
import { makeWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '2' },
  },
})
// The load last: its accounts were never added by anybody, and no history holds after that.
const benches = {
  pages: benchPages,
  start: benchStart,
  pdf: benchPdf,
  limits: benchLimits,
  waiting: benchWaiting,
  history: benchHistory,
  load: benchLoad,
}

const world = await makeWorld(Number(values.size))
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (values.only === undefined || values.only === name)
      process.stdout.write(`${(await bench(world, Number(values.minutes))).join('\n')}\n\n`)
  }
} finally {
  world.remove()
}
