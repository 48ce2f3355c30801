import type { Chart } from '../report.ts'
import { columnScene } from './columns.ts'
import { lineScene } from './lines.ts'
import type { Scene } from './scene.ts'

/** One chart description, one drawing: page and paper show the same. */
export function sceneOf(chart: Chart): Scene {
  switch (chart.kind) {
    case 'columns':
      return columnScene(chart)
    case 'lines':
      return lineScene(chart)
  }
}
