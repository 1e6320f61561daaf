import type { Clock } from '../../src/web/app.ts'

/** What came back, read. */
export type Reply = {
  status: number
  /** Where it leads to, or null. */
  location: string | null
  headers: Headers
  text: string
}

/** A `FormData` is sent as it is, with its files. */
type Fields = Readonly<Record<string, string>> | URLSearchParams | FormData
type Headings = Readonly<Record<string, string>>

/** Asks and keeps cookies as a browser does, and shows nothing. */
export type Browser = {
  cookies: Map<string, string>
  /** What the last answer with this cookie said of it: `Path=/; Secure; …`. */
  cookieLine(name: string): string
  get(path: string, headers?: Headings): Promise<Reply>
  head(path: string): Promise<Reply>
  /** Sends a form from a page of the same site, unless the headers say otherwise. */
  post(path: string, fields: Fields, headers?: Headings): Promise<Reply>
  /** Really signs in. @throws Error when that does not succeed */
  signInAs(email: string, password: string): Promise<Reply>
}

/** Makes a browser that is on one host; `fetch` carries a request to the server. */
export function makeBrowser(
  host: string,
  clock: Clock,
  fetch: (request: Request) => Promise<Response>,
): Browser {
  const cookies = new Map<string, string>()
  const ends = new Map<string, Temporal.Instant>()
  const lines = new Map<string, string>()
  const ask = async (method: string, path: string, headers: Headings, body?: URLSearchParams | FormData) => {
    for (const [name, end] of ends) if (Temporal.Instant.compare(end, clock.now()) <= 0) cookies.delete(name)
    const request = new Request(`http://${host}:3000${path}`, {
      method,
      headers: {
        host: `${host}:3000`,
        ...(cookies.size > 0 ? { cookie: [...cookies].map(pair => pair.join('=')).join('; ') } : {}),
        ...headers,
      },
      ...(body ? { body } : {}),
    })
    const response = await fetch(request)
    for (const line of response.headers.getSetCookie()) keep(line)
    const { status } = response
    const location = response.headers.get('location')
    return { status, location, headers: response.headers, text: await response.text() }
  }
  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const has = (attribute: string) => attributes.includes(attribute)
    if (!name.startsWith('__Host-') || !has('Secure') || !has('Path=/') || /domain=/i.test(line)) {
      throw new Error(`A browser would not take this cookie for this host alone: ${line}`)
    }
    lines.set(name, attributes.join('; '))
    const age = attributes.find(attribute => attribute.startsWith('Max-Age='))?.slice(8)
    ends.delete(name)
    if (age === '0') return cookies.delete(name)
    if (age) ends.set(name, clock.now().add({ seconds: Number(age) }))
    return cookies.set(name, pair.slice(pair.indexOf('=') + 1))
  }
  const post: Browser['post'] = (path, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
    ask('POST', path, headers, fields instanceof FormData ? fields : new URLSearchParams(fields))
  return {
    cookies,
    cookieLine: name => lines.get(name) ?? '',
    get: (path, headers = {}) => ask('GET', path, headers),
    head: path => ask('HEAD', path, {}),
    post,
    signInAs: async (email, password) => {
      const reply = await post('/connexion', { email, password })
      if (reply.status !== 303) throw new Error(`${email} could not sign in: ${reply.status}\n${reply.text}`)
      return reply
    },
  }
}
