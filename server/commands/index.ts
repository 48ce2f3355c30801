import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { demo, seed } from './demo.ts'
import { doctor } from './doctor.ts'
import { acknowledgeGap } from './gap.ts'
import { historyExport, historyVerify } from './history.ts'
import { keys, migrateCommand, schema } from './database.ts'
import { privacyDocumentsCommand } from './privacy-documents.ts'
import { restore, restoreTest } from './restore.ts'
import { review } from './review.ts'
import { rotateKeys } from './rotate-keys.ts'
import { routes } from './routes.ts'
import { setup } from './setup.ts'
import { upgrade } from './upgrade.ts'
import { usersAdd, usersDisable, usersLink, usersList } from './users.ts'

export const commands: readonly Command[] = [
  setup,
  keys,
  migrateCommand,
  schema,
  usersAdd,
  usersLink,
  usersDisable,
  usersList,
  demo,
  seed,
  review,
  routes,
  historyVerify,
  historyExport,
  backup,
  restore,
  restoreTest,
  upgrade,
  rotateKeys,
  acknowledgeGap,
  privacyDocumentsCommand,
  doctor,
]
