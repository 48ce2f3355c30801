import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { contents } from '../../server/kinds.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { recordNew } from '../../server/records/actions.ts'
import { anIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { makePlace, scrutiny, type Place } from './support/place.ts'
import { lookAfter, startWriter, type Acknowledged } from './support/writing.ts'
import { typedContact } from '../support/records.ts'

const note = `First line: what was said.\nSecond line. ${'A long account. '.repeat(500)}`

const contact = { ...typedContact, 'contactedOn-day': '14', note }

/** A file system of its own in memory, where the machine allows it (it takes root); else SQLite's own limit stands alone. */
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
if (!mayMount) process.stdout.write('SKIPPED: no small file system may be mounted here (it takes root)\n')

/** A full memory stick, or one that is locked against writing. */
const sticks: [what: string, fill: (folder: string) => void, says: RegExp][] = [
  [
    'is full',
    (folder) => {
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(4 * 1024 * 1024 - 8192))
    },
    /memory stick that it belongs on is full\. Make room there/,
  ],
  [
    'may not be written to',
    (folder) => {
      execFileSync('mount', ['-o', 'remount,ro', folder])
    },
    /this user may not write there, or the disk or memory stick is locked/,
  ],
]

function smallDisk(): { folder: string; remove: () => void } | undefined {
  if (!mayMount) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0700', 'tmpfs', folder])
  return {
    folder,
    remove: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

describe('a form sent while the disk is full', () => {
  let app: TestApp
  let browser: Browser
  beforeEach(async () => {
    app = await startApp()
    browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/contacts/new')
  })

  /** SQLite's own limit gives the same refusal as a disk without room. */
  function limitPages(pages: 'no more' | 'any'): void {
    const { connection } = app.parts.opened
    const now = Number(connection.pragma('page_count', { simple: true }))
    connection.pragma(`max_page_count=${pages === 'any' ? 1_000_000 : now}`)
  }

  it('comes back with everything typed, and is recorded as soon as there is room, without a restart', async () => {
    limitPages('no more')
    const refused = await browser.send(contact)
    expect(refused.status).toBe(507)
    expect(refused.heading).toBe('This was not saved')
    expect(refused.text).toContain('disk is full')
    expect(refused.html.textContent).toContain('First line: what was said.\nSecond line.')
    expect(refused.answer('Contacted on year')).toBe('2019')
    expect(refused.text).not.toMatch(/csrf/i)

    expect((await browser.open('/contacts')).status).toBe(200)
    browser.page = refused
    expect((await browser.send({})).status).toBe(507)
    browser.page = refused
    limitPages('any')
    await browser.send({})
    await browser.send({})
    expect(browser.page.text).toContain('recorded')
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
    expect((await browser.open('/contacts')).rows()).toHaveLength(1)
  })
})

describe('a service that cannot write down what somebody opens', () => {
  let app: TestApp
  let head: Browser
  let place: string
  beforeEach(async () => {
    app = await startApp()
    const { id } = await recordNew(app.parts.db, app.act(), incidentKind, { values: anIncident() })
    place = `/incidents/${id}`
    head = await app.signedIn(app.people.head)
  })

  it('says so where its disk is full, and not that something was not saved', async () => {
    const { connection } = app.parts.opened
    connection.pragma(`max_page_count=${String(connection.pragma('page_count', { simple: true }))}`)
    let page = await head.open(place)
    for (let looks = 0; looks < 200 && page.status === 200; looks += 1) page = await head.open(place)
    expect([page.status, page.heading]).toEqual([507, 'This cannot be opened now'])
    expect(page.text).toContain('must save something before it can show this')
    expect(page.text).toContain('disk is full')
    expect(page.text).not.toContain('not saved')
    expect((await head.open('/help')).status).toBe(200)
  })

  it('says so where it has no right to write, of a page and of a form, each in its own words', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open('/contacts/new')
    app.parts.opened.connection.pragma('query_only=1')
    const page = await head.open(place)
    expect([page.status, page.heading]).toEqual([503, 'This cannot be opened now'])
    expect(page.text).toContain('is not allowed to write to its records')
    const sent = await scrutineer.send({ ...contact, note: 'He shouted.' })
    expect([sent.status, sent.heading]).toEqual([503, 'This was not saved'])
    expect(sent.text).toContain('is not allowed to write to its records')
    expect(sent.text).toContain('send it again once that is fixed')
    expect(sent.text).toContain('He shouted.')
    expect(sent.text).not.toContain('disk is full')
  })
})

describe('a backup to a memory stick', () => {
  it.skipIf(!mayMount).each(sticks)(
    'that %s says that, and leaves nothing of it',
    async (_what, fill, says) => {
      const stick = smallDisk()
      const folder = stick?.folder ?? ''
      const place = await makePlace()
      try {
        fill(folder)
        const before = readdirSync(folder)
        const file = join(folder, 'one.backup')
        const said = await scrutiny(place, 'backup', file)
        expect([said.code, said.error]).toEqual([1, expect.stringMatching(says)])
        expect(said.error).toContain(file)
        expect(readdirSync(folder)).toEqual(before)
        expect((await scrutiny(place, 'history', 'verify')).error).toBe('')
      } finally {
        place.remove()
        stick?.remove()
      }
    },
  )
})

describe('a small disk that fills up', () => {
  let place: Place
  let disk: { folder: string; remove: () => void } | undefined
  beforeEach(async () => {
    disk = smallDisk()
    place = await makePlace(disk?.folder)
  })
  afterEach(() => {
    place.remove()
    disk?.remove()
  })

  it.skipIf(!mayMount)(
    'keeps what was acknowledged, and takes more as soon as there is room',
    { timeout: 60_000 },
    async () => {
      const known: Acknowledged = new Map()
      const ballast = place.at('ballast')
      writeFileSync(ballast, Buffer.alloc(1024 * 1024))
      const first = startWriter(place, known, { from: [0, 0] })
      await first.ended
      expect(first.refusals).toEqual([expect.stringMatching(/SQLITE_(FULL|IOERR)/)])
      const before = known.size
      expect(before).toBeGreaterThan(10)
      expect(await lookAfter(place, known)).toEqual({ lost: [], twice: [], history: 'holds' })
      rmSync(ballast)
      const second = startWriter(place, known, { from: [before, before], acts: 5 })
      await second.ended
      expect(second.refusals).toEqual([])
      expect(known.size).toBeGreaterThanOrEqual(before + 8)
      expect(await lookAfter(place, known)).toEqual({ lost: [], twice: [], history: 'holds' })
    },
  )
})
