import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { consent } from '../../test/setup/registrations.ts'

const { app, clock, browse, anotherInstance } = await startTestApp()
const host = 'ceramique.localhost'
const first = '/inscription/identifiants'
const password = 'Vendange-1998!'

let people = 0
const identity = () => ({
  familyName: "L'Hermitte",
  givenName: 'Zoé',
  email: `zoe-${++people}@exemple.fr`,
  phone: '06.12.34.56.78',
  password,
  again: password,
})
const address = { line1: '3 rue du Port', line2: '', postcode: '20000', town: 'Ajaccio', country: 'FR' }

async function atValidation(browser: Browser, who = identity()): Promise<Browser> {
  await browser.post(first, who)
  await browser.post('/inscription/adresse', address)
  await browser.post('/inscription/deuxieme-adherent', {})
  return browser
}

const newest = async () =>
  await app.db.selectFrom('application').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()

const applications = async (email: string) =>
  await app.db.selectFrom('application').selectAll().where('email', '=', email).execute()

describe('step by step', () => {
  test('each step has its address, its place and its buttons, and leads to the next', async () => {
    const browser = browse(host)
    const page = await browser.get(first)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Étape 1 sur 4')
    expect(page.text).not.toContain('Précédent')
    expect((await browser.post(first, identity())).location).toBe('/inscription/adresse')
    expect((await browser.post('/inscription/adresse', address)).location).toBe(
      '/inscription/deuxieme-adherent',
    )
    expect((await browser.post('/inscription/deuxieme-adherent', {})).location).toBe(
      '/inscription/validation',
    )
    const last = await browser.get('/inscription/validation')
    for (const said of ['Étape 4 sur 4', 'Zoé L&#39;Hermitte', '06 12 34 56 78', '20000 Ajaccio'])
      expect(last.text.replaceAll("'", '&#39;')).toContain(said)
    expect(last.text).toContain('/inscription/adresse?verifier=1')
  })

  test('a step is not shown before those in front of it are done', async () => {
    const browser = browse(host)
    expect((await browser.get('/inscription/validation')).location).toBe(first)
    await browser.post(first, identity())
    expect((await browser.get('/inscription/validation')).location).toBe('/inscription/adresse')
    expect((await browser.get('/inscription/nulle-part')).location).toBe('/inscription/adresse')
  })

  test('« Modifier » comes back to the answers', async () => {
    const browser = await atValidation(browse(host))
    const page = await browser.get('/inscription/adresse?verifier=1')
    expect(page.text).toContain('name="check"')
    const changed = await browser.post('/inscription/adresse', { ...address, town: 'Bastia', check: '1' })
    expect(changed.location).toBe('/inscription/validation')
    expect((await browser.get('/inscription/validation')).text).toContain('Bastia')
  })
})

describe('nothing that was typed is lost', () => {
  test('what is wrong is said beside the field, and kept with the rest', async () => {
    const browser = browse(host)
    const reply = await browser.post(first, {
      ...identity(),
      email: 'zoe@',
      phone: '12',
      password: '',
      again: '',
    })
    expect(reply.status).toBe(422)
    for (const field of ['email-error', 'phone-error', 'familyName']) expect(reply.text).toContain(field)
    const again = await browser.get(first)
    expect(again.text).toContain('value="zoe@"')
    expect(again.text).toContain('value="12"')
  })

  test('« Précédent » keeps what was typed, right or wrong, and does not complain', async () => {
    const browser = browse(host)
    await browser.post(first, identity())
    const back = await browser.post('/inscription/adresse', { ...address, postcode: '1', go: 'previous' })
    expect([back.status, back.location]).toEqual([303, first])
    expect((await browser.get('/inscription/adresse')).text).toContain('value="1"')
  })

  test('a good password is hashed at once, never shown, and not asked for again', async () => {
    const browser = browse(host)
    const who = identity()
    const wrong = await browser.post(first, { ...who, familyName: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Votre mot de passe est enregistré')
    expect(wrong.text).not.toContain(password)
    const right = await browser.post(first, { ...who, password: '', again: '' })
    expect(right.location).toBe('/inscription/adresse')
    const draft = await app.db
      .selectFrom('application')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(draft.password_hash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(draft.typed)).not.toContain(password)
  })

  test('a password that breaks the rules, or differs, is refused beside its field', async () => {
    const browser = browse(host)
    const weak = await browser.post(first, { ...identity(), password: 'court', again: 'court' })
    expect(weak.text).toMatch(/id="password-error"[\s\S]*?au moins 8 caractères/)
    const differ = await browser.post(first, { ...identity(), again: 'Vendange-1999!' })
    expect(differ.text).toMatch(/id="again-error"[\s\S]*?Les deux mots de passe ne sont pas identiques/)
    expect((await browser.get(first)).text).not.toContain('Votre mot de passe est enregistré')
  })

  test('two tabs each keep their own step; a restart of the server loses nothing', async () => {
    const browser = await atValidation(browse(host))
    await Promise.all([
      browser.post('/inscription/adresse', { ...address, town: 'Corte' }),
      browser.post('/inscription/deuxieme-adherent', {
        familyName: 'Rossi',
        givenName: 'Ange',
        email: 'ange@exemple.fr',
      }),
    ])
    const other = (await anotherInstance()).browse(host)
    for (const [name, value] of browser.cookies) other.cookies.set(name, value)
    const page = await other.get('/inscription/validation')
    expect(page.text).toContain('Corte')
    expect(page.text).toContain('Ange Rossi')
  })

  test('a draft lasts 30 days from its last change', async () => {
    const browser = browse(host)
    await browser.post(first, identity())
    clock.advance({ hours: 29 * 24 })
    await browser.post('/inscription/adresse', address)
    clock.advance({ hours: 29 * 24 })
    expect((await browser.get('/inscription/adresse')).text).toContain('Ajaccio')
  })

  test('the steps are those with which it began, whatever the policy becomes', async () => {
    const browser = browse(host)
    await browser.post(first, identity())
    const realm = await app.db
      .selectFrom('realm')
      .selectAll()
      .where('slug', '=', 'ceramique')
      .executeTakeFirstOrThrow()
    const policy = realm.policy as { registration: { steps: string[] } }
    const steps = ['identifiers', 'validation']
    const changed = JSON.stringify({ ...policy, registration: { ...policy.registration, steps } })
    await app.db.updateTable('realm').set({ policy: changed }).where('id', '=', realm.id).execute()
    await expect.poll(async () => (await browse(host).get(first)).text).toContain('Étape 1 sur 2')
    expect((await browser.get('/inscription/adresse')).text).toContain('Étape 2 sur 4')
    await app.db
      .updateTable('realm')
      .set({ policy: JSON.stringify(policy) })
      .where('id', '=', realm.id)
      .execute()
    await expect.poll(async () => (await browse(host).get(first)).text).toContain('Étape 1 sur 4')
  })
})

describe('what no form has', () => {
  test('fields of terms that are not in force are not kept', async () => {
    const browser = await atValidation(browse(host), identity())
    const invented = Array.from({ length: 300 }, (_, at) => [`terms-${String(at).padStart(36, '0')}`, 'oui'])
    const own = await consent(browser)
    await browser.post('/inscription/validation', {
      ...Object.fromEntries(invented),
      ...own,
      go: 'later',
    })
    const { typed } = await newest()
    expect((typed as { validation: object }).validation).toEqual(own)
  })

  test('more than a draft may hold is refused, and shown again to be shortened', async () => {
    const council = browse('avantages.localhost')
    await council.get('/invitation/verrerie-demo')
    const long = Array.from({ length: 100 }, (_, at) =>
      ['familyName', 'givenName'].map(name => [`${at}-${name}`, 'e'.repeat(480)]),
    )
    await council.post('/inscription/compte', { familyName: 'Rossi' })
    const { id, version, typed } = await newest()
    const reply = await council.post('/inscription/beneficiaires', Object.fromEntries(long.flat()))
    expect([reply.status, reply.text.includes('trop long pour être gardé')]).toEqual([413, true])
    expect(reply.text).toContain('id="beneficiary-99"')
    expect(await newest()).toMatchObject({ id, version, typed })
  })
})

test('a likely typing error in the address stops once; who sends it again means it', async () => {
  const browser = browse(host)
  const who = { ...identity(), email: 'zoe@gmial.com' }
  const asked = await browser.post(first, who)
  expect(asked.status).toBe(422)
  expect(asked.text).toMatch(/id="email-error"[\s\S]*?zoe@gmail\.com/)
  const again = { ...who, password: '', again: '' }
  expect((await browser.post(first, again)).location).toBe('/inscription/adresse')
})

describe('sending', () => {
  test('makes one application of a double click, and of two hundred at once', async () => {
    const who = identity()
    const browser = await atValidation(browse(host), who)
    const terms = await consent(browser)
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => browser.post('/inscription/validation', terms)),
    )
    expect(new Set(replies.map(({ location }) => location))).toEqual(new Set(['/inscription/envoyee']))
    const sent = await applications(who.email)
    expect(sent.map(({ state }) => state)).toEqual(['submitted'])
    const letters = await app.db.selectFrom('letter').selectAll().where('to_email', '=', who.email).execute()
    expect(letters.map(({ template }) => template)).toEqual(['applicationReceived'])
    expect((await browser.post(first, who)).location).toBe('/inscription/envoyee')
  })

  test('is refused while something is missing', async () => {
    const browser = browse(host)
    await browser.post(first, identity())
    const terms = await consent(await atValidation(browse(host), identity()))
    const reply = await browser.post('/inscription/validation', terms)
    expect(reply.location).toBe('/inscription/adresse')
  })

  test('an address that has an account is told at once, with the way to sign in', async () => {
    const browser = browse(host, { ip: '192.0.2.7' })
    const reply = await browser.post(first, { ...identity(), email: 'Adherent@ceramique.example ' })
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(/id="email-error"[\s\S]*?a déjà un compte/)
    expect(reply.text).toContain('href="/connexion"')
  })

  test('and also when the account was made meanwhile', async () => {
    const who = { ...identity(), email: 'entre-temps@exemple.fr' }
    const browser = await atValidation(browse(host, { ip: '192.0.2.8' }), who)
    const { id } = await app.db
      .selectFrom('realm')
      .select('id')
      .where('slug', '=', 'ceramique')
      .executeTakeFirstOrThrow()
    await app.db
      .insertInto('account')
      .values({
        realm_id: id,
        id: crypto.randomUUID(),
        email: who.email,
        email_key: who.email,
        created_at: clock.now(),
      })
      .execute()
    const reply = await browser.post('/inscription/validation', await consent(browser))
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('a déjà un compte')
    expect(await applications(who.email)).toEqual([])
  })
})
