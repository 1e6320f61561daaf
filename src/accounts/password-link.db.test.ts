import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'

const { app, clock, browse, letters, lettersTo } = await startTestApp()
const host = 'ceramique.localhost'

let addresses = 0
const somewhere = (site = host) => browse(site, { ip: `198.51.100.${++addresses}` })
const ask = (email: string, browser = somewhere()) => browser.post('/mot-de-passe', { email })

describe('where the policy tells', () => {
  test('a known address is told that the letter has left', async () => {
    const browser = somewhere()
    const reply = await ask('Adherent@Ceramique.EXAMPLE ', browser)
    expect([reply.status, reply.location]).toEqual([303, '/mot-de-passe?envoye=1'])
    const page = await browser.get('/mot-de-passe?envoye=1')
    expect(page.text).toMatch(/notice[^>]*success[\s\S]*Un message vient d'être envoyé/)
    expect(page.text).toContain('Adherent@Ceramique.EXAMPLE')
    expect(page.text).toContain('indésirables')
    const [letter, ...more] = await lettersTo('adherent@ceramique.example')
    expect(more).toEqual([])
    expect(letter?.subject).toBe('Terre et Feu : choisir votre mot de passe')
    for (const body of [letter?.text, letter?.html]) {
      expect(body).toMatch(/http:\/\/ceramique\.localhost:3000\/mot-de-passe\/nouveau\?jeton=[\w-]{43}/)
      expect(body).toContain('une heure')
    }
  })

  test('an unknown one is told so, with whom to contact, and gets no letter', async () => {
    const reply = await ask('personne@ceramique.example')
    expect(reply.status).toBe(422)
    expect(reply.text).toContain("Cet utilisateur n'existe pas")
    expect(reply.text).toContain('bureau@ceramique.example')
    expect(reply.text).toContain('value="personne@ceramique.example"')
    expect(await lettersTo('personne@ceramique.example')).toEqual([])
  })

  test('a likely typing error is pointed out', async () => {
    expect((await ask('helene.garnier@gmial.com')).text).toContain('helene.garnier@gmail.com')
  })

  test('on a site with territorial sites each is named with its contact', async () => {
    const reply = await ask('personne@bourgogne.example', somewhere('federation.localhost'))
    for (const contact of ['secretariat@federation', 'secretariat@bourgogne', 'secretariat@alsace']) {
      expect(reply.text).toContain(contact)
    }
  })

  test.each(['', '   ', 'jean chez exemple', '@'])('%j is no address, and is told so', async typed => {
    expect((await ask(typed)).status).toBe(422)
  })

  test('one that has never signed in gets the same letter', async () => {
    await ask('nouveau@bourgogne.example', somewhere('federation.localhost'))
    const [letter] = await lettersTo('nouveau@bourgogne.example')
    expect(letter?.text).toContain('http://federation.localhost:3000/mot-de-passe/nouveau?jeton=')
  })

  test('the second adherent gets a letter that names no one', async () => {
    const browser = somewhere()
    await ask('conjoint@ceramique.example', browser)
    expect((await browser.get('/mot-de-passe?envoye=1')).text).toContain("Un message vient d'être envoyé")
    const [letter, ...more] = await lettersTo('conjoint@ceramique.example')
    expect(more).toEqual([])
    expect(letter?.text).toContain("l'adresse de la première personne")
    for (const name of ['Garnier', 'Hélène', 'Paul', 'adherent@', 'jeton=']) {
      expect(`${letter?.text}${letter?.html}${letter?.subject}`).not.toContain(name)
    }
  })
})

describe('after more than five unknown addresses in an hour from one IP', () => {
  test('the page conceals, for known addresses too', async () => {
    const prober = browse(host, { ip: '127.0.0.1' })
    for (let times = 1; times <= 5; times++)
      expect((await ask(`essai-${times}@exemple.fr`, prober)).status).toBe(422)
    for (const email of ['essai-6@exemple.fr', 'retard@ceramique.example']) {
      expect((await ask(email, prober)).status).toBe(303)
      expect((await prober.get('/mot-de-passe?envoye=1')).text).toContain(
        "Si cette adresse est connue, un message vient d'être envoyé",
      )
    }
    expect((await lettersTo('essai-6@exemple.fr'))[0]?.subject).toContain("n'est pas connue")
    expect((await lettersTo('retard@ceramique.example'))[0]?.text).toContain('jeton=')
  })

  test('elsewhere it still tells, and here after the hour', async () => {
    expect((await ask('essai-7@exemple.fr')).status).toBe(422)
    clock.advance({ minutes: 61 })
    expect((await ask('essai-8@exemple.fr', browse(host, { ip: '127.0.0.1' }))).status).toBe(422)
  })
})

describe('letters to one address', () => {
  test('« Renvoyer » within a minute sends nothing more, and says the same', async () => {
    const email = 'suspendu@ceramique.example'
    const browser = somewhere()
    for (const seconds of [0, 1, 30, 28]) {
      clock.advance({ seconds })
      expect((await ask(email, browser)).location).toBe('/mot-de-passe?envoye=1')
    }
    expect(await lettersTo(email)).toHaveLength(1)
    clock.advance({ seconds: 2 })
    await ask(email, browser)
    expect(await lettersTo(email)).toHaveLength(2)
  })

  test('are one when two clicks come at once', async () => {
    const email = 'bureau@ceramique.example'
    const browser = somewhere()
    await Promise.all([ask(email, browser), ask(email, browser), ask(email)])
    expect(await lettersTo(email)).toHaveLength(1)
  })

  test('are three an hour at most, then one is told how long to wait', async () => {
    const email = 'famille@ceramique.example'
    const statuses: number[] = []
    for (let times = 1; times <= 5; times++) {
      statuses.push((await ask(email)).status)
      clock.advance({ minutes: 2 })
    }
    expect(statuses).toEqual([303, 303, 303, 429, 429])
    await ask(email)
    const reply = await ask(email)
    expect(reply.headers.get('retry-after')).toBe(String(50 * 60))
    expect(reply.text).toContain('dans 50 minutes')
    expect(await lettersTo(email)).toHaveLength(3)
  })

  test('are ten a day at most, and those that were refused do not count', async () => {
    const email = 'adherent@alsace.example'
    const sent = async (hours: number) => {
      for (let times = 1; times <= 6 * hours; times++) {
        await ask(email, somewhere('federation.localhost'))
        clock.advance({ minutes: 10 })
      }
      return (await lettersTo(email)).length
    }
    expect(await sent(1)).toBe(3)
    expect(await sent(2)).toBe(9)
    expect(await sent(4)).toBe(10)
    expect(await sent(17)).toBe(10)
    expect(await sent(1)).toBeGreaterThan(10)
  })
})

test('every request and every refusal is written down', async () => {
  await letters()
  const rows = await app.db.selectFrom('audit').select(['event', 'ip', 'details']).execute()
  const of = (event: string) => rows.filter(row => row.event === event)
  expect(of('linkRequested').length).toBeGreaterThan(10)
  expect(of('linkRequested').every(({ ip }) => ip !== null)).toBe(true)
  expect(
    of('linkRefused').some(({ details }) => JSON.stringify(details).includes('essai-1@exemple.fr')),
  ).toBe(true)
  expect(of('linkRefused').some(({ details }) => JSON.stringify(details).includes('famille@'))).toBe(true)
})
