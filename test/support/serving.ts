import { Agent, createServer } from 'node:http'
import supertest from 'supertest'
import type { Express } from 'express'

const applications = new Map<string, WeakRef<Express>>()
// An application lives as long as anybody may send it something.
const held = new WeakMap<object, Express>()

// One server for every application of a process, and connections that stay open: opening both takes longer than most requests.
const server = createServer((request, response) => {
  const app = applications.get(String(request.headers['x-application']))?.deref()
  delete request.headers['x-application']
  if (app === undefined) response.writeHead(502).end()
  else app(request, response)
})
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1').unref()
const connections = new Agent({ keepAlive: true })

/** What sends requests to an application, with cookies of its own. */
export function agentOf(app: Express): ReturnType<typeof supertest.agent> {
  const id = String(applications.size)
  applications.set(id, new WeakRef(app))
  const agent = supertest.agent(server)
  agent.set('x-application', id)
  agent.use((request: supertest.Test) => request.agent(connections))
  held.set(agent, app)
  return agent
}
