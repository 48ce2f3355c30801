import { userInfo } from 'node:os'
import type { Act } from '../database/write.ts'
import { unwritableWords } from '../fields/text.ts'
import type { Keys } from '../keys.ts'
import { sealWith } from '../keys.ts'
import { randomUUID } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import type { Called } from './command.ts'

/** The act of whoever gives a command: the name given by --as, else the system's user. */
export function operatorAct(called: Called, keys: Pick<Keys, 'history'>, at: string): Act {
  return {
    who: { id: `operator:${option(called, 'as') ?? userInfo().username}`, role: 'operator' },
    at,
    key: null,
    newId: randomUUID,
    seal: sealWith(keys.history),
  }
}

/**
 * An option's text; undefined when it was not given.
 * @throws Refusal for a character that no program can show
 */
export function option({ values }: Called, name: string): string | undefined {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const refused = unwritableWords(value)
  if (refused !== undefined) throw new Refusal(`--${name}: ${refused}.`)
  return value.trim()
}

/** @throws Refusal that says which option is missing */
export function needed(called: Called, name: string): string {
  const value = option(called, name)
  if (value === undefined) throw new Refusal(`Say --${name}.`)
  return value
}

/** The one file that a command is about. */
export function fileIn({ positionals }: Called, command: string): string {
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0)
    throw new Refusal(`Say one file. Try: npx scrutiny ${command} --help`)
  return file
}
