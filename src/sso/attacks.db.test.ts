import { describe, expect, test } from 'vitest'
import { formIn, hostOf, type Traveller, travel } from '../../test/setup/across-sites.ts'
import { startTestApp } from '../../test/setup/app.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'
import { doHourlyWork } from '../hourly.ts'

const { app, browse, clock, fetch, anotherInstance } = await startTestApp()
const [host, bourgogne, alsace] = ['federation.localhost', 'bourgogne.localhost', 'alsace.localhost']
const [victim, attacker] = ['adherent@bourgogne.example', 'adherent@alsace.example']

const somebody = () => travel(browse)
const signedIn = async (email: string, site = host) => {
  const who = somebody()
  await who.signIn(`${site}/connexion`, email)
  return who
}

/** `host/path` of where an answer leads. */
const leadsTo = ({ location }: { location: string | null }) =>
  (location ?? '').replace(/^http:\/\/([^/:]+):3000/, '$1')

/** The answer of the sign-in host to a site, caught on its way back: it has not arrived yet. */
async function caught(who: Traveller, address: string): Promise<string> {
  const question = leadsTo(await who.ask(address))
  const answer = leadsTo(await who.ask(question))
  expect(answer).toMatch(
    new RegExp(`^${hostOf(address)}/connexion/retour\\?code=[\\w-]{43}&etat=[\\w-]{43}$`),
  )
  return answer
}

/** Whose account a site opens to this browser, or null. */
async function accountAt(who: Traveller, site: string): Promise<string | null> {
  const { status, text } = await who.ask(`${site}/espace/compte`)
  return status === 200 ? (/[\w.]+@[\w.]+\.example(?=<)/.exec(text.split('<main')[1] ?? '')?.[0] ?? '') : null
}

const sessionsOf = async (site: string) =>
  (
    await app.db
      .selectFrom('session')
      .innerJoin('site', 'site.id', 'session.site_id')
      .select('session.id')
      .where('site.host', '=', site)
      .execute()
  ).length

describe('a code opens the site only to the browser and the tab that asked', () => {
  test("the attacker's answer in the browser of somebody else signs nobody in (sign-in CSRF)", async () => {
    const answer = await caught(await signedIn(attacker), `${bourgogne}/espace/compte`)
    const who = somebody()
    const reply = await who.ask(answer)
    expect(leadsTo(reply)).toMatch(new RegExp(`^${host}/connexion\\?pour=[\\w-]{43}&essai=2$`))
    expect([await accountAt(who, bourgogne), await sessionsOf(bourgogne)]).toEqual([null, 0])
    const member = await signedIn(victim, bourgogne)
    expect((await member.open(answer)).at).toBe(`${bourgogne}/espace/compte`)
    expect(await accountAt(member, bourgogne)).toBe(victim)
  })

  test('a stolen code put into the own browser, tab or site opens nothing (code injection)', async () => {
    const stolen = new URL(`http://${await caught(await signedIn(victim), `${bourgogne}/espace`)}`)
    const code = stolen.searchParams.get('code') ?? ''
    const thief = somebody()
    const asked = leadsTo(await thief.ask(`${bourgogne}/espace`))
    const own = new URL(`http://${asked}`).searchParams.get('pour') ?? ''
    const theirs = stolen.searchParams.get('etat') ?? ''
    await thief.ask(`${alsace}/espace`)
    for (const [site, state] of [
      [bourgogne, own],
      [bourgogne, theirs],
      [alsace, own],
      [alsace, theirs],
    ])
      await thief.ask(`${site}/connexion/retour?code=${code}&etat=${state}`)
    expect([await accountAt(thief, bourgogne), await accountAt(thief, alsace)]).toEqual([null, null])
  })

  test('a planted cookie of a question binds nothing: the verifier stays unknown', async () => {
    const answer = await caught(await signedIn(victim), `${bourgogne}/espace`)
    const thief = somebody()
    await thief.ask(`${bourgogne}/espace`)
    const cookies = thief.on(bourgogne).cookies
    const [[, verifier = ''] = []] = cookies
    const name = [...(await caughtCookie(answer))].at(0) ?? ''
    cookies.set(name, verifier)
    await thief.ask(answer)
    expect(await accountAt(thief, bourgogne)).toBe(null)
  })

  test('is good once, also when two bring it at once', async () => {
    const who = await signedIn(victim)
    const answer = await caught(who, `${bourgogne}/espace/compte`)
    const before = await sessionsOf(bourgogne)
    const cookies = new Map(who.on(bourgogne).cookies)
    const twice = await Promise.all(
      [who, travel(browse), travel(browse)].map(async each => {
        for (const [name, value] of cookies) each.on(bourgogne).cookies.set(name, value)
        return leadsTo(await each.ask(answer))
      }),
    )
    expect(twice.filter(address => address === '/espace/compte')).toHaveLength(1)
    expect((await sessionsOf(bourgogne)) - before).toBe(1)
  })

  test('is good for a minute, and not after its sign-in has ended', async () => {
    const who = await signedIn(victim)
    const late = await caught(who, `${bourgogne}/espace/compte`)
    const cookies = new Map(who.on(bourgogne).cookies)
    clock.advance({ seconds: 61 })
    const again = await who.open(late)
    expect([again.at, again.way.length]).toEqual([`${bourgogne}/espace/compte`, 4])
    const ended = await caught(who, `${alsace}/espace`)
    await who.send(`${host}/deconnexion`, {})
    expect((await who.open(ended)).path).toMatch(/^\/connexion\?pour=/)
    expect(await accountAt(who, alsace)).toBe(null)
    const thief = somebody()
    for (const [name, value] of cookies) thief.on(bourgogne).cookies.set(name, value)
    expect(leadsTo(await thief.ask(late))).toContain(`${host}/connexion`)
  })
})

/** The name of the cookie that the browser of an answer's question keeps. */
async function caughtCookie(answer: string): Promise<string[]> {
  const { verifierCookie } = await import('./question.ts')
  return [`__Host-${verifierCookie(new URL(`http://${answer}`).searchParams.get('etat') ?? '')}`]
}

describe('nothing leads away from the realm', () => {
  const elsewhere = [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'evil.example',
    '/\tevil',
    'a'.repeat(3000),
  ]
  const ours = (address: string | null) =>
    address === null ||
    address.startsWith('/') ||
    /^http:\/\/(federation|bourgogne|alsace)\.localhost:3000\//.test(address)

  test.each(elsewhere)('%j as the page to return to, or as the site to sign in for', async text => {
    const value = encodeURIComponent(text)
    const who = await signedIn(victim, bourgogne)
    const nobody = somebody()
    for (const each of [who, nobody]) {
      for (const address of [
        `${bourgogne}/connexion?retour=${value}`,
        `${bourgogne}/connexion/retour?code=x&etat=${value}`,
        `${host}/connexion/retour?code=x&etat=${value}`,
        `${host}/connexion?pour=${value}`,
        `${host}/mot-de-passe?pour=${value}`,
        `${host}/connexion/qui?pour=${value}`,
      ]) {
        const reply = await each.ask(address)
        expect([address, ours(reply.location), reply.status < 400]).toEqual([address, true, true])
        expect(reply.text).not.toMatch(/(?:href|action|src)="[^/#?"][^"]*evil|(?:href|action|src)="\/[/\\]/)
      }
    }
    const page = await nobody.signIn(`${bourgogne}/connexion?retour=${value}`, victim)
    expect(page.at).toBe(`${bourgogne}/espace`)
  })

  test('nor a site of another realm, nor the sign-in host itself, as the one to sign in for', async () => {
    for (const pour of ['ceramique.localhost', host, 'federation.localhost:3000', 'BOURGOGNE.evil']) {
      const page = await somebody().signIn(`${host}/connexion?pour=${pour}`, victim)
      expect(page.at).toBe(`${host}/espace`)
      expect(page.way.every(address => hostOf(address) === host)).toBe(true)
    }
  })

  test('whatever the Host header says, links are those of the configured hosts', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(new Request(`http://${bourgogne}:3000/espace`, { headers }), '192.0.2.7')
    const spoofed = await ask({ host: `${bourgogne}:6666`, 'x-forwarded-host': 'evil.example' })
    expect(spoofed.headers.get('location')).toMatch(/^http:\/\/federation\.localhost:3000\/connexion\?pour=/)
    expect((await ask({ host: 'evil.example' })).status).toBe(404)
    const https = (await anotherInstance({ publicOrigin: 'https://*' })).browse(bourgogne)
    expect((await https.get('/espace')).location).toMatch(
      /^https:\/\/federation\.localhost\/connexion\?pour=/,
    )
  })
})

describe('sessions', () => {
  test('count on the host that made them only', async () => {
    const who = await signedIn(victim, bourgogne)
    await who.open(`${alsace}/espace`)
    for (const from of [host, bourgogne, alsace]) {
      for (const to of [host, bourgogne, alsace].filter(name => name !== from)) {
        const other = somebody()
        const token = who.on(from).cookies.get('__Host-session') ?? ''
        other.on(to).cookies.set('__Host-session', token)
        expect([from, to, await accountAt(other, to)]).toEqual([from, to, null])
      }
    }
  })

  test('are new ones on each host, whatever the browser held before (fixation)', async () => {
    const theirs = await signedIn(attacker, bourgogne)
    const known = theirs.on(host).cookies.get('__Host-session') ?? ''
    const madeUp = 'A'.repeat(43)
    const who = somebody()
    who.on(host).cookies.set('__Host-session', known)
    who.on(bourgogne).cookies.set('__Host-session', madeUp)
    await who.send(`${host}/connexion`, { email: victim, password })
    await who.open(`${bourgogne}/espace`)
    const now = [host, bourgogne].map(site => who.on(site).cookies.get('__Host-session'))
    expect(new Set([known, madeUp, ...now]).size).toBe(4)
    const other = somebody()
    other.on(bourgogne).cookies.set('__Host-session', madeUp)
    expect([await accountAt(who, bourgogne), await accountAt(other, bourgogne)]).toEqual([victim, null])
    // Whoever was signed in with this browser before is so no longer, on any site.
    expect(await accountAt(theirs, bourgogne)).toBe(null)
  })
})

describe('what people do without meaning harm ends on their page', () => {
  test('two tabs at once: each at its own page', async () => {
    const who = somebody()
    const [one, other] = [
      await who.open(`${bourgogne}/espace/compte`),
      await who.open(`${bourgogne}/espace/securite`),
    ]
    const send = (form: { text: string }) =>
      who.send(host + formIn(form.text, '/connexion'), { email: victim, password })
    expect((await send(one)).at).toBe(`${bourgogne}/espace/compte`)
    expect((await who.open(other.at)).at).toBe(`${bourgogne}/espace/securite`)
    expect((await send(other)).at).toBe(`${bourgogne}/espace/securite`)
    expect(await accountAt(who, bourgogne)).toBe(victim)
  })

  test('of very many tabs the oldest is forgotten, and still gets there', async () => {
    const who = somebody()
    const forms: string[] = []
    for (let tab = 0; tab < 12; tab++) {
      forms.push((await who.open(`${bourgogne}/espace/compte?onglet=${tab}`)).at)
      clock.advance({ seconds: 1 })
    }
    expect(who.on(bourgogne).cookies.size).toBe(8)
    await who.signIn(`${host}/connexion`, victim)
    for (const tab of [0, 11])
      expect((await who.open(forms[tab] ?? '')).at).toBe(`${bourgogne}/espace/compte?onglet=${tab}`)
  })

  test('refresh of the return, back button, a second click: the page, and one session', async () => {
    const who = somebody()
    const form = await who.open(`${bourgogne}/espace/compte`)
    const fields = { email: victim, password }
    const page = await who.send(host + formIn(form.text, '/connexion'), fields)
    const answer = page.way.find(address => address.includes('/connexion/retour')) ?? ''
    for (const address of [answer, form.at, answer])
      expect((await who.open(address)).at).toBe(`${bourgogne}/espace/compte`)
    expect((await who.send(host + formIn(form.text, '/connexion'), fields)).at).toBe(
      `${bourgogne}/espace/compte`,
    )
  })

  test('the form opened an hour, or a day later still leads to the site', async () => {
    for (const [hours, expected] of [
      [2, `${bourgogne}/espace/compte`],
      [23, `${bourgogne}/espace/compte`],
      [30, `${host}/espace`],
    ] as const) {
      const who = somebody()
      const form = await who.open(`${bourgogne}/espace/compte`)
      clock.advance({ hours })
      await doHourlyWork(app)
      const late = await who.open(form.at)
      expect(late.status).toBe(200)
      expect(late.text.includes('Compagnie de Bourgogne</title>')).toBe(hours < 24)
      const sent = await who.send(host + formIn(form.text, '/connexion'), { email: victim, password })
      expect([hours, sent.at, sent.status]).toEqual([hours, expected, 200])
    }
  })

  test('a browser that keeps no cookies for the site is told so, and does not go round for ever', async () => {
    const who = await signedIn(victim)
    const stubborn: Traveller = travel(name => {
      const browser = who.on(name)
      const get: typeof browser.get = async (path, headers) => {
        const reply = await browser.get(path, headers)
        if (name === bourgogne) browser.cookies.clear()
        return reply
      }
      return { ...browser, get }
    })
    const page = await stubborn.open(`${bourgogne}/espace`)
    expect([page.status, page.way.length]).toEqual([200, 5])
    expect(page.text).toContain("Votre navigateur n'a pas gardé votre connexion")
    expect(page.text).toContain('href="/connexion?retour=%2Fespace"')
  })

  test('refusals leave one trace a minute, whatever is sent', async () => {
    clock.advance({ minutes: 5 })
    const traces = async () =>
      (await app.db.selectFrom('audit').select('id').where('event', '=', 'codeRefused').execute()).length
    const before = await traces()
    for (let times = 0; times < 5; times++)
      await browse(bourgogne, { ip: '192.0.2.44' }).get('/connexion/retour?code=x&etat=y')
    expect((await traces()) - before).toBe(1)
  })
})
