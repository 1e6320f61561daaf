import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { guideAt, namesIn, readIn } from '../../test/setup/guide-page.ts'
import { printedGuides } from '../../test/setup/printed-guides.ts'
import { pathOf } from '../../test/setup/registrations.ts'
import { type Policy, policySchema } from '../organisations/policy.ts'

const { app, browse, signedIn, linkTo } = await startTestApp()

const guide = (host: string) => guideAt(browse(host))

describe('covers each step of the guide on paper', () => {
  test.each(Object.entries(printedGuides))('%s', async (host, steps) => {
    const page = await guide(host)
    const missing = steps.flatMap(({ anchor, words }) => {
      const said = readIn(page.step(anchor))
      return words.filter(word => !said.includes(word)).map(word => `${anchor}: ${word}`)
    })
    expect(missing).toEqual([])
  })

  test('a site of a territory says whom to ask, and where one signs in', async () => {
    const page = await guide('bourgogne.localhost')
    expect(readIn(page.step('connexion-ouvrir'))).toContain('federation.localhost')
    expect(readIn(page.step('contact-qui'))).toMatch(/secretariat@alsace.example.*03 80 00 20 20/)
    expect(page.html).toContain('Compagnie de Bourgogne')
  })
})

describe('figures are the pages themselves', () => {
  const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

  test('the forms of signing in', async () => {
    const host = 'federation.localhost'
    const page = await guide(host)
    const browser = browse(host)
    const signIn = main((await browser.get('/connexion')).text)
    expect(namesIn(page.figure('image-connexion'))).toEqual(namesIn(signIn))
    expect(namesIn(signIn)).toHaveLength(4)
    const ask = main((await browser.get('/mot-de-passe')).text)
    expect(namesIn(page.figure('image-demande'))).toEqual(namesIn(ask))
    await browser.post('/mot-de-passe', { email: 'national@federation.example' })
    const sent = main((await browser.get('/mot-de-passe?envoye=1')).text)
    expect(sent).toContain(noticeIn(page.figure('image-message-parti')))
    const { location } = await browser.get(await linkTo('national@federation.example'))
    const choose = main((await browser.get(location ?? '')).text)
    expect(namesIn(page.figure('image-mot-de-passe'))).toEqual(namesIn(choose))
    expect(rulesIn(page.figure('image-mot-de-passe'))).toEqual(rulesIn(choose))
    expect(rulesIn(choose)).toHaveLength(4)
  })

  test.each([
    ['ceramique.localhost', '/inscription'],
    ['avantages.localhost', '/invitation/verrerie-demo'],
  ])('the pages of the registration at %s', async (host, beginning) => {
    const page = await guide(host)
    const browser = browse(host)
    await browser.get(beginning)
    const { realm } = (await app.sites.byHost(host)) ?? {}
    const [first] = realm?.policy.registration.steps ?? []
    const slug = pathOf(first ?? 'validation').slice('/inscription/'.length)
    const shown = page.figure(`image-${slug}`)
    const real = main((await browser.get(pathOf(first ?? 'validation'))).text)
    expect(namesIn(shown)).toEqual(namesIn(real))
    expect(namesIn(shown).length).toBeGreaterThan(5)
  })

  test.each([
    ['federation.localhost', 'national@federation.example'],
    ['ceramique.localhost', 'adherent@ceramique.example'],
    ['avantages.localhost', 'salarie@verrerie.example'],
  ])('« Mon compte » at %s, heading by heading', async (host, email) => {
    const headings = (html: string) =>
      [...html.matchAll(/<h2>(.*?)<\/h2>/gs)].map(([, heading = '']) => readIn(heading).trim())
    const chapter = /<section class="guide-part" id="compte".*?<section class="guide-part"/s
    const shown = headings(chapter.exec((await guide(host)).html)?.[0] ?? '')
    const browser = await signedIn(host, email)
    const real = headings(main((await browser.get('/espace/compte')).text))
    expect(shown.length).toBeGreaterThan(3)
    expect(shown).toEqual(real)
  })

  test('nothing in them has the identifier of something else', async () => {
    for (const host of Object.keys(printedGuides)) {
      const ids = [...(await guide(host)).html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    }
  })
})

describe('is written from the policy as it is', () => {
  const host = 'ceramique.localhost'
  const policyOf = async (): Promise<Policy> => {
    const { policy } = await app.db
      .selectFrom('realm')
      .select('policy')
      .where('slug', '=', 'ceramique')
      .executeTakeFirstOrThrow()
    return policySchema.parse(policy)
  }
  const setPolicy = async (policy: Policy) => {
    await app.db
      .updateTable('realm')
      .set({ policy: JSON.stringify(policySchema.parse(policy)) })
      .where('slug', '=', 'ceramique')
      .execute()
  }
  const chapters = () => guide(host).then(page => page.chapters)

  test('another policy is another guide, and the former one comes back with it', async () => {
    const before = await policyOf()
    const all = await chapters()
    expect(all).toEqual(
      'avant inscription connexion mot-de-passe compte modifier cotisation fiches annuaire contact'.split(
        ' ',
      ),
    )
    await setPolicy({
      ...before,
      registration: { ...before.registration, startedBy: 'office' },
      password: { ...before.password, minLength: 12, passphraseFrom: 20 },
      unknownEmail: 'conceal',
      entry: 'paidUp',
      dues: 'none',
      rubrics: [],
      directory: 'none',
      accountSections: ['identity', 'signIn'],
    })
    await expect
      .poll(chapters)
      .toEqual(['avant', 'mot-de-passe', 'connexion', 'compte', 'modifier', 'contact'])
    const other = await guide(host)
    const said = (anchor: string) => readIn(other.step(anchor))
    expect(said('mot-de-passe-choisir')).toMatch(
      /au moins 12 caractères.*une phrase d'au moins 20 caractères/,
    )
    expect(said('mot-de-passe-reponse')).toContain('Si cette adresse est connue')
    expect(readIn(other.html)).not.toMatch(/Cet utilisateur n'existe pas|cotisation en retard|rubrique/i)
    expect(other.html.indexOf('id="compte-identite"')).toBeLessThan(
      other.html.indexOf('id="compte-identifiant"'),
    )
    for (const lost of ['avant-cotisation', 'connexion-restreinte', 'compte-echeance'])
      expect(other.step(lost)).toBe('')
    await setPolicy(before)
    await expect.poll(chapters).toEqual(all)
  })

  test('steps in another order, and dues by other rules', async () => {
    const before = await policyOf()
    if (before.dues === 'none') throw new Error('The association has dues')
    await setPolicy({
      ...before,
      registration: {
        ...before.registration,
        steps: ['address', 'beneficiaries', 'account', 'validation'],
        admittedAfter: ['officeApproved', 'duesPaid'],
      },
      entry: 'paidUp',
      dues: {
        ...before.dues,
        period: 'season',
        rollOverFrom: '06-01',
        remindOn: [10],
        suspendAfterReminders: 1,
        suspension: 'byItself',
      },
    })
    const said = async (anchor: string) => readIn((await guide(host)).step(anchor))
    await expect.poll(() => said('inscription-adresse')).toContain('Étape 1 sur 4')
    expect(await said('inscription-compte')).toContain('Étape 3 sur 4 : Créez votre compte')
    expect(await said('inscription-deuxieme-adherent')).toBe('')
    expect(await said('modifier-deuxieme-adherent')).toBe('')
    expect(await said('inscription-confirmer')).toBe('')
    expect(await said('inscription-reponse')).toContain('Elle la valide')
    expect(await said('inscription-cotisation')).toContain('dès que le bureau a enregistré')
    expect(await said('cotisation-echeance')).toMatch(/commence le 1er septembre.*à partir du 1er juin/)
    expect(await said('cotisation-retard')).toMatch(/10 jours après.*Après 1 rappel .*automatiquement/)
    expect(await said('avant-cotisation')).toContain('à jour')
    await setPolicy(before)
    await expect.poll(() => said('inscription-identifiants')).toContain('Étape 1 sur 4')
  })
})

test('in English too, with the words of the English pages', async () => {
  const browser = browse('avantages.localhost')
  await browser.get('/langue/en')
  const page = await guideAt(browser)
  expect(page.html).toContain('<h1>Sign-in guide</h1>')
  expect(namesIn(page.figure('image-connexion'))).toEqual([
    'E-mail address',
    'Password',
    'Remember me',
    'Sign in',
  ])
  const article = readIn(page.html.slice(page.html.indexOf('<article'), page.html.indexOf('</article>')))
  expect(article).not.toMatch(/«|\b(?:votre|cliquez|avec)\b/i)
})

const noticeIn = (figure: string) => /<h2 class="notice-title">.*?<\/h2>/s.exec(figure)?.[0] ?? 'no notice'
const rulesIn = (html: string) => html.match(/data-pattern="[^"]*">[^<]*/g)
