import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { dump } from '../../test/setup/dump.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'
import { enterPerson } from '../members/enter-member.ts'
import { tokenHash } from './tokens.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

describe('the address', () => {
  test.each([
    ['as it is', email],
    ['with blanks around', `  ${email}\t`],
    ['in capitals', 'ADHERENT@Ceramique.EXAMPLE'],
  ])('signs in %s', async (_how, typed) => {
    const reply = await browse(host, { ip: '192.0.2.1' }).post('/connexion', { email: typed, password })
    expect([reply.status, reply.location]).toEqual([303, '/espace'])
  })

  test.each([
    ['NFC for NFD', 'Hélène@exemple.fr'.normalize('NFD'), 'hélène@exemple.fr'.normalize('NFC')],
    ['NFD for NFC', 'zoé@exemple.fr'.normalize('NFC'), 'ZOÉ@exemple.fr'.normalize('NFD')],
    ['punycode for an IDN', 'anne@théâtre.example', 'anne@xn--thtre-4qa2c.example'],
    ['an IDN for punycode', 'luc@xn--caf-dma.example', 'Luc@CAFÉ.example'],
  ])('%s is one identity', async (_how, entered, typed) => {
    await enter(entered)
    const reply = await browse(host, { ip: '192.0.2.2' }).post('/connexion', { email: typed, password })
    expect(reply.status).toBe(303)
  })

  test('with a +tag is another one', async () => {
    await enter('jean+fiches@exemple.fr')
    const browser = browse(host, { ip: '192.0.2.3' })
    expect((await browser.post('/connexion', { email: 'jean@exemple.fr', password })).status).toBe(422)
    expect((await browser.post('/connexion', { email: 'jean+fiches@exemple.fr', password })).status).toBe(303)
  })
})

describe('an unknown address', () => {
  test('gets the page of a wrong password, byte for byte', async () => {
    const wrong = (typed: string) =>
      browse(host, { ip: '192.0.2.4' }).post('/connexion', { email: typed, password: 'Pas-le-bon-1' })
    const [known, unknown] = [await wrong(email), await wrong('personne@ceramique.example')]
    const headersOf = (reply: typeof known) => [...reply.headers].sort()
    expect(known.status).toBe(422)
    expect(unknown.status).toBe(422)
    expect(unknown.text.replaceAll('personne@', 'adherent@')).toBe(known.text)
    expect(headersOf(unknown)).toEqual(headersOf(known))
    expect(known.text).toContain("L'adresse e-mail ou le mot de passe n'est pas le bon")
  })

  test.each([
    ['an account without a password', 'federation.localhost', 'nouveau@bourgogne.example'],
    ['the second adherent of a couple', host, 'conjoint@ceramique.example'],
    ['the account of another realm', host, 'adherent@alsace.example'],
    ['no address at all', host, 'adherent chez céramique'],
  ])('and so does %s', async (_who, site, typed) => {
    const reply = await browse(site, { ip: '192.0.2.5' }).post('/connexion', { email: typed, password })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain("L'adresse e-mail ou le mot de passe n'est pas le bon")
    expect(reply.headers.getSetCookie()).toEqual([])
  })

  test('costs the same work', async () => {
    const times = { known: [] as number[], unknown: [] as number[] }
    for (const round of [1, 2, 3, 4]) {
      for (const who of ['known', 'unknown'] as const) {
        const typed = who === 'known' ? 'bureau@ceramique.example' : 'rien@ceramique.example'
        const start = performance.now()
        await browse(host, { ip: `192.0.2.6${round}` }).post('/connexion', {
          email: typed,
          password: 'Non-1',
        })
        times[who].push(performance.now() - start)
      }
    }
    // argon2id is nearly all of it: an answer without it would take a small part of the time.
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) / 3)
  })
})

test('what is missing is said beside its field, and what was typed stays', async () => {
  const reply = await browse(host).post('/connexion', { email, password: '' })
  expect(reply.status).toBe(422)
  expect(reply.text).toContain('Saisissez votre mot de passe')
  expect(reply.text).toContain(`value="${email}"`)
})

describe('the session', () => {
  test('gets a new token at every sign-in, kept as a hash', async () => {
    const browser = await signedIn(host, email)
    const first = browser.cookies.get('__Host-session') ?? ''
    await browser.signInAs(email, password)
    const second = browser.cookies.get('__Host-session') ?? ''
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(second).toMatch(/^[\w-]{43}$/)
    expect(second).not.toBe(first)
    const device = browser.cookies.get('__Host-device') ?? ''
    const everything = await dump(app.db)
    for (const token of [first, second, device]) {
      const bytes = Buffer.from(token, 'base64url')
      expect(everything).not.toContain(token)
      expect(everything).not.toContain(bytes.toString('hex'))
    }
    expect(everything).toContain(tokenHash(second).toString('hex'))
    expect(everything).not.toContain(password)
  })

  test('is not one that the browser brought', async () => {
    const browser = browse(host)
    browser.cookies.set('__Host-session', 'A'.repeat(43))
    await browser.signInAs(email, password)
    expect(browser.cookies.get('__Host-session')).not.toBe('A'.repeat(43))
  })

  test('has a cookie for this host alone, that no script reads', async () => {
    const browser = await signedIn(host, email)
    expect(browser.cookieLine('__Host-session')).toBe('Path=/; Secure; HttpOnly; SameSite=Lax')
    await browser.post('/connexion', { email, password, remember: 'on' })
    expect(browser.cookieLine('__Host-session')).toBe(
      'Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000',
    )
  })

  test('ends here and in the database when one signs out', async () => {
    const browser = await signedIn(host, email)
    const token = browser.cookies.get('__Host-session') ?? ''
    const reply = await browser.post('/deconnexion', {})
    expect([reply.status, reply.location]).toEqual([303, '/'])
    expect(browser.cookies.has('__Host-session')).toBe(false)
    expect((await browser.get('/')).text).toContain('Vous êtes déconnecté')
    browser.cookies.set('__Host-session', token)
    expect((await browser.get('/espace')).location).toContain('/connexion')
  })
})

test('a hash made with less is made anew at the next sign-in', async () => {
  const cheap = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  await enter('ancienne@exemple.fr')
  await setHash('ancienne@exemple.fr', cheap)
  await browse(host).signInAs('ancienne@exemple.fr', 'password')
  const hash = await hashOf('ancienne@exemple.fr')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await browse(host).signInAs('ancienne@exemple.fr', 'password')
  expect(await hashOf('ancienne@exemple.fr')).toBe(hash)
})

async function enter(typed: string): Promise<void> {
  const { realm_id } = await account(email)
  await app.db.transaction().execute(tx => {
    return enterPerson(tx, clock.now(), realm_id, { givenName: 'Anne', familyName: 'Essai', email: typed })
  })
  const { password_hash } = await account(email)
  if (password_hash) await setHash(typed, password_hash)
}

async function setHash(typed: string, hash: string): Promise<void> {
  await app.db.updateTable('account').set({ password_hash: hash }).where('email', '=', typed).execute()
}

async function hashOf(typed: string): Promise<string | null> {
  return (await account(typed)).password_hash
}

function account(typed: string) {
  return app.db.selectFrom('account').selectAll().where('email', '=', typed).executeTakeFirstOrThrow()
}
