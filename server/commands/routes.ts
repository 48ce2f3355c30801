import { permissions } from '../access/permissions.ts'
import { routesIn } from '../app.ts'
import { buildApp } from '../app.ts'
import { memoryParts } from '../memory.ts'
import type { Command } from './command.ts'

export const routes: Command = {
  name: 'routes',
  usage: '[--json]',
  help: 'List every method and path with the roles allowed, read from the router itself.',
  options: { json: { type: 'boolean' } },
  run: async ({ config, values }) => {
    const parts = await memoryParts(config)
    const rows = routesIn(buildApp(parts)).map(({ method, path, route }) => {
      const allow = route?.allow ?? 'anyone'
      return {
        method,
        path,
        permission: allow,
        roles: allow === 'anyone' ? ['anyone'] : [...permissions[allow]],
      }
    })
    if (values['json'] === true) return [JSON.stringify(rows, null, 2)]
    return rows.map((row) => `${row.method.padEnd(5)} ${row.path}  ${row.roles.join(', ')}`)
  },
}
