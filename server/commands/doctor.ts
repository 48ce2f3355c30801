import { statfsSync } from 'node:fs'
import { isSafe, sqliteVersion } from '../database/open.ts'
import { contents } from '../kinds.ts'
import { verifyHistory } from '../history/verify.ts'
import { sealWith } from '../keys.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'

interface Finding {
  what: string
  fine: boolean
  words: string
}

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  help: 'Check the database, the keys, the pragmas, the history and the disk, and say what is wrong.',
  options: {},
  run: async ({ config }) => {
    const parts = await openParts(config)
    try {
      const findings = await examine(parts)
      const lines = findings.map(({ what, fine, words }) => `${fine ? 'fine ' : 'WRONG'}  ${what}: ${words}`)
      const wrong = findings.filter(({ fine }) => !fine)
      if (wrong.length > 0)
        throw new Refusal([...lines, `${wrong.length} of ${findings.length} checks failed.`].join('\n'))
      return lines
    } finally {
      parts.opened.connection.close()
    }
  },
}

async function examine(parts: Parts): Promise<Finding[]> {
  const { connection } = parts.opened
  const pragma = (name: string) => String(connection.pragma(name, { simple: true }))
  const integrity = pragma('integrity_check')
  const strays = connection.pragma('foreign_key_check') as unknown[]
  const synchronous = pragma('synchronous')
  const journal = pragma('journal_mode')
  const version = sqliteVersion(connection)
  const verdict = await verifyHistory(parts.db, sealWith(parts.keys.history), contents)
  return [
    {
      what: 'database file',
      fine: integrity === 'ok',
      words: integrity === 'ok' ? 'every page is whole' : integrity,
    },
    { what: 'references', fine: strays.length === 0, words: `${strays.length} broken` },
    {
      what: 'durability',
      fine: synchronous === '2' && journal === 'wal',
      words: `synchronous ${synchronous}, journal ${journal}`,
    },
    { what: 'SQLite', fine: isSafe(version), words: version },
    {
      what: 'history',
      fine: verdict.sound,
      words: verdict.sound ? `${verdict.events} events hold` : verdict.why,
    },
    diskSpace(parts.config.dataDir),
  ]
}

function diskSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
  return { what: 'disk', fine: megabytes >= 500, words: `${megabytes} MB free` }
}
