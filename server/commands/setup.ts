import { existsSync } from 'node:fs'
import { plainAddress } from '../access/people/form.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { addPerson } from '../access/people/actions.ts'
import { systemClock } from '../clock.ts'
import { migrate } from '../database/migrate.ts'
import { write } from '../database/write.ts'
import { sealNewCodes } from '../history/codes.ts'
import { record } from '../history/record.ts'
import { makeKeys, readKeys } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile, lockDatabase, openOrCreate } from '../start.ts'
import type { Called, Command } from './command.ts'
import { linkLines } from './link.ts'
import { operatorAct } from './operator.ts'
import { questions, type Questions } from './questions.ts'
import { recoverySheet } from './recovery-sheet.ts'

export const setup: Command = {
  name: 'setup',
  usage: '',
  help: 'Make the keys, the database and the first account, by a few questions. It prints the keys once, for two sealed envelopes.',
  options: {},
  run: async (called) => {
    refuseSecond(called)
    const asked = questions()
    try {
      const answers = await ask(called, asked)
      return await make(called, answers)
    } finally {
      asked.close()
    }
  },
}

function refuseSecond({ config }: Called): void {
  for (const file of [databaseFile(config), config.keysFile])
    if (existsSync(file))
      throw new Refusal(`There is ${file} already. Setup is for a new place only; nothing was changed.`)
}

interface Answers {
  operator: string
  name: string
  email: string
}

async function ask({ config }: Called, { say, ask, askUntil }: Questions): Promise<Answers> {
  say('This makes a new, empty place for records. Nothing is sent anywhere.', '')
  say(`The database will be in  ${config.dataDir}`)
  say(`The keys will be in      ${config.keysFile}`)
  say(`People will use         ${config.origin}`)
  say('To change these, stop and set DATA_DIR, KEYS_FILE and ORIGIN first.', '')
  const goOn = await ask('Is this right? (yes or no)')
  if (!/^y(es)?$/i.test(goOn)) throw new Refusal('Stopped. Nothing was changed.')
  const operator = await askUntil('Who is setting this up? (your name, for the history)', isFilled)
  say('', 'The first account is the business manager’s, who adds everybody else.')
  const name = await askUntil('What is the business manager’s name?', isFilled)
  const email = await askUntil('What is their e-mail address? They sign in with it.', isAddress)
  return { operator, name, email }
}

const isFilled = (text: string): string | null => (text === '' ? 'Type an answer.' : null)

const isAddress = (text: string): string | null =>
  plainAddress.regex.test(text) ? null : `${plainAddress.message}.`

async function make(called: Called, { operator, name, email }: Answers): Promise<string[]> {
  const { config } = called
  const now = systemClock()
  makeKeys(config.keysFile)
  const keys = readKeys(config.keysFile)
  const opened = openOrCreate(config)
  const letGo = lockDatabase(config)
  try {
    await migrate(opened)
    const act = operatorAct({ ...called, values: { as: operator } }, keys, now)
    await write(opened.db, act, async (tx) => {
      await record(tx, act, { act: 'set up', subject: 'database' })
      await sealNewCodes(tx, act)
    })
    const person = {
      name,
      email,
      role: 'business-manager',
      establishmentId: null,
      organisation: null,
      appointedAs: 'holder',
      appointedFrom: localDateOf(now),
      appointedTo: null,
    } as const
    const id = await addPerson(opened.db, act, person)
    const link = await linkLines({ db: opened.db, config }, act, id)
    return [
      ...recoverySheet(keys, config, now),
      '',
      `Added ${name} as business manager. Start the service with "npm start".`,
      ...link,
    ]
  } finally {
    opened.connection.close()
    letGo()
  }
}
