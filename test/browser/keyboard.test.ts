import { afterAll, beforeAll, describe, it } from 'vitest'
import { keyboard } from './support/driver.ts'
import { startService, type Service } from './support/service.ts'
import { tasks } from './support/tasks.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

describe('by keyboard alone', () => {
  it.each(tasks)('%s', async (_who, task) => {
    await task(keyboard(await service.open()))
  })
})
