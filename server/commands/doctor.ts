import { examine, type Finding } from '../backups/examine.ts'
import { forgetFailedCheck, keepFailedCheck } from '../backups/failed-check.ts'
import { systemClock } from '../clock.ts'
import { damaged } from '../database/open.ts'
import { write } from '../database/write.ts'
import { record } from '../history/record.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

const stateWords = { fine: 'fine ', look: 'LOOK ', wrong: 'WRONG' } as const

export const doctor: Command = {
  name: 'doctor',
  usage: '[--as WHO]',
  help: 'Check the database, the keys, the pragmas, the history, the record seals, the backups and the disk.\nIt says what is wrong (exit 1) and what somebody should look after. A database that fails a check is no longer served. The result is on the business manager’s home page.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const parts = await openToCheck(called)
    try {
      const findings = await examine(parts)
      const lines = findings.map(({ what, state, words: found }) => `${stateWords[state]}  ${what}: ${found}`)
      const wrong = findings.filter(({ state }) => state === 'wrong')
      await tell(parts, called, findings)
      keepOrForget(parts, wrong)
      if (wrong.length > 0)
        throw new Refusal([...lines, `${wrong.length} of ${findings.length} checks failed.`].join('\n'))
      return lines
    } finally {
      parts.opened.connection.close()
    }
  },
}

/** A file that cannot even be opened is not served either, by a server that opened it before. */
async function openToCheck({ config }: Called): Promise<Parts> {
  try {
    return await openParts(config)
  } catch (error) {
    if (error instanceof Refusal && error.message === damaged)
      keepFailedCheck(config, systemClock(), 'database file')
    throw error
  }
}

/** What does not hold so that nothing of it may be served; record seals are compared at every start. */
const notToBeServed = ['database file', 'references', 'history']

function keepOrForget({ config, clock }: Parts, wrong: Finding[]): void {
  const found = wrong.filter(({ what }) => notToBeServed.includes(what))
  if (found.length === 0) forgetFailedCheck(config)
  else keepFailedCheck(config, clock(), found.map(({ what, words }) => `${what}: ${words}`).join('; '))
}

/** Nothing is added to a damaged file, or to one that lacks what was remembered of it. */
const notToBeTouched = ['database file', 'record seals']

async function tell(parts: Parts, called: Called, findings: Finding[]): Promise<void> {
  const wrong = findings.filter(({ state }) => state === 'wrong').map(({ what }) => what)
  if (wrong.some((what) => notToBeTouched.includes(what))) return
  const act = operatorAct(called, parts.keys, parts.clock())
  const details = wrong.length === 0 ? { outcome: 'passed' } : { outcome: 'failed', wrong: wrong.join(', ') }
  await write(parts.db, act, (tx) => record(tx, act, { act: 'checked', subject: 'database', details }))
}
