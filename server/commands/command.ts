import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'

export interface Called {
  config: Config
  values: Record<string, string | boolean | undefined>
  positionals: string[]
}

/** One command of `npx scrutiny`; it gives the lines it says, or throws a Refusal. */
export interface Command {
  /** 'history verify' */
  name: string
  usage: string
  /** The first line stands in the list of commands. */
  help: string
  options: ParseArgsOptionsConfig
  run: (called: Called) => Promise<string[]>
}
