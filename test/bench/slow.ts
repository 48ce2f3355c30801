import { connect, type Socket } from 'node:net'

/** So many connections that send a header letter by letter and never finish it; one that is cut off comes again. */
export function slowConnections(port: number, count: number): { end: () => void } {
  const open = new Set<Socket>()
  let isOver = false
  const begin = () => {
    if (isOver) return
    const socket = connect(port, '127.0.0.1')
    open.add(socket)
    socket.on('error', () => undefined) // cut off by the server: `close` follows
    socket.on('data', () => undefined)
    socket.once('connect', () => socket.write(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nX-Slow: `))
    socket.once('close', () => {
      open.delete(socket)
      begin()
    })
  }
  for (let place = 0; place < count; place += 1) begin()
  const dripping = setInterval(() => {
    for (const socket of open) if (socket.writable) socket.write('a')
  }, 1_000)
  return {
    end: () => {
      isOver = true
      clearInterval(dripping)
      for (const socket of open) socket.destroy()
    },
  }
}
