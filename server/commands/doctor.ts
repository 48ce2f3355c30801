import { examine } from '../backups/examine.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'

const words = { fine: 'fine ', look: 'LOOK ', wrong: 'WRONG' } as const

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  help: 'Check the database, the keys, the pragmas, the history, the record seals, the backups and the disk.\nIt says what is wrong (exit 1) and what somebody should look after.',
  options: {},
  run: async ({ config }) => {
    const parts = await openParts(config)
    try {
      const findings = await examine(parts)
      const lines = findings.map(({ what, state, words: found }) => `${words[state]}  ${what}: ${found}`)
      const wrong = findings.filter(({ state }) => state === 'wrong')
      if (wrong.length > 0)
        throw new Refusal([...lines, `${wrong.length} of ${findings.length} checks failed.`].join('\n'))
      return lines
    } finally {
      parts.opened.connection.close()
    }
  },
}
