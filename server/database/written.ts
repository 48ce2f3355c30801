/** What every record's table has: which version stands, when our server first received it, and who sent it. */
export interface Written {
  version: number
  recordedAt: string
  recordedBy: string
}
