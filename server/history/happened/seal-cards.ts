import { instant, number } from '../../../reports/wording.ts'
import type { RecordCard } from '../../records/page-types.ts'
import type { Seals } from '../day-seal.ts'

/** For the scrutineer: the record seal to compare, now and before today, and wrong sign-ins. */
export const sealCards = ({ now, beforeToday, failedSignIns }: Seals): RecordCard[] => [
  {
    title: 'Record seal',
    rows: [
      { key: 'Now', value: now === undefined ? [] : [`Event ${number(now.seq)}`, ...inFours(now.seal)] },
      {
        key: 'Before today',
        value:
          beforeToday === undefined
            ? []
            : [`Event ${number(beforeToday.seq)}, ${instant(beforeToday.at)}`, ...inFours(beforeToday.seal)],
      },
    ],
  },
  { title: 'Sign-ins', rows: [{ key: 'Failed today, all accounts', value: [number(failedSignIns)] }] },
]

/** 64 characters in lines that a narrow screen holds and two people can read out to each other. */
const inFours = (seal: string): string[] => seal.match(/.{1,16}/g) ?? []
