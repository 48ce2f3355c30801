/**
 * `npm run check` and `npm test`: every check, and at the end how many passed. `check` leaves out the tests in a real
 * browser and those that take minutes (`vitest.config.ts`), kills fewer servers, tries a sample of what is many times the
 * same (`support/extent.ts`), and lints only files that changed: an error that a changed type makes in another file is found
 * by `npm test`, which lints everything. A tool that finds fault
 * counts as one failed check; the rest still runs.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/chromium.ts'

interface Count {
  passed: number
  failed: number
}

type Work = () => Promise<Count>

const cache = join(import.meta.dirname, '..', 'node_modules', '.cache')
const lintCache = join(cache, 'eslint')
const isCheck = process.argv[2] === 'check'

// Programs that tests start compile their modules once for all of them.
process.env['NODE_COMPILE_CACHE'] ??= join(cache, 'node')
if (isCheck) process.env['EXTENT'] = 'sample'
else {
  rmSync(lintCache, { recursive: true, force: true })
  needChromium()
}
needWhole()
needHosting()

const byContent = ['--cache', '--cache-strategy', 'content', '--cache-location']

const build = tool('the stylesheet and script build', 'node', 'views/assets/build.ts')
const tools = [
  tool('lint', 'eslint', '.', '--max-warnings', '0', ...byContent, `${lintCache}/`),
  tool('types', 'tsc'),
  tool(
    'format',
    'prettier',
    ...['--check', '.', '--log-level', 'warn'],
    ...byContent,
    join(cache, 'prettier', 'checked'),
  ),
  tool(
    'walls between the rooms',
    'depcruise',
    ...['--config', '.dependency-cruiser.js', 'server', 'reports', 'migrations', 'views'],
  ),
  tool('unused code', 'knip'),
]
const application = suite('tests of the application', projects('app', 'access', 'alone'), say)
const reports = suite('tests of what reports say, with coverage', [...projects('reports'), '--coverage'])
const browser = suite('tests in a browser', projects('browser'))

const counts = [
  await build(),
  // Beside each other: each tool keeps one processor busy, and many tests wait. The longest begins first.
  ...(await inLanes(2, [application, ...(isCheck ? [] : [browser]), ...tools, reports])),
]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

async function inLanes(lanes: number, all: readonly Work[]): Promise<Count[]> {
  const waiting = [...all]
  const counts: Count[] = []
  const lane = async () => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) counts.push(await work())
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return counts
}

function tool(what: string, command: string, ...words: string[]): Work {
  return async () => {
    const isFine = (await run(what, [command, ...words])) === 0
    return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  }
}

type Hear = (text: Buffer) => void

function say(text: Buffer): void {
  process.stdout.write(text)
}

/**
 * Runs a program. What it says comes whole, under its name, when it is done, or is heard as it says it.
 * @returns its exit code
 */
async function run(
  what: string,
  [command = '', ...words]: readonly string[],
  hear?: Hear,
): Promise<number | null> {
  const started = performance.now()
  const program = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  const keep = (text: Buffer) => output.push(text)
  program.stdout.on('data', hear ?? keep)
  program.stderr.on('data', hear ?? keep)
  const code = await new Promise<number | null>((resolve) => {
    program.once('close', resolve)
    program.once('error', () => {
      resolve(null)
    })
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`\n== ${what}, ${seconds} s${code === 0 ? '' : ': found fault'}\n`)
  process.stdout.write(Buffer.concat(output))
  return code
}

function projects(...names: string[]): string[] {
  return names.flatMap((name) => ['--project', name])
}

function suite(what: string, words: readonly string[], hear?: Hear): Work {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrutiny-test-'))
    const file = join(folder, 'results.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await run(what, ['vitest', 'run', ...words, ...reporters], hear)
    const count = existsSync(file) ? countIn(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 }
    rmSync(folder, { recursive: true })
    // A threshold that was missed, or a runner that broke, fails no single test.
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  }
}

interface Results {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

// A file that could not even be read holds no failed test; it counts as one.
function countIn(text: string): Count {
  const results = JSON.parse(text) as Results
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: results.numPassedTests, failed: results.numFailedTests + broken.length }
}

interface Locked {
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

/**
 * Installs what `npm ci` left out since the machine's own Node is too old for it: the tests' programs run on the project's
 * Node, for which all of it is meant.
 */
function needWhole(): void {
  const project = join(import.meta.dirname, '..')
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  const libc = header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
  const isMeant = ({ optional, os, cpu, libc: only }: Locked) =>
    optional === true &&
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) === true &&
    (process.platform !== 'linux' || only?.includes(libc) !== false)
  const missing = Object.entries(lock.packages).filter(
    ([folder, each]) => isMeant(each) && !existsSync(join(project, folder)),
  )
  const npm = process.env['npm_execpath']
  if (missing.length === 0 || npm === undefined) return
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  spawnSync(process.execPath, [npm, ...words], { cwd: project, stdio: 'inherit' })
}

/** Installs Debian's Chromium where it can; else stops with what to install. Never skips. */
function needChromium(): void {
  if (findChromium() === undefined) install('chromium')
  if (findChromium() !== undefined) return
  process.stderr.write(
    'The browser tests need Chromium. Install it (on Debian: apt-get install chromium), or set CHROMIUM to its path.\n',
  )
  process.exit(1)
}

/** Installs what the hosting rests on where it can; where it cannot, its tests fail and say what is missing. */
function needHosting(): void {
  const programs = { nginx: 'nginx-light', 'systemd-analyze': 'systemd', openssl: 'openssl', rsync: 'rsync' }
  const missing = Object.entries(programs).filter(
    ([name]) => spawnSync(name, ['--version']).error !== undefined,
  )
  if (missing.length > 0) install(...missing.map(([, name]) => name))
}

function install(...packages: string[]): void {
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit' })
  } catch {
    // What is still missing says so where it is needed.
  }
}
