import { describe, expect, it } from 'vitest'
import { clockFrom } from '../../server/clock.ts'
import { databaseClock, giveClock } from '../../server/demonstration.ts'
import { markAsDemonstration } from '../../server/demo/about.ts'
import { migrate } from '../../server/database/migrate.ts'
import { openDatabase } from '../../server/database/open.ts'
import { startApp } from '../support/app.ts'

const madeAt = '2019-12-04T09:00:00.000Z'
const refused = 'only a demonstration has a clock of its own'

async function emptyDatabase() {
  const opened = openDatabase(':memory:', Buffer.alloc(32))
  await migrate(opened)
  return opened
}

describe('a clock that goes on from an instant', () => {
  it('shows that instant, and then as much more as the machine’s', () => {
    let machine = '2026-11-30T10:00:00.000Z'
    const clock = clockFrom(madeAt, () => machine)
    expect(clock()).toBe(madeAt)
    machine = '2026-11-30T10:01:02.500Z'
    expect(clock()).toBe('2019-12-04T09:01:02.500Z')
  })
})

describe('the clock of a database', () => {
  const machine = () => '2026-11-30T10:00:00.000Z'

  it('is the machine’s for records, whoever asks for another', async () => {
    const { parts } = await startApp()
    await expect(giveClock(parts.db, madeAt)).rejects.toThrow(refused)
    await parts.db.insertInto('about').values({ name: 'other', value: madeAt }).execute()
    await expect(
      parts.db.updateTable('about').set({ name: 'clock' }).where('name', '=', 'other').execute(),
    ).rejects.toThrow(refused)
    expect((await databaseClock(parts.db, machine))()).toBe(machine())
  })

  it('is the machine’s even where somebody took the database’s own guards away', async () => {
    const { parts } = await startApp()
    for (const trigger of ['about_clock', 'about_clock_renamed'])
      parts.opened.connection.exec(`drop trigger ${trigger}`)
    await giveClock(parts.db, madeAt)
    expect((await databaseClock(parts.db, machine))()).toBe(machine())
  })

  it('is its own for a demonstration, and goes on from its last event', async () => {
    const { db, connection } = await emptyDatabase()
    await markAsDemonstration(db, ['Demonstration: invented records'])
    await giveClock(db, madeAt)
    expect((await databaseClock(db, machine))()).toBe(madeAt)
    connection.exec(
      `insert into history_event (seq, at, who_id, who_role, act, subject, details, previous, seal)
        values (1, '2019-12-04T11:30:00.000Z', 'x', 'x', 'x', 'x', '{}', 'x', 'y')`,
    )
    expect((await databaseClock(db, machine))()).toBe('2019-12-04T11:30:00.000Z')
  })

  it('is the machine’s for a demonstration that was given none', async () => {
    const { db } = await emptyDatabase()
    await markAsDemonstration(db, ['Demonstration: invented records'])
    expect((await databaseClock(db, machine))()).toBe(machine())
  })

  it('stays a demonstration’s: what it says of itself is neither removed nor renamed', async () => {
    const { db } = await emptyDatabase()
    await markAsDemonstration(db, ['Demonstration: invented records'])
    const its = db.deleteFrom('about').where('name', '=', 'demonstration')
    await expect(its.execute()).rejects.toThrow('a demonstration stays one')
    await expect(
      db.updateTable('about').set({ name: 'x' }).where('name', '=', 'demonstration').execute(),
    ).rejects.toThrow('a demonstration stays one')
  })
})
