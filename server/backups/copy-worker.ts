import { workerData } from 'node:worker_threads'
import { openDatabase } from '../database/open.ts'
import type { CopyJob } from './copy.ts'

const { file, key, to } = workerData as CopyJob
const { connection } = openDatabase(file, Buffer.from(key))
try {
  connection.prepare('vacuum into ?').run(to)
} finally {
  connection.close()
}
