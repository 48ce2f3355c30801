import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import Handlebars from 'handlebars'
import { chartSvg } from '../reports/charts/svg.ts'
import { paragraphsOf } from '../reports/paragraphs.ts'
import type { ChartBlock } from '../reports/report.ts'

export const viewsFolder = join(import.meta.dirname, '..', 'views')

/** Folders whose templates stand inside others and are never drawn by themselves. */
const partialFolders = ['components', 'fields', 'layout', 'report/blocks', 'shared']

export interface Templates {
  views: Map<string, HandlebarsTemplateDelegate>
  /** For tests of one partial: draws a template given as text. */
  compile: (source: string) => HandlebarsTemplateDelegate
}

/** Every template under views/, by its path without the ending: 'records/list'. Throws on one that cannot be parsed. */
export function readTemplates(): Templates {
  const handlebars = Handlebars.create()
  handlebars.unregisterHelper('log')
  handlebars.registerHelper(helpers)
  const compile = (source: string) => handlebars.compile(handlebars.parse(source), compileOptions)
  const views = new Map<string, HandlebarsTemplateDelegate>()
  for (const { name, source } of templateFiles()) {
    if (isPartial(name)) handlebars.registerPartial(name, compile(source))
    else views.set(name, compile(source))
  }
  return { views, compile }
}

export function templateFiles(): { name: string; source: string }[] {
  return readdirSync(viewsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => ({
      name: relative('.', file)
        .replaceAll(sep, '/')
        .replace(/\.hbs$/, ''),
      source: readFileSync(join(viewsFolder, file), 'utf8'),
    }))
}

export function isPartial(name: string): boolean {
  return partialFolders.some((folder) => name.startsWith(`${folder}/`))
}

/** All that a template may call besides `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers = {
  /** One text of several: `join 'fields/' kind` names a partial, `join id '-hint'` an element. */
  join: (...parts: unknown[]) => parts.slice(0, -1).join(''),
  /** A place in a list as people count: 1 for the first. */
  position: (index: number) => index + 1,
  /** A text that people typed, by its paragraphs. */
  paragraphs: (text: string) => paragraphsOf(text),
  /** The only markup that does not come from a template: our own drawing of a chart. */
  chart: (block: ChartBlock) =>
    new Handlebars.SafeString(
      chartSvg(block.chart, { id: block.id, title: block.title, alternative: block.alternative }),
    ),
}

const compileOptions = {
  strict: true,
  // A partial sees only what it is given: the `classes` of a field are not those of its hint.
  explicitPartialContext: true,
  knownHelpersOnly: true,
  knownHelpers: { join: true, position: true, paragraphs: true, chart: true },
  // Or else the text of a textarea would be indented with its element.
  preventIndent: true,
}
