import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { areAssetsBuilt } from '../view-assets.ts'

/** `npm run demo`: builds what pages need, then prepares and serves the demonstration. A refusal is one line and exit code 1. */
async function main(): Promise<void> {
  if (!areAssetsBuilt()) buildAssets()
  // Only now: pages take the stylesheet's name as soon as they are loaded.
  const { demonstrate } = await import('./demonstrate.ts')
  const { whyNot } = await import('../main.ts')
  try {
    await demonstrate(process.argv.slice(2), process.env)
  } catch (error) {
    process.stderr.write(`${whyNot(error)}\n`)
    process.exitCode = 1
  }
}

function buildAssets(): void {
  process.stdout.write('Building the stylesheet and the script …\n')
  const build = join(import.meta.dirname, '..', '..', 'views', 'assets', 'build.ts')
  execFileSync(process.execPath, [build], { stdio: 'inherit' })
}

await main()
