import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { changeMembership, personsOf } from '../../test/setup/people.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const stillOpen = ['/espace/compte', '/espace/cotisation', '/espace/securite']

describe.each([
  [
    'late',
    'federation.localhost',
    'retard@bourgogne.example',
    'Votre cotisation est en retard',
    'secretariat@bourgogne',
  ],
  [
    'suspended',
    'ceramique.localhost',
    'suspendu@ceramique.example',
    'Votre adhésion est suspendue',
    'bureau@ceramique',
  ],
  ['awaiting admission', 'avantages.localhost', 'attente@verrerie.example', 'en attente d', 'cse@verrerie'],
])('who is %s', (_how, host, email, title, contact) => {
  test('is told after the password why, what to do and whom to ask', async () => {
    const browser = await signedIn(host, email)
    const page = await browser.get('/espace')
    expect(page.status).toBe(403)
    expect(page.text).toContain(title)
    expect(page.text).toContain(contact)
    for (const path of stillOpen.slice(0, 1)) expect(page.text).toContain(`href="${path}"`)
  })

  test('gets as far as the own account, dues and security, and out', async () => {
    const browser = await signedIn(host, email)
    for (const path of stillOpen) expect([path, (await browser.get(path)).status]).toEqual([path, 200])
    expect((await browser.get('/bureau')).status).toBe(403)
    expect((await browser.post('/deconnexion', {})).location).toBe('/')
  })

  test('is told nothing before the right password', async () => {
    const reply = await browse(host, { ip: '192.0.2.1' }).post('/connexion', { email, password: 'Non-1' })
    expect(reply.text).not.toContain(title)
    expect(reply.text).toContain("L'adresse e-mail ou le mot de passe n'est pas le bon")
  })
})

test.each([
  ['federation.localhost', 'national@federation.example'],
  ['federation.localhost', 'adherent@bourgogne.example'],
  ['ceramique.localhost', 'retard@ceramique.example'],
  ['avantages.localhost', 'salarie@verrerie.example'],
  ['federation.localhost', 'secretariat@federation.example'],
  ['avantages.localhost', 'cse@verrerie.example'],
])('on %s %s gets in', async (host, email) => {
  const browser = await signedIn(host, email)
  const page = await browser.get('/espace')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Espace membres')
})

test('a date that is past stands in red with a word, also where one still gets in', async () => {
  const page = await (await signedIn('ceramique.localhost', 'retard@ceramique.example')).get('/espace/compte')
  expect(page.text).toMatch(/<strong class="past">[^<]*26 mai 2026[^<]*<\/strong>/)
  const paid = await (await signedIn('ceramique.localhost', 'adherent@ceramique.example')).get(
    '/espace/compte',
  )
  expect(paid.text).toContain('15 août 2026')
  expect(paid.text).not.toContain('class="past"')
})

test('« Mon compte » has the headings of the policy', async () => {
  const headings = async (host: string, email: string) => {
    const { text } = await (await signedIn(host, email)).get('/espace/compte')
    return [...text.matchAll(/<h2[^>]*>(?:<a [^>]*>)?([^<]+)/g)].map(([, heading]) => heading)
  }
  const password = 'Réinitialiser mon mot de passe'
  expect(await headings('federation.localhost', 'national@federation.example')).toEqual([
    'Cotisation',
    'Connexion',
    'Identité',
    password,
    'Payer ma cotisation',
    'Mes données',
  ])
  expect(await headings('ceramique.localhost', 'adherent@ceramique.example')).toEqual([
    'Cotisation',
    'Connexion',
    'Identité',
    'Deuxième adhérent',
    'Voir et modifier mes fiches',
    'Créer une fiche',
    password,
    'Payer ma cotisation',
    'Mes données',
  ])
  expect(await headings('avantages.localhost', 'salarie@verrerie.example')).toEqual([
    'Connexion',
    'Identité',
    'Bénéficiaires',
    password,
    'Mes données',
  ])
})

describe('a due day', () => {
  test.each([
    ['in summer', '2026-06-30', '2026-06-30T21:59:59Z', '2026-06-30T22:00:01Z'],
    ['in winter', '2026-12-31', '2026-12-31T22:59:59Z', '2026-12-31T23:00:01Z'],
  ])('ends at midnight in Paris, %s', async (_when, dueOn, before, after) => {
    const email = 'adherent@alsace.example'
    const [person] = await personsOf(app, email)
    await changeMembership(app, person?.id ?? '', { due_on: Temporal.PlainDate.from(dueOn) })
    clock.set(before)
    const browser = await signedIn('federation.localhost', email)
    expect((await browser.get('/espace')).status).toBe(200)
    clock.set(after)
    expect((await browser.get('/espace')).status).toBe(403)
  })
})

test('a suspension ends an open session at its next page, not the session', async () => {
  clock.set('2026-06-15T08:00:00Z')
  const email = 'salarie@verrerie.example'
  const [person] = await personsOf(app, email)
  const browser = await signedIn('avantages.localhost', email)
  expect((await browser.get('/espace')).status).toBe(200)
  await changeMembership(app, person?.id ?? '', { state: 'left' })
  const page = await browser.get('/espace')
  expect([page.status, page.text.includes("Vous n'êtes plus membre")]).toEqual([403, true])
  expect((await browser.get('/espace/compte')).status).toBe(200)
})
