import type { Command } from './command.ts'

/** Each command, loaded when it is called: none waits for what only another needs. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  setup: async () => (await import('./setup.ts')).setup,
  keys: async () => (await import('./database.ts')).keys,
  migrate: async () => (await import('./database.ts')).migrateCommand,
  schema: async () => (await import('./database.ts')).schema,
  'users add': async () => (await import('./users.ts')).usersAdd,
  'users appoint': async () => (await import('./users.ts')).usersAppoint,
  'users link': async () => (await import('./users.ts')).usersLink,
  'users disable': async () => (await import('./users.ts')).usersDisable,
  'users list': async () => (await import('./users.ts')).usersList,
  demo: async () => (await import('./demo.ts')).demo,
  seed: async () => (await import('./demo.ts')).seed,
  review: async () => (await import('./review.ts')).review,
  sample: async () => (await import('./sample.ts')).sample,
  routes: async () => (await import('./routes.ts')).routes,
  'history verify': async () => (await import('./history.ts')).historyVerify,
  'history export': async () => (await import('./history.ts')).historyExport,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  'restore-test': async () => (await import('./restore.ts')).restoreTest,
  upgrade: async () => (await import('./upgrade.ts')).upgrade,
  'rotate-keys': async () => (await import('./rotate-keys.ts')).rotateKeys,
  'acknowledge-gap': async () => (await import('./gap.ts')).acknowledgeGap,
  'acknowledge-check': async () => (await import('./acknowledge-check.ts')).acknowledgeCheck,
  'privacy-documents': async () => (await import('./privacy-documents.ts')).privacyDocumentsCommand,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** All of them, for the list of commands. */
export const allCommands = (): Promise<Command[]> =>
  Promise.all(Object.values(commands).map((load) => load()))
