import { describe, expect, test } from 'vitest'
import { formIn, travel } from '../../test/setup/across-sites.ts'
import { startTestApp } from '../../test/setup/app.ts'
import { accountOf, personsOf } from '../../test/setup/people.ts'
import { leaveAccount } from '../accounts/leave-account.ts'
import { endSessions } from '../accounts/session.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'
import { enterMembership, enterPerson } from '../members/enter-member.ts'

const desk = await startTestApp()
const { app, browse, clock } = desk
const [host, bourgogne, alsace] = ['federation.localhost', 'bourgogne.localhost', 'alsace.localhost']
const email = 'adherent@bourgogne.example'

const somebody = () => travel(browse)
const isIn = async (who: ReturnType<typeof somebody>, site: string) =>
  (await who.ask(`${site}/espace`)).status === 200

/** The addresses of a way without the secrets in them. */
const inShort = (way: readonly string[]) =>
  way.map(address => address.replaceAll(/(pour|code|etat)=[\w-]{43}/g, '$1=*'))

const tell = async (event: string) =>
  (await app.db.selectFrom('audit').select('details').where('event', '=', event).execute()).length

describe('signing in from a site of a company', () => {
  test('leads over the sign-in host, in the look of that site, to the page that was asked for', async () => {
    const who = somebody()
    const form = await who.open(`${bourgogne}/espace/compte?onglet=1`)
    expect(inShort(form.way)).toEqual([
      `${bourgogne}/espace/compte?onglet=1`,
      `${host}/connexion?pour=*&reserve=1`,
    ])
    expect(form.text).toContain('Compagnie de Bourgogne</title>')
    expect(form.text).toContain('Cette page est réservée aux membres')
    expect(form.text).toContain(
      `href="http://${bourgogne}:3000/">Revenir à l&#39;accueil`.replace('&#39;', "'"),
    )
    expect(form.text).toContain('mailto:secretariat@bourgogne.example')
    expect(form.text).not.toContain('Fédération nationale des compagnies')
    expect(form.headers.get('content-security-policy')).toContain(
      `form-action 'self' http://${bourgogne}:3000;`,
    )
    for (const path of form.text.match(/\/site\/[^"]+/g) ?? []) {
      const own = await who.on(bourgogne).get(path.replaceAll('&amp;', '&').replace(/&site=.*/, ''))
      const file = await who.on(host).get(path.replaceAll('&amp;', '&'))
      expect([file.text, file.headers.get('cache-control')]).toEqual([
        own.text,
        'public, max-age=31536000, immutable',
      ])
    }
    const typed = { email, password: demonstrationPassword }
    const page = await who.send(host + formIn(form.text, '/connexion'), typed)
    expect(inShort(page.way)).toEqual([
      `${host}/connexion?pour=*`,
      `${host}/connexion?pour=*`,
      `${bourgogne}/connexion/retour?code=*&etat=*`,
      `${bourgogne}/espace/compte?onglet=1`,
    ])
    expect([page.status, page.text.includes('Mon compte')]).toEqual([200, true])
    const cookies = [...who.on(bourgogne).cookies.keys()]
    expect(cookies).toEqual(['__Host-session'])
    expect(who.on(bourgogne).cookieLine('__Host-session')).not.toContain('Max-Age')
    expect(who.on(bourgogne).cookies.get('__Host-session')).not.toBe(
      who.on(host).cookies.get('__Host-session'),
    )
  })

  test('opens a reserved page of any other site without a click, in four requests', async () => {
    const who = somebody()
    await who.signIn(`${bourgogne}/connexion`, email, { remember: 'on' })
    const page = await who.open(`${alsace}/espace/compte`)
    expect(inShort(page.way)).toEqual([
      `${alsace}/espace/compte`,
      `${host}/connexion?pour=*&reserve=1`,
      `${alsace}/connexion/retour?code=*&etat=*`,
      `${alsace}/espace/compte`,
    ])
    expect(page.status).toBe(200)
    expect(who.on(alsace).cookieLine('__Host-session')).toContain('Max-Age=2592000')
    expect(await isIn(who, host)).toBe(true)
  })

  test('keeps nothing that opens anything in the clear', async () => {
    const who = somebody()
    const asked = await who.ask(`${bourgogne}/espace`)
    const state = new URL(asked.location ?? '').searchParams.get('pour') ?? ''
    await who.signIn(`${bourgogne}/connexion`, email)
    const code = new URL((await who.ask(`${host}/connexion?pour=${state}`)).location ?? '').searchParams.get(
      'code',
    )
    const verifier = [...who.on(bourgogne).cookies].find(([name]) => name.startsWith('__Host-request-'))?.[1]
    const session = who.on(bourgogne).cookies.get('__Host-session')
    const rows = await Promise.all([
      app.db.selectFrom('authorization_request').selectAll().execute(),
      app.db.selectFrom('authorization_code').selectAll().execute(),
      app.db.selectFrom('session').selectAll().execute(),
    ])
    const kept = JSON.stringify(rows, (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    )
    for (const secret of [state, code, verifier, session]) {
      expect(secret?.length).toBeGreaterThan(40)
      expect(kept).not.toContain(secret)
    }
  })

  test('tells each site that was entered in the audit', async () => {
    const before = await tell('siteEntered')
    const who = somebody()
    await who.signIn(`${bourgogne}/connexion`, email)
    await who.open(`${alsace}/espace`)
    expect((await tell('siteEntered')) - before).toBe(2)
  })

  test('who is late is told so on the site, and gets in as far as elsewhere', async () => {
    const who = somebody()
    const page = await who.signIn(`${bourgogne}/annuaire`, 'retard@bourgogne.example')
    expect([page.at, page.status]).toEqual([`${bourgogne}/espace`, 403])
    expect(page.text).toContain('Votre cotisation est en retard')
    expect((await who.open(`${alsace}/espace`)).status).toBe(403)
    expect((await who.ask(`${alsace}/espace/cotisation`)).status).toBe(200)
  })

  test('people who share a mailbox say who they are once, for all sites', async () => {
    const [one] = await personsOf(app, email)
    const realmId = (await app.sites.byHost(host))?.realm.id ?? ''
    const organisationId = (await app.sites.byHost(bourgogne))?.organisation.id ?? ''
    const other = { givenName: 'Odile', familyName: 'Vasseur', email }
    const dueOn = Temporal.PlainDate.from('2099-12-31')
    const otherId = await app.db.transaction().execute(async tx => {
      const { personId } = await enterPerson(tx, clock.now(), realmId, other)
      await enterMembership(tx, clock.now(), realmId, { organisationId, personId, number: 'B-77', dueOn })
      return personId
    })
    const who = somebody()
    const question = await who.signIn(`${bourgogne}/espace/compte`, email)
    expect(inShort([question.at])).toEqual([`${host}/connexion/qui?pour=*`])
    expect(question.text).toContain('Compagnie de Bourgogne</title>')
    const page = await who.send(host + formIn(question.text, '/connexion/qui'), { person: one?.id ?? '' })
    expect(page.at).toBe(`${bourgogne}/espace/compte`)
    expect(page.text).toContain(one?.family_name)
    expect((await who.open(`${alsace}/espace/compte`)).text).toContain(one?.family_name)
    await who.send(`${alsace}/connexion/qui`, { person: otherId, retour: '/espace/compte' })
    expect((await who.ask(`${bourgogne}/espace/compte`)).text).toContain(other.familyName)
    await app.db.transaction().execute(tx => leaveAccount(tx, { realmId, personId: otherId }))
  })

  test('the other language goes along', async () => {
    const who = somebody()
    await who.open(`${bourgogne}/langue/en`)
    const form = await who.open(`${bourgogne}/espace`)
    expect(form.text).toContain('<html lang="en"')
    expect((await who.signIn(`${bourgogne}/espace/compte`, email)).at).toBe(`${bourgogne}/espace/compte`)
  })
})

describe('the way over the password', () => {
  test('keeps the look of the site, through the letter too, and leads back to it', async () => {
    const who = somebody()
    const ask = await who.open(`${alsace}/mot-de-passe`)
    expect(inShort(ask.way)).toEqual([`${alsace}/mot-de-passe`, `${host}/mot-de-passe?pour=*`])
    expect(ask.text).toContain("Compagnie d'Alsace</title>")
    const member = 'adherent@alsace.example'
    const sent = await who.send(host + formIn(ask.text, '/mot-de-passe'), { email: member })
    expect(sent.text).toContain("Compagnie d'Alsace</title>")
    const [letter] = await desk.lettersTo(member)
    expect(letter?.subject).toContain("Compagnie d'Alsace")
    expect(letter?.text).toContain(`La connexion se fait sur ${host}`)
    const link = await desk.linkTo(member)
    clock.advance({ minutes: 50 })
    const form = await who.open(`${host}${link}`)
    expect(form.at).toBe(`${host}/mot-de-passe/nouveau?pour=${alsace}`)
    expect(form.text).toContain("Compagnie d'Alsace</title>")
    const password = 'Vendange-1998!'
    const fields = { password, again: password }
    const saved = await who.send(host + formIn(form.text, '/mot-de-passe/nouveau'), fields)
    expect(saved.at).toBe(`${host}/connexion?pour=${alsace}`)
    expect(saved.text).toContain('Votre mot de passe est enregistré')
    expect(saved.text).toContain("Compagnie d'Alsace</title>")
    const page = await who.send(host + formIn(saved.text, '/connexion'), { email: member, password })
    expect([page.at, page.status]).toEqual([`${alsace}/espace`, 200])
    expect((await desk.lettersTo(member)).at(0)?.subject).toContain("Compagnie d'Alsace")
  })
})

describe('the end', () => {
  test('« Se déconnecter » on any site ends all, at the next request, on every instance', async () => {
    const other = await desk.anotherInstance()
    for (const site of [bourgogne, host]) {
      const who = somebody()
      await who.signIn(`${bourgogne}/connexion`, email)
      await who.open(`${alsace}/espace`)
      const elsewhere = travel(other.browse)
      for (const name of [host, bourgogne, alsace]) {
        const token = who.on(name).cookies.get('__Host-session') ?? ''
        elsewhere.on(name).cookies.set('__Host-session', token)
        expect(await isIn(elsewhere, name)).toBe(true)
      }
      const page = await who.send(`${site}/deconnexion`, {})
      expect([page.at, page.text.includes('Vous êtes déconnecté')]).toEqual([`${site}/`, true])
      for (const name of [host, bourgogne, alsace]) expect(await isIn(elsewhere, name)).toBe(false)
    }
  })

  test('« Seulement ce site » leaves the others', async () => {
    const who = somebody()
    const page = await who.signIn(`${bourgogne}/connexion`, email)
    expect(page.text).toContain('Seulement ce site')
    expect((await who.open(`${host}/espace`)).text).not.toContain('Seulement ce site')
    await who.open(`${alsace}/espace`)
    const out = await who.send(`${bourgogne}/deconnexion`, { site: '1' })
    expect(out.text).toContain('vous restez connecté aux autres sites')
    expect([await isIn(who, bourgogne), await isIn(who, alsace), await isIn(who, host)]).toEqual([
      false,
      true,
      true,
    ])
    expect(await tell('signedOutOfSite')).toBe(1)
    expect((await who.send(`${host}/deconnexion`, { site: '1' })).text).toContain('À bientôt')
    expect(await isIn(who, alsace)).toBe(false)
  })

  test('two hours without use count for all the sites together', async () => {
    const who = somebody()
    await who.signIn(`${bourgogne}/connexion`, email)
    await who.open(`${alsace}/espace`)
    for (const site of [bourgogne, alsace, bourgogne, host, bourgogne]) {
      clock.advance({ minutes: 100 })
      expect(await isIn(who, site)).toBe(true)
    }
    clock.advance({ minutes: 121 })
    for (const site of [host, bourgogne, alsace]) expect(await isIn(who, site)).toBe(false)
  })

  test('« Sécurité » lists sign-ins, with the sites of each; another one ends with its sites', async () => {
    const { realm_id, id } = await accountOf(app, email)
    await endSessions(app.db, realm_id, id)
    const who = somebody()
    await who.signIn(`${bourgogne}/connexion`, email)
    await who.open(`${alsace}/espace`)
    const other = somebody()
    await other.signIn(`${alsace}/connexion`, email)
    const { text } = await who.open(`${alsace}/espace/securite`)
    expect(text.match(/class="session-device"/g)).toHaveLength(2)
    expect(text).toContain("Sites ouverts\u00a0: Compagnie d'Alsace, Compagnie de Bourgogne")
    await who.send(`${alsace}/espace/securite/appareils`, {})
    expect([await isIn(other, alsace), await isIn(other, host)]).toEqual([false, false])
    for (const site of [host, bourgogne, alsace]) expect(await isIn(who, site)).toBe(true)
  })

  test('a new password, given on one site, ends all others and keeps this sign-in', async () => {
    const member = 'national@federation.example'
    const [who, other] = [somebody(), somebody()]
    for (const each of [who, other]) {
      await each.signIn(`${bourgogne}/connexion`, member)
      await each.open(`${alsace}/espace`)
    }
    const password = 'Vendange-1998!'
    const fields = { current: 'Bienvenue-2026!', password, again: password }
    const saved = await who.send(`${alsace}/espace/securite`, fields)
    expect(saved.text).toContain('Votre mot de passe est')
    for (const site of [host, bourgogne, alsace])
      expect([site, await isIn(who, site), await isIn(other, site)]).toEqual([site, true, false])
  })

  test('the office is asked for the password once, for all sites', async () => {
    const who = somebody()
    await who.signIn(`${bourgogne}/bureau`, 'secretariat@bourgogne.example')
    await who.open(`${host}/bureau`)
    clock.advance({ minutes: 31 })
    expect((await who.open(`${host}/bureau`)).path).toContain('/connexion/confirmation')
    const back = await who.send(`${host}/connexion/confirmation`, {
      password: 'Bienvenue-2026!',
      retour: '/bureau',
    })
    expect(back.at).toBe(`${host}/bureau`)
    expect((await who.ask(`${bourgogne}/bureau`)).location).toBe(null)
  })
})
