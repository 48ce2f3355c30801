import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usersAdd, usersAppoint, usersDisable, usersList } from '../../server/commands/users.ts'
import { readConfig, type Config } from '../../server/config.ts'
import { migrate } from '../../server/database/migrate.ts'
import { makeKeys } from '../../server/keys.ts'
import { openOrCreate } from '../../server/start.ts'

let folder: string
let config: Config
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-users-'))
  config = readConfig({ DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') })
  makeKeys(config.keysFile)
  const opened = openOrCreate(config)
  await migrate(opened)
  opened.connection.close()
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

type Values = Record<string, string | boolean>

const run = (command: typeof usersAdd, values: Values) =>
  command.run({ config, values: { as: 'Sam at the desk', ...values }, positionals: [] })

const manager = (values: Values = {}) =>
  run(usersAdd, {
    name: 'Manager',
    email: 'manager@example.org',
    role: 'business-manager',
    from: '2020-01-01',
    ...values,
  })

const appoint = (values: Values) => run(usersAppoint, { email: 'manager@example.org', ...values })

describe('an appointment by command', () => {
  it('brings back the last business manager, whose days are over', async () => {
    await manager({ until: '2020-12-31' })
    expect(await appoint({ from: '2021-01-01' })).toEqual([
      'Appointed Manager: Holds the office from 1 January 2021.',
    ])
    expect(await appoint({ until: '2999-12-31' }), 'its first day stays').toEqual([
      'Appointed Manager: Holds the office from 1 January 2021 until 31 December 2999.',
    ])
    expect((await run(usersList, {})).join('\n')).toContain('Holds the office from 1 January 2021')
  })

  it('gives the only business manager other days, but not such as leave nobody today', async () => {
    await manager()
    await appoint({ from: '2020-01-01', until: '2999-12-31', deputy: true })
    expect((await run(usersList, {})).join('\n')).toContain(
      'Deputises for it from 1 January 2020 until 31 December 2999',
    )
    for (const days of [{ until: '2020-12-31', from: '2020-01-01' }, { from: '2999-01-01' }])
      await expect(appoint(days)).rejects.toThrow('This is the last business manager. Add another first.')
  })

  it('takes no day that there is not, none before the first, and no account that is disabled', async () => {
    await manager()
    await manager({ name: 'Other manager', email: 'other@example.org', deputy: true })
    await expect(appoint({ until: '31 March 2027' })).rejects.toThrow('Write a day like 2027-04-01')
    await expect(appoint({ from: '2020-01-01', until: '2019-12-31' })).rejects.toThrow(
      'The last day of the appointment is before the first.',
    )
    await expect(appoint({ email: 'nobody@example.org' })).rejects.toThrow('There is no account')
    await run(usersDisable, { email: 'other@example.org' })
    await expect(appoint({ email: 'other@example.org' })).rejects.toThrow('There is no account')
  })
})
