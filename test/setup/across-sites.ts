import { demonstrationPassword } from '../../src/demonstration/accounts.ts'
import type { Browser, Reply } from './browser-less-client.ts'

/** Where one has ended, and every address on the way there: `host/path?query`. */
type Arrival = Reply & { at: string; path: string; way: readonly string[] }

/** One browser on many hosts: it keeps the cookies of each, and goes where an answer leads. Addresses are `host/path`. */
export type Traveller = {
  on(host: string): Browser
  open(address: string): Promise<Arrival>
  /** One request, without going on. */
  ask(address: string): Promise<Reply>
  /** Sends a form from a page of the same site, and goes on from there. */
  send(address: string, fields: Readonly<Record<string, string>>): Promise<Arrival>
  /** Fills in the form to which a page leads. */
  signIn(address: string, email: string, fields?: Readonly<Record<string, string>>): Promise<Arrival>
}

/** More redirects than any way takes; browsers give up at twenty. */
const mostHops = 12

/** A browser without a screen for all the sites of a realm. */
export function travel(browse: (host: string) => Browser): Traveller {
  const browsers = new Map<string, Browser>()
  const on = (host: string) => {
    const browser = browsers.get(host) ?? browse(host)
    browsers.set(host, browser)
    return browser
  }
  const ask = (address: string) => on(hostOf(address)).get(pathIn(address))
  const arrive = async (from: string, first: Reply): Promise<Arrival> => {
    const way = [from]
    let reply = first
    while (reply.location) {
      if (way.length > mostHops) throw new Error(`It never ends: ${way.join(' → ')}`)
      const url = new URL(reply.location, `http://${way.at(-1)}`)
      way.push(`${url.hostname}${url.pathname}${url.search}`)
      reply = await ask(way.at(-1) ?? '')
    }
    const at = way.at(-1) ?? from
    return { ...reply, at, path: pathIn(at), way }
  }
  const send: Traveller['send'] = async (address, fields) =>
    await arrive(address, await on(hostOf(address)).post(pathIn(address), fields))
  return {
    on,
    ask,
    open: async address => await arrive(address, await ask(address)),
    send,
    signIn: async (address, email, fields = {}) => {
      const form = await arrive(address, await ask(address))
      return await send(hostOf(form.at) + formIn(form.text, '/connexion'), {
        email,
        password: demonstrationPassword,
        ...fields,
      })
    },
  }
}

/** Where the form of a page goes that begins so; the path itself where there is none. */
export function formIn(html: string, path: string): string {
  const [, action = path] = new RegExp(`<form [^>]*action="(${path}(?:\\?[^"]*)?)"`).exec(html) ?? []
  return action.replaceAll('&amp;', '&')
}

export const hostOf = (address: string) => address.slice(0, address.indexOf('/'))
const pathIn = (address: string) => address.slice(address.indexOf('/'))
