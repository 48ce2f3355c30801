/**
 * `npm run check` and `npm test`: every check, and at the end how many passed. `check` leaves out
 * the tests in a real browser. A tool that finds fault counts as one failed check; the rest still runs.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { findChromium } from './support/chromium.ts'

type Tool = [what: string, command: string, ...words: string[]]

const build: Tool = ['the stylesheet and script build', 'node', 'views/assets/build.ts']

// Beside each other, as each keeps one processor busy; the longest begins first.
const tools: Tool[] = [
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['types', 'tsc'],
  ['format', 'prettier', '--check', '.', '--log-level', 'warn'],
  [
    'walls between the rooms',
    'depcruise',
    '--config',
    '.dependency-cruiser.js',
    'server',
    'reports',
    'migrations',
    'views',
  ],
  ['unused code', 'knip'],
]

const suites: [what: string, ...words: string[]][] = [
  ['tests of reports, with coverage', '--project', 'reports', '--coverage'],
  ['tests of the application', '--project', 'app'],
]

interface Count {
  passed: number
  failed: number
}

const withBrowser = process.argv[2] !== 'check'
if (withBrowser) needChromium()
needHosting()
const counts = [
  ...(await runTools([build], 1)),
  ...(await runTools(tools, 2)),
  ...suites.map(([what, ...words]) => runSuite(what, words)),
  ...(withBrowser ? [runSuite('tests in a browser', ['--project', 'browser'])] : []),
]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

async function runTools(some: readonly Tool[], atOnce: number): Promise<Count[]> {
  const waiting = [...some]
  const counts: Count[] = []
  const lane = async () => {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift())
      counts.push(await runTool(tool))
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return counts
}

// What a tool says comes whole, under its name, when it is done.
async function runTool([what, command, ...words]: Tool): Promise<Count> {
  const tool = spawn(command, words)
  const [output, isFine] = await Promise.all([
    Promise.all([textOf(tool.stdout), textOf(tool.stderr)]),
    new Promise<boolean>((resolve) => {
      tool.once('close', (code) => {
        resolve(code === 0)
      })
      tool.once('error', () => {
        resolve(false)
      })
    }),
  ])
  process.stdout.write(`\n== ${what}${isFine ? '' : ': found fault'}\n${output.join('')}`)
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function runSuite(what: string, words: string[]): Count {
  process.stdout.write(`\n== ${what}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-test-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status } = spawnSync('vitest', ['run', ...words, ...reporters], { stdio: 'inherit' })
  const count = existsSync(file) ? countIn(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true })
  // A threshold that was missed, or a runner that broke, fails no single test.
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
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
