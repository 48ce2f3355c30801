import type { RecordCard } from './page-types.ts'

/** A part of the form that nobody has opened yet. */
export const notOpened = (title: string, changeHref: string): RecordCard => ({
  title,
  changeHref,
  changeText: `Open ${title.toLowerCase()}`,
  rows: [{ key: 'Not opened', value: ['You have not opened this part yet'] }],
})

/** What cannot be read is not shown as if it were an answer, and is not lost. */
export const withErrors = (title: string, [first, ...rest]: RecordCard[] = []): RecordCard[] => [
  {
    ...(first ?? { title }),
    rows: [
      ...(first?.rows ?? []),
      { key: 'Errors', value: ['This step has errors. Your answers are kept: change it to see them'] },
    ],
  },
  ...rest,
]
