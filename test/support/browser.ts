import type supertest from 'supertest'
import { readPage, type TestPage } from './page.ts'

type Agent = ReturnType<typeof supertest.agent>

/** What a person does with pages: opens one, fills in its form, presses its button, follows where it leads. */
export class Browser {
  readonly #agent: Agent
  page: TestPage = readPage('<main></main>', 0, '')
  constructor(agent: Agent) {
    this.#agent = agent
  }

  /** Opens an address and follows redirects. */
  async open(path: string): Promise<TestPage> {
    const answer = await this.#agent.get(path).set('Host', 'localhost:3000')
    return this.#arrive(answer, path)
  }

  /** Sends the page's form with these answers, pressing its main button or the one named; hidden fields go along. */
  async send(
    answers: Record<string, string | string[]>,
    options: { action?: string; press?: [string, string] } = {},
  ): Promise<TestPage> {
    const form = this.page.form(options.action)
    const pressed = options.press === undefined ? {} : { [options.press[0]]: options.press[1] }
    return this.post(form.action, { ...form.hidden, ...answers, ...pressed })
  }

  /** Posts as it stands, for what no form of ours would send. */
  async post(path: string, body: Record<string, string | string[]>): Promise<TestPage> {
    const answer = await this.#agent
      .post(path)
      .set('Host', 'localhost:3000')
      .set('Referer', `http://localhost:3000${this.page.path}`)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(new URLSearchParams(pairsOf(body)).toString())
    return this.#arrive(answer, path)
  }

  async #arrive(answer: { status: number; text: string; headers: unknown }, path: string): Promise<TestPage> {
    const headers = answer.headers as Record<string, string | undefined>
    if (answer.status === 303 && headers['location'] !== undefined) return this.open(headers['location'])
    this.page = readPage(answer.text, answer.status, path)
    return this.page
  }

  /** The bare request, for files and headers. */
  get agent(): Agent {
    return this.#agent
  }
}

const pairsOf = (body: Record<string, string | string[]>): [string, string][] =>
  Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
