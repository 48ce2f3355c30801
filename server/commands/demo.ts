import { mkdirSync } from 'node:fs'
import { number } from '../../reports/wording.ts'
import { signInLines } from '../demo/people.ts'
import { makeWorkedExample } from '../demo/make.ts'
import { seedDemonstration } from '../demo/seed-demonstration.ts'
import { Refusal } from '../refusal.ts'
import { lockDatabase } from '../start.ts'
import type { Called, Command } from './command.ts'

export const demo: Command = {
  name: 'demo',
  usage: '',
  help: 'Build the worked example in DATA_DIR without serving it; its own keys are made at KEYS_FILE if there are none.\nA database that holds real records is refused. Passwords of the accounts are printed: they are for the demonstration only.',
  options: {},
  run: (called) =>
    locked(called, async () => {
      const outcome = await makeWorkedExample(called.config)
      return [`The worked example in ${called.config.dataDir} was ${outcome}.`, ...signInLines()]
    }),
}

export const seed: Command = {
  name: 'seed',
  usage: '--size N --seed N',
  help: 'Add a synthetic year of N incidents for load tests, the same for the same seed.\nOnly to an empty database or a demonstration’s; a database that holds real records is refused.',
  options: { size: { type: 'string' }, seed: { type: 'string' } },
  run: (called) =>
    locked(called, async () => {
      const size = wholeNumber(called, 'size', 1_000_000)
      const words = await seedDemonstration(called.config, size, wholeNumber(called, 'seed', 2 ** 31))
      return [`Added ${number(size)} synthetic incidents to ${called.config.dataDir}: ${words}`]
    }),
}

async function locked({ config }: Called, run: () => Promise<string[]>): Promise<string[]> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const letGo = lockDatabase(config)
  try {
    return await run()
  } finally {
    letGo()
  }
}

function wholeNumber({ values }: Called, name: string, most: number): number {
  const given = Number(values[name])
  if (!Number.isInteger(given) || given < 1 || given > most)
    throw new Refusal(`Say --${name} as a whole number from 1 to ${number(most)}.`)
  return given
}
