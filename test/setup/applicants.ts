import { blueprints } from '../../src/organisations/blueprints.ts'
import { approve, refuse } from '../../src/registration/admission/decide.ts'
import type { Application } from '../../src/registration/application.ts'
import type { Visit } from '../../src/web/visit.ts'
import type { TestApp } from './app.ts'
import type { Browser } from './browser-less-client.ts'
import { chosenPassword, type Fields, fillIn, pathOf, send } from './registrations.ts'

/** Where anybody may apply, and what the address has is told. */
export const association = 'ceramique.localhost'
/** Where one is invited, the office decides, and nobody is told whom it knows. */
export const worksCouncil = 'avantages.localhost'

const stepsOn: Record<
  string,
  readonly (typeof blueprints)['association' | 'worksCouncil']['registration']['steps'][number][]
> = {
  [association]: blueprints.association.registration.steps,
  [worksCouncil]: blueprints.worksCouncil.registration.steps,
}

/** What tests of registrations do over and over again. */
export function applicantsOf({ app, browse, lettersTo, letters }: TestApp) {
  let places = 0
  /** A browser at an address of its own, invited where one has to be. */
  const somewhere = (host: string): Browser => {
    const browser = browse(host, { ip: `203.0.113.${++places % 250}` })
    if (host === worksCouncil) browser.cookies.set('__Host-invitation', 'verrerie-demo')
    return browser
  }
  const applicationOf = async (email: string): Promise<Application> =>
    await app.db
      .selectFrom('application')
      .selectAll()
      .where('email', '=', email)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  /** Fills everything in, up to the last step. */
  const draft = async (host: string, who: Fields = {}) => {
    const browser = somewhere(host)
    const steps = stepsOn[host] ?? []
    const { email } = await fillIn(browser, app, steps, who.email)
    const first = steps[0] ?? 'identifiers'
    if (Object.keys(who).length > 1) {
      const identity = { familyName: "L'Hermitte", givenName: 'Zoé', phone: '06 12 34 56 78', email }
      const occupation = await anOccupation(host)
      const reply = await browser.post(pathOf(first), { ...identity, occupation, ...who })
      if (reply.status !== 303) throw new Error(`The first step was refused:\n${reply.text}`)
    }
    return { browser, email }
  }
  const anOccupation = async (host: string) => {
    const site = await app.sites.byHost(host)
    const offered = await app.db
      .selectFrom('occupation')
      .select('id')
      .where('realm_id', '=', site?.realm.id ?? '')
      .limit(1)
      .executeTakeFirst()
    return offered?.id ?? ''
  }
  /** The same, and sends it. */
  const apply = async (host: string, who: Fields = {}) => {
    const { browser, email } = await draft(host, who)
    const reply = await send(browser)
    if (reply.location !== '/inscription/envoyee') throw new Error(`It was not sent:\n${reply.text}`)
    return { browser, email, application: await applicationOf(email) }
  }
  /** The path with the first link of the newest letter to that address that has one. */
  const linkTo = async (email: string): Promise<string> => {
    const letter = (await lettersTo(email)).find(({ text }) => text.includes('?jeton='))
    const link = /\S+\?jeton=\S+/.exec(letter?.text ?? '')?.[0]
    if (!link) throw new Error(`No letter with a link to ${email}`)
    return link.slice(link.indexOf('/inscription'))
  }
  /** Opens the link of a letter and confirms, in a browser of its own unless one is given. */
  const confirm = async (host: string, email: string, browser = browse(host)) => {
    await browser.get(await linkTo(email))
    await browser.post('/inscription/confirmation', {})
    return browser
  }
  const asOffice = async (host: string): Promise<Visit> => {
    const site = await app.sites.byHost(host)
    return { app, site, visitor: null, ip: '192.0.2.9', userAgent: null } as unknown as Visit
  }
  return {
    somewhere,
    draft,
    apply,
    applicationOf,
    linkTo,
    confirm,
    letters,
    approve: async (host: string, application: Application) =>
      await approve(await asOffice(host), application),
    refuse: async (host: string, application: Application, reason: string) =>
      await refuse(await asOffice(host), application, reason),
    signIn: async (browser: Browser, email: string, password = chosenPassword) =>
      await browser.post('/connexion', { email, password }),
  }
}
