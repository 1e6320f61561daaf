import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { median } from './load.ts'
import { sessionCookie } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const hops = 200
const site = 'bourgogne.localhost'
const page = '/espace/compte'
const agent = new Agent({ keepAlive: true })

/** From a reserved page of another site, asked for while signed in to the realm, to that page: beside the page when one is in. */
export async function measureHop(bench: Bench): Promise<Figure[]> {
  const { db, close } = await openDatabase({ url: bench.url })
  const cookie = await sessionCookie(db, 'adherent@bourgogne.example')
  await close()
  const { port } = bench.guichet
  await hop(port, cookie)
  const here: number[] = []
  const floor: number[] = []
  let requests = 0
  for (let turn = 0; turn < hops; turn++) {
    const way = await hop(port, cookie)
    requests = way.requests
    here.push(way.milliseconds)
    const began = performance.now()
    await ask(port, site, page, way.cookie)
    floor.push(performance.now() - began)
  }
  return [
    {
      what: 'Hop to a reserved page of another site, requests (floor: the page, when one is in)',
      here: String(requests),
      floor: '1',
      ratio: requests,
    },
    {
      what: 'The same, ms (median, one after the other)',
      here: inShort(median(here)),
      floor: inShort(median(floor)),
      ratio: median(here) / median(floor),
    },
  ]
}

/** The whole way of a browser that is signed in on the sign-in host and comes to the site for the first time. */
async function hop(port: number, signedIn: string) {
  const began = performance.now()
  const own = new Map<string, string>()
  const cookies = () => [...own].map(pair => pair.join('=')).join('; ')
  let next = new URL(page, `http://${site}`)
  for (let requests = 1; ; requests++) {
    const isHere = next.hostname === site
    const { headers } = await ask(
      port,
      next.hostname,
      next.pathname + next.search,
      isHere ? cookies() : signedIn,
    )
    for (const set of isHere ? (headers['set-cookie'] ?? []) : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value) own.set(name, value)
      else own.delete(name)
    }
    if (!headers.location) return { requests, milliseconds: performance.now() - began, cookie: cookies() }
    next = new URL(headers.location, next)
  }
}

/** @throws Error when it is neither a page nor the way to one */
async function ask(port: number, host: string, path: string, cookie: string): Promise<IncomingMessage> {
  const headers = { host, ...(cookie ? { cookie } : {}) }
  const sent = request({ host: '127.0.0.1', port, path, headers, agent }).end()
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  await once(reply.resume(), 'end')
  if (reply.statusCode !== 200 && reply.statusCode !== 303)
    throw new Error(`${host}${path} answered ${reply.statusCode}`)
  return reply
}
