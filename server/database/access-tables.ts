import type { FactorKind } from '../access/factors/vocabulary.ts'
import type { NoticeKind } from '../access/notices/vocabulary.ts'

/** How people prove who they are, and where they are signed in. */
export interface AccessTables {
  factor: {
    id: string
    personId: string
    kind: FactorKind
    name: string
    secret: string
    credentialId: string | null
    transports: string
    addedAt: string
    lastUsedAt: string | null
    lastStep: number | null
    counter: number
  }
  factorReplacement: {
    id: string
    personId: string
    askedBy: string
    askedAt: string
    officerId: string
    answer: 'confirmed' | 'refused' | null
    answeredAt: string | null
  }
  keptForm: {
    id: string
    personId: string
    path: string
    version: number | null
    typed: string
    keptAt: string
  }
  deviceCookie: { hash: string; personId: string; lastAt: string }
  knownDevice: { personId: string; browser: string; addressHash: string; lastAt: string }
  notice: { id: string; personId: string; at: string; kind: NoticeKind; details: string }
  oneTimeLink: {
    hash: string
    personId: string
    madeAt: string
    madeBy: string
    endsAt: string
    usedAt: string | null
  }
  session: { idHash: string; personId: string | null; content: string; startedAt: string; seenAt: string }
  singleUseCode: { factorId: string; number: number; hash: string; usedAt: string | null }
}
