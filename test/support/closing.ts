/** Loaded by vitest before each test file. */
import { afterAll } from 'vitest'
import { closeAll } from './listening.ts'

afterAll(closeAll)
