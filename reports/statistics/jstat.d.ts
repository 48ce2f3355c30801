/** The few quantiles of jstat that the intervals use; it brings no types of its own. */
declare module 'jstat' {
  interface Distribution {
    /** The value below which this probability lies. */
    inv: (probability: number, ...parameters: number[]) => number
  }
  const jstat: { chisquare: Distribution }
  export default jstat
}
