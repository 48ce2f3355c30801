/** Writes the stylesheet, the script, the fonts and the icon that pages ask for to `built/`, and says so in one line. */
import { rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import type { Metafile, Plugin } from 'esbuild'
import { compile } from 'sass'

const folder = import.meta.dirname
const root = join(folder, '..', '..')
const built = join(folder, 'built')

const sass: Plugin = {
  name: 'sass',
  setup: (build) => {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      // Our own warnings stay; a package's are its keepers'. The Ministry's Sass asks for GOV.UK's from the root.
      contents: compile(path, { loadPaths: [root, join(root, 'node_modules')], quietDeps: true }).css,
      loader: 'css',
    }))
  },
}

rmSync(built, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: ['main.scss', 'main.js', 'icon.svg'].map((name) => join(folder, name)),
  outdir: built,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  // Pictures that the Ministry's stylesheet names for parts we do not use.
  external: ['/assets/*'],
  loader: { '.woff2': 'file', '.svg': 'copy' },
  plugins: [sass],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  metafile: true,
})
const files = Object.keys(metafile.outputs)
writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifest(metafile), null, 2))
console.log(`Built ${files.length} files into views/assets/built`)

/** What `server/view-assets.ts` reads: the address of each file a page names. */
function manifest({ outputs }: Metafile): Record<string, string> {
  const names: Record<string, string> = { 'main.scss': 'stylesheet', 'main.js': 'script', 'icon.svg': 'icon' }
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([file, { entryPoint, inputs }]) => {
      const name = names[basename(entryPoint ?? Object.keys(inputs)[0] ?? '')]
      return name ? [[name, `/assets/${basename(file)}`]] : []
    }),
  )
}
