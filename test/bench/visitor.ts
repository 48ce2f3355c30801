import { Agent, request } from 'node:http'

interface Got {
  status: number
  body: string
  location: string
}

export interface Visitor {
  /** Opens a page; follows where it leads. */
  open: (path: string) => Promise<Got>
  /** Sends the form of the page that is open, the one whose address ends like this, with its hidden fields. */
  send: (ending: string, answers: Record<string, string | string[]>) => Promise<Got>
  /** Another tab of the same browser, with a page of its own. */
  tab: () => Visitor
}

interface Taken {
  method: 'GET' | 'POST'
  milliseconds: number
  status: number
}

/** A browser as light as can be, at an address of its own, which tells how long each answer took to its last byte. */
export function visitor(port: number, address: string, took: (taken: Taken) => void): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let cookie = ''
  const ask: Ask = (method, path, body) => {
    const begun = performance.now()
    const headers = {
      host: `localhost:${port}`,
      'x-forwarded-for': address,
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, agent, headers, method }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          took({ method, milliseconds: performance.now() - begun, status })
          cookie = answer.headers['set-cookie']?.at(-1)?.split(';')[0] ?? cookie
          resolve({ status, body: Buffer.concat(chunks).toString(), location: answer.headers.location ?? '' })
        })
      })
      asked.once('error', reject)
      asked.end(body)
    })
  }
  return tabOf(ask)
}

type Ask = (method: 'GET' | 'POST', path: string, body?: string) => Promise<Got>

function tabOf(ask: Ask): Visitor {
  let page = ''
  const arrive = async (got: Got): Promise<Got> => {
    if (got.status === 303) return arrive(await ask('GET', got.location))
    page = got.body
    return got
  }
  return {
    open: async (path) => arrive(await ask('GET', path)),
    send: async (ending, answers) => {
      const form = formIn(page, ending)
      const pairs = [...form.hidden, ...Object.entries(answers)].flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      )
      return arrive(await ask('POST', form.action, new URLSearchParams(pairs).toString()))
    },
    tab: () => tabOf(ask),
  }
}

function formIn(page: string, ending: string): { action: string; hidden: [string, string][] } {
  const forms = page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)
  for (const [, action = '', inside = ''] of forms) {
    if (!action.endsWith(ending)) continue
    const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    return { action, hidden: hidden.map(([, name = '', value = '']) => [name, value]) }
  }
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? 'nothing'
  throw new Error(`No form ends with ${ending} on the page "${heading.trim()}"`)
}
