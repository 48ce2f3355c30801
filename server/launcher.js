// Plain JavaScript, and only what Node 18 knows: whichever Node is on the machine starts this, and the project's own runs the rest.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const oldest = 24

/**
 * Runs a script of the project on its own Node, whichever npm put it in place, or on the machine's where there is none and
 * that is new enough. Programs that it starts find the same Node first. Ends as the script ends: its exit code, its signal.
 * @param {string} script below the project, such as 'server/cli.ts'
 * @param {readonly string[]} words what it is called with
 */
export function launch(script, words) {
  const node = ownNode() ?? machinesNode()
  if (node === undefined) {
    process.stderr.write(
      `This needs Node ${oldest} or newer, and this is Node ${process.versions.node}. Run npm ci first; where that brings no Node for this kind of machine, install Node ${oldest} from nodejs.org.\n`,
    )
    process.exitCode = 1
    return
  }
  const args = [...process.execArgv, join(project, script), ...words]
  const env = { ...process.env, ...pathWith(dirname(node)) }
  if (canReplace()) {
    // It takes the place of this process, which then can print nothing: also not that this is new in Node.
    process.emitWarning = () => {}
    process.execve(node, [node, ...args], env)
  }
  runBeside(node, args, env)
}

/** The Node of `node_modules`; undefined where none was installed for this machine. */
function ownNode() {
  const kind = process.platform === 'win32' ? 'win' : process.platform
  const folder = join(project, 'node_modules', `node-${kind}-${process.arch}`, 'bin')
  const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? realpathSync(path) : undefined
}

const machinesNode = () =>
  Number(process.versions.node.split('.')[0]) >= oldest ? process.execPath : undefined

function pathWith(folder) {
  const name = Object.keys(process.env).find((each) => each.toLowerCase() === 'path') ?? 'PATH'
  return { [name]: [folder, process.env[name]].filter(Boolean).join(delimiter) }
}

const canReplace = () => typeof process.execve === 'function' && process.platform !== 'win32'

/** As a process of its own, which gets every signal and whose end is this one's. */
function runBeside(node, args, env) {
  // Heard from before it is there: a signal in between would end this process alone.
  let child
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      // A terminal sends what is typed to both; what is sent to one process is passed on.
      const hasItself = process.platform === 'win32' || (signal === 'SIGINT' && process.stdin.isTTY)
      if (!hasItself) child?.kill(signal)
    })
  child = spawn(node, args, { stdio: 'inherit', env })
  child.once('error', (error) => {
    process.stderr.write(`Node did not start (${node}): ${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal]
  })
}

// Called by itself, as package.json does: the script is its first word.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const [script = '', ...words] = process.argv.slice(2)
  launch(script, words)
}
