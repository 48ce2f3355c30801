import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { median, project, scrutiny, seconds, type World } from './world.ts'

interface Run {
  milliseconds: number
  /** The most that the process and its children held at once, shared pages counted once for each (MB). */
  megabytes: number
  /** The most that one of its processes held (MB). */
  largest: number
}

/** The review's PDF as a whole process, against Chromium printing the page of the same report. */
export async function benchPdf(world: World): Promise<string[]> {
  const html = join(world.folder, 'review.html')
  scrutiny(world.demo, 'review', '--year', '2018-19', '--edition', 'partners', '--html', html)
  const chromium = findChromium()
  if (chromium === undefined) throw new Error('Chromium is needed for this comparison')
  const ours: Run[] = []
  const theirs: Run[] = []
  for (let run = 0; run < 6; run += 1) {
    ours.push(await ourPdf(world, run))
    theirs.push(await chromiumPdf(world, chromium, html))
  }
  return words(
    ours.slice(1),
    theirs.slice(1),
    join(world.folder, 'ours-0.pdf'),
    join(world.folder, 'theirs.pdf'),
  )
}

const ourPdf = (world: World, run: number) =>
  watch(
    process.execPath,
    [
      join(project, 'server', 'cli.ts'),
      'review',
      '--year',
      '2018-19',
      '--edition',
      'partners',
      '--pdf',
      join(world.folder, `ours-${run}.pdf`),
    ],
    { ...process.env, ...world.demo },
  )

const chromiumPdf = (world: World, chromium: string, html: string) =>
  watch(
    chromium,
    [
      '--headless',
      ...chromiumArguments,
      `--user-data-dir=${mkdtempSync(join(world.folder, 'profile-'))}`,
      `--print-to-pdf=${join(world.folder, 'theirs.pdf')}`,
      `file://${html}`,
    ],
    process.env,
  )

async function watch(command: string, words: string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const started = performance.now()
  const child = spawn(command, words, { env, stdio: 'ignore' })
  let megabytes = 0
  let largest = 0
  const look = setInterval(() => {
    const held = memoryOf(child.pid ?? 0)
    megabytes = Math.max(
      megabytes,
      held.reduce((sum, each) => sum + each, 0),
    )
    largest = Math.max(largest, ...held)
  }, 10)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(look)
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`)
  return { milliseconds: performance.now() - started, megabytes, largest }
}

/** What a process and its descendants hold, in MB each (Linux: /proc). */
function memoryOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readOr(`/proc/${name}/stat`))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const family = [...parents.keys()].filter((pid) => isUnder(parents, pid, root))
  return family.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)
}

function isUnder(parents: Map<number, number>, pid: number, root: number): boolean {
  let at: number | undefined = pid
  while (at !== undefined && at > 1) {
    if (at === root) return true
    at = parents.get(at)
  }
  return false
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process ended between listing and reading
  }
}

function words(ours: Run[], theirs: Run[], ourFile: string, theirFile: string): string[] {
  const of = (runs: Run[], what: keyof Run) => median(runs.map((run) => run[what]))
  const line = (name: string, runs: Run[], file: string) =>
    `  ${name}: ${seconds(of(runs, 'milliseconds'))}, ${of(runs, 'megabytes').toFixed(0)} MB in all processes, ` +
    `${of(runs, 'largest').toFixed(0)} MB in the largest, ${(statSync(file).size / 1024).toFixed(0)} kB`
  const ratio = (what: keyof Run) => of(theirs, what) / of(ours, what)
  return [
    `The review’s PDF as a whole process, medians of ${ours.length} runs in turn`,
    line('npx scrutiny review --pdf', ours, ourFile),
    line('Chromium printing the same page', theirs, theirFile),
    `  faster by ${ratio('milliseconds').toFixed(2)} times (aim: at least 2.5); memory ${(1 / ratio('megabytes')).toFixed(2)} of Chromium’s in all, ` +
      `${(1 / ratio('largest')).toFixed(2)} of its largest process (aim: at most 0.33)`,
  ]
}
