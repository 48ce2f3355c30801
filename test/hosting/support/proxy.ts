import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { hostingFolder, tool } from './needs.ts'

export const ourName = 'scrutiny.example.org'

export interface Proxy {
  port: number
  httpPort: number
  /** One request through it, with any headers; the answer, or why there is none. */
  ask: (asked: Asked) => Promise<Answer>
  /** A connection of its own, for what no library sends. */
  open: (options?: ConnectionOptions) => Promise<TLSSocket>
  stop: () => Promise<void>
}

interface Asked {
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Debian's nginx with the configuration as written, but for its ports and its certificate, before a server. */
export async function startProxy(folder: string, serverPort: number): Promise<Proxy> {
  const [port, httpPort] = [await freePort(), await freePort()]
  const at = (name: string) => join(folder, name)
  makeCertificate(at('key.pem'), at('fullchain.pem'))
  const written = readFileSync(join(hostingFolder, 'nginx', 'scrutiny.conf'), 'utf8')
  writeFileSync(
    at('scrutiny.conf'),
    written
      .replaceAll('/etc/ssl/scrutiny', folder)
      .replaceAll('/var/log/nginx', folder)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${serverPort}`)
      .replace(/listen \[::\]:\d+.*\n/g, '')
      .replace(/listen 443/g, `listen 127.0.0.1:${port}`)
      .replace(/listen 80/g, `listen 127.0.0.1:${httpPort}`),
  )
  writeFileSync(at('nginx.conf'), around(folder))
  // Started by root, its workers are nobody and still need what they read.
  chmodSync(folder, 0o755)
  tool('nginx', ['-t', '-q', '-c', at('nginx.conf'), '-p', folder, '-e', at('error.log')])
  const nginx = spawn('nginx', ['-c', at('nginx.conf'), '-p', folder, '-e', at('error.log')], {
    stdio: 'inherit',
  })
  const ended = once(nginx, 'close')
  const open = (options: ConnectionOptions = {}) => openTo(port, options)
  await untilThere(open)
  return {
    port,
    httpPort,
    open,
    ask: (asked) => ask(port, asked),
    stop: async () => {
      nginx.kill('SIGTERM')
      await ended
    },
  }
}

const around = (folder: string) => `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  # As Debian's own nginx.conf has them; the site must not inherit these.
  ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
  ssl_prefer_server_ciphers on;
  gzip on;
  include ${folder}/scrutiny.conf;
}
`

function makeCertificate(key: string, certificate: string): void {
  const subject = ['-subj', `/CN=${ourName}`, '-addext', `subjectAltName=DNS:${ourName}`]
  tool('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ])
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

// The certificate is its own authority here; what is tested is what the proxy allows, not who vouches for it.
async function openTo(port: number, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({
    host: '127.0.0.1',
    port,
    servername: ourName,
    rejectUnauthorized: false,
    ...options,
  })
  await once(socket, 'secureConnect')
  return socket
}

async function untilThere(open: () => Promise<TLSSocket>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      const socket = await open()
      socket.destroy()
      return
    } catch {
      await setTimeout(50)
    }
  }
  throw new Error('nginx did not start')
}

function ask(port: number, { path, method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        servername: ourName,
        rejectUnauthorized: false,
        agent: false,
        headers: { host: ourName, ...headers },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
