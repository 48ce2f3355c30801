/**
 * Draws the picture of the README from the worked example, as the scrutineer sees it on the demonstration's own morning:
 *
 *   node test/browser/draw-picture.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { makeWorkedExample } from '../../server/demo/make.ts'
import { openParts } from '../../server/start.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'

const picture = join(import.meta.dirname, '..', '..', 'views', 'pictures', 'home.png')

const folder = mkdtempSync(join(tmpdir(), 'scrutiny-picture-'))
try {
  await draw(folder)
} finally {
  rmSync(folder, { recursive: true })
}

async function draw(place: string): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine')
  const config = readConfig({
    DATA_DIR: join(place, 'data'),
    KEYS_FILE: join(place, 'keys.json'),
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  await makeWorkedExample(config)
  const parts = await openParts(config)
  const server = createServer(buildApp(parts))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/sign-in`)
    await page.locator('button', { hasText: 'Scrutineer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
    await page.screenshot({ path: picture })
    process.stdout.write(`Drawn: ${picture}\n`)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
    parts.opened.connection.close()
  }
}
