/** Loaded by vitest once before the tests in a browser: the worked example is built for all of them, and each gets a copy. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the data and keys of the worked example. */
    workedExample: string
  }
}

const project = join(import.meta.dirname, '..', '..', '..')

export default function build({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-worked-'))
  execFileSync(process.execPath, [join(project, 'server', 'cli.ts'), 'demo'], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  provide('workedExample', folder)
  return () => {
    rmSync(folder, { recursive: true })
  }
}
