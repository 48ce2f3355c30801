/** The current instant in UTC, ISO: the one place that asks the machine; everything else is handed its clock. */
export const systemClock = (): string => new Date(Date.now()).toISOString() // eslint-disable-line no-restricted-syntax -- this is the clock

/** A clock that shows an instant now and goes on from there as the machine's does. */
export function clockFrom(instant: string, machine: () => string = systemClock): () => string {
  const ahead = Date.parse(instant) - Date.parse(machine())
  return () => new Date(Date.parse(machine()) + ahead).toISOString()
}

/** An instant as part of a file's name. */
export const stampOf = (instant: string): string => instant.replaceAll(/[:.]/g, '')
