/**
 * The one door to the templates. Each is read and parsed when the server starts, so that a broken one stops the
 * start; a view can only be drawn with the page it is typed for.
 */
import { readAssets } from './view-assets.ts'
import { readTemplates } from './view-templates.ts'
import type { FactorViews } from './access/factors/page.ts'
import type { SignInViews } from './access/page.ts'
import type { SecondStepViews } from './access/second-step/page.ts'
import type { PopulationViews } from './establishments/population/page.ts'
import type { ReportPageView } from './issued-documents/report-page.ts'
import type { RecordViews } from './records/page-types.ts'

export interface Views
  extends FactorViews, PopulationViews, SecondStepViews, SharedViews, SignInViews, RecordViews {}

export interface SharedViews {
  'errors/not-found': { homeHref: string }
  'errors/forbidden': { homeHref: string }
  /** What could not be done as it was asked; where a record has both texts, 'records/conflict'. */
  'errors/conflict': { heading: string; explanation: string; href: string; linkText: string }
  'errors/problem': { requestId: string; homeHref: string }
  /** The disk is full or fails: what was typed comes back, and can be sent again as the same act. */
  'errors/not-saved': {
    explanation: string
    /** ' in a few minutes', where it would fail again if it were sent at once; or empty. */
    when: string
    rows: { key: string; lines: string[] }[]
    again?: { action: string; text: string; csrf: string; hidden: { name: string; value: string }[] }
    homeHref: string
  }
  'report/show': ReportPageView
}

/** What stands around a page. */
export interface Frame {
  /** The page's own title, without the service's name and without 'Error:'. */
  title: string
  hasErrors?: boolean
  /** `data-page` on the main element: which page this is, for tests and for support. */
  page: string
  product: string
  navigation: { href: string; text: string; current?: boolean }[]
  person?: { name: string }
  /** The password was right, and the second step is still to come: there is nobody to name, but a way out. */
  isHalfIn?: boolean
  /** When the session ends if nobody opens a page: in so many seconds, and the time in words. */
  session?: { seconds: number; until: string }
  marking?: string
  demonstration?: string
  breadcrumbs?: { href?: string; text: string }[]
  backHref?: string
  /** Said once, after something was done. */
  banner?: { title: string; text: string }
  /** For the sign-out button; needed where there is a person. */
  csrf?: string
}

const templates = readTemplates()
const assets = readAssets()

/** The whole page as HTML. Every value is escaped; a printed name that is missing throws. */
export function render<Name extends keyof Views>(view: Name, page: Views[Name], frame: Frame): string {
  const template = templates.views.get(view)
  if (!template) throw new Error(`There is no template views/${view}.hbs`)
  return template(page, { data: { frame, assets } })
}
