import { Agent, type IncomingMessage, request } from 'node:http'
import { host, password } from './scene.ts'

/** How many register at once, for how long, accepting which terms; `first` numbers the first address. */
export type Registering = { port: number; atOnce: number; seconds: number; terms: string[]; first: number }
export type Registered = { perSecond: number; count: number }

/** Whole registrations, each from the first page to the acknowledgement, over kept connections. */
process.on('message', (task: Registering) => {
  run(task).then(
    result => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  )
})

async function run({ port, atOnce, seconds, terms, first }: Registering): Promise<Registered> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const start = performance.now()
  let count = 0
  let number = first
  const lanes = Array.from({ length: atOnce }, async () => {
    while (performance.now() < start + seconds * 1000) {
      await register(agent, port, terms, number++)
      count++
    }
  })
  await Promise.all(lanes)
  const perSecond = (count * 1000) / (performance.now() - start)
  agent.destroy()
  return { perSecond, count }
}

async function register(agent: Agent, port: number, terms: string[], number: number): Promise<void> {
  const identity = {
    familyName: `Candidat-${number}`,
    givenName: 'Camille',
    email: `candidat-${number}@exemple.fr`,
    phone: '06 12 34 56 78',
    password,
    again: password,
  }
  const address = { line1: '4 impasse du Four', postcode: '58200', town: 'Cosne', country: 'FR' }
  const accepted = Object.fromEntries(terms.map(id => [`terms-${id}`, 'oui']))
  let cookie = ''
  for (const [step, fields, next] of [
    ['identifiants', identity, 'adresse'],
    ['adresse', address, 'deuxieme-adherent'],
    ['deuxieme-adherent', {}, 'validation'],
    ['validation', accepted, 'envoyee'],
  ] as const) {
    const reply = await post(agent, port, `/inscription/${step}`, fields, cookie, number)
    if (reply.headers.location !== `/inscription/${next}`)
      throw new Error(`${step} answered ${reply.statusCode}, to ${reply.headers.location}`)
    cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
  }
}

async function post(
  agent: Agent,
  port: number,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie: string,
  number: number,
): Promise<IncomingMessage> {
  const body = new URLSearchParams(fields).toString()
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = {
    host,
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
    'x-forwarded-for': `10.2.${(number >> 8) & 255}.${number & 255}`,
  }
  const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, resolve)
  sent.on('error', reject).end(body)
  const reply = await promise
  reply.resume()
  return reply
}
