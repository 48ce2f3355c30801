/**
 * Gives every entry of a zip file one date, that of the report's data: the library takes the clock's, and the same
 * report must give the same bytes. Local and central headers as in PKWARE's application note, 4.3.7 and 4.3.12.
 */
export function withDate(zip: Buffer, localDate: string): Buffer {
  const dated = Buffer.from(zip)
  const [year = 1980, month = 1, day = 1] = localDate.split('-').map(Number)
  const date = ((year - 1980) << 9) | (month << 5) | day
  const end = dated.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let entry = dated.readUInt32LE(end + 16)
  for (let left = dated.readUInt16LE(end + 10); left > 0; left--) {
    const local = dated.readUInt32LE(entry + 42)
    stamp(dated, entry + 12, date)
    stamp(dated, local + 10, date)
    entry +=
      46 + dated.readUInt16LE(entry + 28) + dated.readUInt16LE(entry + 30) + dated.readUInt16LE(entry + 32)
  }
  return dated
}

/** Midnight, then the day. */
function stamp(zip: Buffer, at: number, date: number): void {
  zip.writeUInt16LE(0, at)
  zip.writeUInt16LE(date, at + 2)
}
