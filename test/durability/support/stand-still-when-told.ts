/** Loaded before a real server: its event loop stands still when a signal comes, for so many milliseconds or for ever. */
process.on('SIGUSR2', () => {
  const milliseconds = Number(process.env['STANDS_STILL_FOR'] ?? Infinity)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
})
