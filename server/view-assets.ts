import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { viewsFolder } from './view-templates.ts'

/** Where stylesheet, script and icon are served; the names change with their content, so they may be kept for ever. */
export interface Assets {
  stylesheet: string
  script: string
  icon: string
}

/** Written by `npm run build`, served from '/assets'. */
export const builtAssetsFolder = join(viewsFolder, 'assets', 'built')

const manifest = join(builtAssetsFolder, 'manifest.json')

/** Whether `npm run build` ran. */
export const areAssetsBuilt = (): boolean => existsSync(manifest)

/** Before the first build the plain names stand in: pages are then without style, but work. */
export function readAssets(): Assets {
  if (!areAssetsBuilt()) {
    return { stylesheet: '/assets/main.css', script: '/assets/main.js', icon: '/assets/icon.svg' }
  }
  return JSON.parse(readFileSync(manifest, 'utf8')) as Assets
}
