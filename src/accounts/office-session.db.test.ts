import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { personsOf } from '../../test/setup/people.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const office = 'bureau@ceramique.example'
const confirmation = '/connexion/confirmation'

/** The hidden fields of the page's form, as a browser would send them. */
const hiddenIn = (text: string) =>
  [...(text.split('<main')[1] ?? '').matchAll(/<input type="hidden" name="([^"]*)"[^>]*? value="([^"]*)"/g)]
    .map(([, name = '', value = '']): [string, string] => [name, unescaped(value)])
    .filter(([name]) => name !== 'username')

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

describe('the office', () => {
  test('opens to who has a role, for half an hour after its last use', async () => {
    const browser = await signedIn(host, office)
    for (let times = 1; times <= 3; times++) {
      clock.advance({ minutes: 29 })
      expect((await browser.get('/bureau')).status).toBe(200)
    }
    clock.advance({ minutes: 31 })
    const gate = await browser.get('/bureau')
    expect([gate.status, gate.location]).toEqual([303, `${confirmation}?retour=%2Fbureau`])
  })

  test('asks for the password again, whatever the session, and then opens', async () => {
    const browser = browse(host)
    await browser.post('/connexion', { email: office, password, remember: 'on' })
    clock.advance({ minutes: 31 })
    expect((await browser.get('/bureau')).location).toContain(confirmation)
    expect((await browser.get('/espace')).status).toBe(200)
    expect((await browser.get('/bureau')).location).toContain(confirmation)
    const page = await browser.get(`${confirmation}?retour=%2Fbureau`)
    expect(page.text).toContain('Confirmez votre mot de passe')
    const wrong = await browser.post(confirmation, { password: 'Non-1', retour: '/bureau' })
    expect([wrong.status, wrong.text.includes("Ce n'est pas le bon mot de passe")]).toEqual([422, true])
    expect((await browser.get('/bureau')).location).toContain(confirmation)
    expect((await browser.post(confirmation, { password, retour: '/bureau' })).location).toBe('/bureau')
    expect((await browser.get('/bureau')).status).toBe(200)
  })

  test('keeps what was typed in a form for longer than that, through a wrong password too', async () => {
    const browser = await signedIn(host, office)
    clock.advance({ minutes: 31 })
    const body = 'Une première phrase.\n\n« Une autre », <b>avec</b> tout.'
    const stale = await browser.post('/bureau/conditions', { genre: 'rules', texte: body })
    expect([stale.status, stale.text.includes('est gardé')]).toEqual([403, true])
    const carried = new URLSearchParams(hiddenIn(stale.text))
    carried.set('password', 'Non-1')
    const wrong = await browser.post(confirmation, carried)
    expect(wrong.status).toBe(422)
    const again = new URLSearchParams(hiddenIn(wrong.text))
    again.set('password', password)
    const right = await browser.post(confirmation, again)
    expect(right.text).toContain('action="/bureau/conditions"')
    expect(hiddenIn(right.text)).toEqual([
      ['genre', 'rules'],
      ['texte', body],
    ])
  })

  test('slows who guesses there, without a word to others', async () => {
    const browser = await signedIn(host, office)
    clock.advance({ minutes: 31 })
    for (let times = 1; times <= 6; times++) await browser.post(confirmation, { password: 'Non-1' })
    const slowed = await browser.post(confirmation, { password })
    expect(slowed.status).toBe(422)
    expect(slowed.text).toContain('Attendez 1 minute')
    await signedIn(host, office)
    clock.advance({ minutes: 1 })
    expect((await browser.post(confirmation, { password })).location).toBe('/bureau')
  })

  test.each([
    ['a member', 'adherent@ceramique.example'],
    ['a member who is late', 'retard@ceramique.example'],
    ['who is suspended', 'suspendu@ceramique.example'],
  ])('is closed to %s', async (_who, email) => {
    const browser = await signedIn(host, email)
    const reply = await browser.get('/bureau')
    expect(reply.status).toBe(403)
    expect(reply.text).not.toContain('Derniers messages')
    expect((await browser.get('/espace')).text).not.toContain('href="/bureau"')
  })

  test('leads who is signed out to the form, and then back', async () => {
    expect((await browse(host).get('/bureau')).location).toBe('/connexion?reserve=1&retour=%2Fbureau')
  })
})

describe('a role', () => {
  test('holds from its start to its end', async () => {
    const [person] = await personsOf(app, office)
    const browser = await signedIn(host, office)
    const set = (values: { starts_at?: Temporal.Instant; ends_at?: Temporal.Instant | null }) =>
      app.db
        .updateTable('role')
        .set(values)
        .where('person_id', '=', person?.id ?? '')
        .execute()
    await set({ ends_at: clock.now().add({ minutes: 5 }) })
    expect((await browser.get('/bureau')).status).toBe(200)
    clock.advance({ minutes: 5 })
    expect((await browser.get('/bureau')).status).toBe(403)
    await set({ ends_at: null, starts_at: clock.now().add({ minutes: 5 }) })
    expect((await browser.get('/bureau')).status).toBe(403)
    clock.advance({ minutes: 5 })
    expect((await browser.get('/bureau')).status).toBe(200)
  })

  test('shows its organisation and those below it, and no other', async () => {
    const words = async (email: string) =>
      (await (await signedIn('federation.localhost', email)).get('/bureau')).text.replaceAll(/<[^>]+>/g, ' ')
    expect(await words('secretariat@federation.example')).toMatch(
      /\s5\s+adhérents\s.*Fédération nationale : responsable/s,
    )
    expect(await words('secretariat@bourgogne.example')).toMatch(
      /\s3\s+adhérents\s.*Compagnie de Bourgogne : responsable/s,
    )
    expect(await words('secretariat@bourgogne.example')).not.toMatch(/Fédération nationale : responsable/)
    await browse('federation.localhost').post('/mot-de-passe', { email: 'adherent@alsace.example' })
    await browse('federation.localhost').post('/mot-de-passe', { email: 'nouveau@bourgogne.example' })
    expect(await words('secretariat@bourgogne.example')).toContain('nouveau@bourgogne.example')
    expect(await words('secretariat@bourgogne.example')).not.toContain('adherent@alsace.example')
    expect(await words('secretariat@federation.example')).toContain('adherent@alsace.example')
  })
})
