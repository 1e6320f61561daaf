import { describe, expect, test } from 'vitest'
import { landingRoutes, routes } from '../src/routes.ts'
import { startTestApp } from './setup/app.ts'
import type { Browser, Reply } from './setup/browser-less-client.ts'

const desk = await startTestApp()
const host = 'ceramique.localhost'

/** Those who may ask, from who may least to who may most; `foreign` holds a session of another realm. */
const visitors = {
  signedOut: null,
  foreign: ['avantages.localhost', 'accueil@avantages.example'],
  undecided: [host, 'famille@ceramique.example'],
  restricted: [host, 'suspendu@ceramique.example'],
  member: [host, 'adherent@ceramique.example'],
  office: [host, 'bureau@ceramique.example'],
} as const
type VisitorName = keyof typeof visitors
type Group = keyof typeof routes

/** Who may open the routes of a group; the office's also take a permission, which this one has. */
const may: Record<Group, readonly VisitorName[]> = {
  anyone: ['signedOut', 'foreign', 'undecided', 'restricted', 'member', 'office'],
  signedIn: ['restricted', 'member', 'office'],
  member: ['member', 'office'],
  office: ['office'],
  demonstration: ['signedOut', 'foreign', 'undecided', 'restricted', 'member', 'office'],
}

const values: Record<string, string> = {
  ':code': 'verrerie-demo',
  ':language': 'en',
  ':step': 'identifiants',
  ':rubric': 'stages',
  ':slug': 'rien',
  ':id': '00000000-0000-0000-0000-000000000000',
  ':due': '00000000-0000-0000-0000-000000000000',
  ':file': '00000000000000000000000000000000.webp',
}
const filledIn = (path: string) => path.replaceAll(/:\w+/g, name => values[name] ?? name)
const all = (Object.keys(routes) as Group[]).flatMap(group =>
  Object.keys(routes[group]).map(name => {
    const [method = '', path = ''] = name.split(' ')
    return { group, method, path: filledIn(path), name }
  }),
)

/** Whether a route answers there: what is named, or what takes any name in its place. */
const isRoute = (method: string, path: string) =>
  all.some(
    route =>
      route.method === method &&
      new RegExp(`^${route.name.slice(method.length + 1).replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  )

const sessions = new Map<VisitorName, string>()

/** A browser that holds the session of that visitor, and nothing else. */
async function as(visitor: VisitorName): Promise<Browser> {
  const browser = desk.browse(host)
  const who = visitors[visitor]
  if (!who) return browser
  const session =
    sessions.get(visitor) ?? (await desk.signedIn(who[0], who[1])).cookies.get('__Host-session') ?? ''
  sessions.set(visitor, session)
  browser.cookies.set('__Host-session', session)
  return browser
}

async function ask(visitor: VisitorName, method: string, path: string): Promise<Reply> {
  const browser = await as(visitor)
  if (path === '/deconnexion') sessions.delete(visitor)
  return method === 'GET' ? await browser.get(path) : await browser.post(path, {})
}

/** Answers of gates: the form, « Qui êtes-vous ? », or a page that says why not. */
const turnedAway = ({ status, location }: Reply) =>
  status === 403 || (status === 303 && /^\/connexion(\?|$|\/qui)/.test(location ?? ''))

/** What a strict Content-Security-Policy would block, and what must be on every page. */
function faults({ headers, text }: Reply): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  return [
    ...(policy.includes("default-src 'none'") && !policy.includes('unsafe') ? [] : [`policy: ${policy}`]),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['nosniff is missing']),
    ...(text.match(/<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle="|\son\w+="|javascript:/gi) ?? []),
  ]
}

test('there are routes to sweep, and none is named twice', () => {
  expect(all.length).toBeGreaterThan(20)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all.filter(({ path }) => path.includes(':'))).toEqual([])
})

describe.each(Object.keys(visitors) as VisitorName[])('%s', visitor => {
  test('meets no fault of the server, whatever the method, and every page keeps to the policy', async () => {
    for (const { path, name, group } of all) {
      // Before every screen of the office stands the same gate, at which all but one are turned away (roles-sweep).
      if (group === 'office' && visitor !== 'office' && visitor !== 'signedOut') continue
      for (const method of ['GET', 'POST']) {
        const reply = await ask(visitor, method, path)
        expect(`${method} ${path}: ${reply.status < 500 ? 'fine' : reply.status}`).toBe(
          `${method} ${path}: fine`,
        )
        expect(faults(reply), `${method} ${path}`).toEqual([])
        if (method !== name.split(' ')[0] && !isRoute(method, path)) {
          expect(`${method} ${path}: ${reply.status}`).toBe(`${method} ${path}: 404`)
        }
      }
    }
  })

  test.each((Object.keys(routes) as Group[]).filter(group => group !== 'office' || visitor === 'office'))(
    'opens of the group %s what may be opened, and nothing else',
    async group => {
      for (const { method, path } of all.filter(route => route.group === group)) {
        const reply = await ask(visitor, method, path)
        if (may[group].includes(visitor)) {
          expect(`${path}: ${group !== 'anyone' && turnedAway(reply)}`).toBe(`${path}: false`)
        } else {
          expect(`${path}: ${turnedAway(reply)}`).toBe(`${path}: true`)
          expect(reply.text).not.toMatch(/Numéro d'adhérent|Bonjour [A-Z]|Derniers messages/)
        }
      }
    },
  )
})

/** A reply without the identifiers and tokens that are made anew each time. */
const withoutChance = (reply: object) =>
  JSON.stringify(reply).replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|(?<=__Host-draft=)[\w-]{43}/g, '*')

test('a session of another realm is as no session at all, to the byte', async () => {
  for (const { method, path } of all) {
    const [nobody, foreign] = [await ask('signedOut', method, path), await ask('foreign', method, path)]
    expect(withoutChance({ path, ...foreign, headers: [...foreign.headers] })).toEqual(
      withoutChance({ path, ...nobody, headers: [...nobody.headers] }),
    )
  }
})

test('no page is kept by the browser: the next person at this computer must not see it', async () => {
  const browser = await as('office')
  for (const { path } of all.filter(({ method, name }) => method === 'GET' && !name.includes('/site/'))) {
    const reply = await browser.get(path)
    expect([path, reply.headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
})

describe('the demonstration', () => {
  test('answers on localhost with its own pages, which no site has', async () => {
    const landing = desk.browse('localhost')
    for (const name of Object.keys(landingRoutes)) {
      const path = filledIn(name.split(' ')[1] ?? '')
      const reply = await landing.get(path)
      expect([path, reply.status < 400, faults(reply)]).toEqual([path, true, []])
    }
    for (const path of ['/mailbox', '/mailbox.json'])
      expect((await desk.browse(host).get(path)).status).toBe(404)
    for (const path of ['/connexion', '/espace', '/bureau'])
      expect((await landing.get(path)).status).toBe(404)
  })

  test('is nowhere while it is off', async () => {
    const off = await desk.anotherInstance({ demonstration: false })
    for (const path of ['/', '/mailbox', '/mailbox.json', '/styleguide']) {
      expect((await off.browse('localhost').get(path)).status).toBe(404)
    }
    expect((await off.browse(host).get('/styleguide')).status).toBe(404)
    expect((await off.browse(host).get('/')).text).not.toContain('Démonstration')
  })
})
