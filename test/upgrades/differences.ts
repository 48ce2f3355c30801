/** Pages of a kept database that a newer version no longer has on purpose, each with its reason. */
const gone: readonly { reason: string; at: RegExp }[] = []

/** Whether a page of an earlier version is not there any more on purpose. */
export const isGone = (path: string): boolean => gone.some(({ at }) => at.test(path))
