import type { Command } from './command.ts'
import { demo, seed } from './demo.ts'
import { doctor } from './doctor.ts'
import { historyVerify } from './history.ts'
import { keys, migrateCommand, schema } from './database.ts'
import { review } from './review.ts'
import { routes } from './routes.ts'
import { usersAdd, usersDisable, usersList } from './users.ts'

export const commands: readonly Command[] = [
  keys,
  migrateCommand,
  schema,
  usersAdd,
  usersDisable,
  usersList,
  demo,
  seed,
  review,
  routes,
  historyVerify,
  doctor,
]
