import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Report } from '../../reports/report.ts'
import { Refusal } from '../refusal.ts'
import { areAssetsBuilt, builtAssetsFolder, readAssets } from '../view-assets.ts'
import { render } from '../views.ts'
import { reportPage } from './report-page.ts'

/**
 * The report's page as one HTML file that needs nothing beside it: stylesheet and fonts inside, no script, and none of
 * the service's own links. The same report gives the same bytes.
 * @throws Refusal when the stylesheet was not built
 */
export function standalonePage(report: Report, product: string): string {
  refuseUnbuilt()
  const html = render('report/show', reportPage(report), {
    title: `${report.title}, ${report.period}: ${report.editionLabel}`,
    page: 'report',
    product,
    navigation: [],
    marking: report.marking,
    ...(report.demonstration[0] === undefined ? {} : { demonstration: report.demonstration[0] }),
  })
  const { stylesheet } = readAssets()
  return html
    .replace(/<link rel="icon"[^>]*>\s*/, '')
    .replace(/<script[^>]*><\/script>\s*/, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${ownedStyles(stylesheet)}</style>`)
    .replace(/<div class="govuk-generic-header[^]*?(?=<\/header>)/, '')
    .replace(/<footer[^]*<\/footer>\s*/, '')
}

/** @throws Refusal when the stylesheet was not built, without which a page is no whole file */
export function refuseUnbuilt(): void {
  if (!areAssetsBuilt()) throw new Refusal('The stylesheet is not built yet. Run "npm run build" first.')
}

// What the stylesheet names is put into it: our own fonts. Pictures of parts that a report does not use are left out.
function ownedStyles(stylesheet: string): string {
  return built(stylesheet)
    .toString('utf8')
    .replaceAll(
      /url\("?(\/assets\/[^/")]+\.woff2)"?\)/g,
      (_, font: string) => `url(data:font/woff2;base64,${built(font).toString('base64')})`,
    )
    .replaceAll(/url\("?\/assets\/images\/[^)]*\)/g, 'none')
}

const built = (address: string) => readFileSync(join(builtAssetsFolder, basename(address)))
