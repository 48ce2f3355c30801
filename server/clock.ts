/** The current instant in UTC, ISO: the one place that asks the machine; everything else is handed its clock. */
export const systemClock = (): string => new Date(Date.now()).toISOString() // eslint-disable-line no-restricted-syntax -- this is the clock

/** An instant as part of a file's name. */
export const stampOf = (instant: string): string => instant.replaceAll(/[:.]/g, '')
