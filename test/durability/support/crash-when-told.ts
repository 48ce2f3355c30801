/** Loaded before a real server: an error outside any request, of either kind, when a signal comes. */
process.on('SIGUSR2', () => {
  if (process.env['CRASH'] === 'promise') void Promise.reject(new Error('nobody waits for this'))
  else throw new Error('nobody catches this')
})
