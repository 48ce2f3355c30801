import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { helpers, isPartial, templateFiles } from '../../server/view-templates.ts'
import type { Views } from '../../server/views.ts'
import { blockTypes, fieldKinds, viewNames } from './names.ts'

const files = templateFiles()
const names = files.map(({ name }) => name)
const builtIn = ['if', 'unless', 'each', 'with', 'lookup']

describe('the views', () => {
  it('have a file for each name in views.ts and a name for each file', () => {
    const views = names.filter((name) => !isPartial(name))
    expect(views.toSorted()).toEqual((viewNames as readonly (keyof Views)[]).toSorted())
  })

  it('each stand in the layout', () => {
    const bare = files.filter(
      ({ name, source }) => !isPartial(name) && usedIn(source).partials[0] !== 'layout/page',
    )
    expect(bare).toEqual([])
  })

  it('have a template for each kind of field and each type of block, and no other', () => {
    expect(inFolder('fields/')).toEqual(fieldKinds.toSorted())
    expect(inFolder('report/blocks/')).toEqual(blockTypes.toSorted())
  })
})

describe.each(files)('views/$name', ({ source }) => {
  const used = usedIn(source)

  it('prints nothing unescaped', () => {
    expect(used.unescaped).toEqual([])
  })

  it('calls only the helpers there are', () => {
    const known = [...builtIn, ...Object.keys(helpers)]
    expect(used.helpers.filter((helper) => !known.includes(helper))).toEqual([])
  })

  it('stands on partials that exist', () => {
    const unknown = used.partials.filter(
      (partial) => partial !== '@partial-block' && !names.includes(partial),
    )
    expect(unknown).toEqual([])
  })

  it('carries no style and no script of its own', () => {
    expect(source).not.toMatch(/\sstyle=|\son\w+=|<style|<script(?! type="module" src=)/)
  })
})

function inFolder(folder: string): string[] {
  const inside = names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length))
  return inside.toSorted()
}

function usedIn(source: string) {
  const used = { helpers: [] as string[], partials: [] as string[], unescaped: [] as string[] }
  const visitor = new Handlebars.Visitor()
  visitor.MustacheStatement = function (node) {
    if (!node.escaped) used.unescaped.push((node.path as hbs.AST.PathExpression).original)
    if (node.params.length > 0) used.helpers.push((node.path as hbs.AST.PathExpression).original)
    Handlebars.Visitor.prototype.MustacheStatement.call(this, node)
  }
  visitor.BlockStatement = function (node) {
    used.helpers.push(node.path.original)
    Handlebars.Visitor.prototype.BlockStatement.call(this, node)
  }
  visitor.SubExpression = function (node) {
    used.helpers.push(node.path.original)
    Handlebars.Visitor.prototype.SubExpression.call(this, node)
  }
  // A name that is worked out, by `join` and the kind, is held by the test of kinds and types above.
  visitor.PartialStatement = function (node) {
    if (node.name.type === 'PathExpression') used.partials.push(node.name.original)
    Handlebars.Visitor.prototype.PartialStatement.call(this, node)
  }
  visitor.PartialBlockStatement = function (node) {
    used.partials.push((node.name as hbs.AST.PathExpression).original)
    Handlebars.Visitor.prototype.PartialBlockStatement.call(this, node)
  }
  visitor.accept(Handlebars.parse(source))
  return used
}
