import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { chosenPassword, pathOf, send } from '../../../test/setup/registrations.ts'
import { typedEmail } from '../typed-email.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { somewhere, draft, apply, applicationOf, linkTo } = applicantsOf(desk)
const later = '/inscription/plus-tard'
const here = '/inscription/reprise'

/** A draft with an address of its own, and a browser in which its link was opened. */
async function opened(host: string) {
  const { browser, email } = await draft(host)
  await browser.post(later, { email })
  const link = await linkTo(email)
  const other = somewhere(host)
  await other.get(link)
  return { browser, other, email, link }
}

const newest = async () =>
  await app.db.selectFrom('application').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()

describe('« Reprendre plus tard »', () => {
  test('keeps the step, and asks for the address that was typed', async () => {
    const { browser, email } = await draft(association)
    const reply = await browser.post(pathOf('address'), { line1: '9 quai Neuf', go: 'later' })
    expect(reply.location).toBe(later)
    const page = await browser.get(later)
    expect(page.text).toContain('<h1>Reprendre plus tard</h1>')
    expect(page.text).toContain('gardé 30 jours dans ce navigateur')
    expect(page.text).toContain(`value="${email}"`)
    expect((await browser.post(later, { email })).location).toBe(later)
    const sent = await browser.get(later)
    expect(sent.text).toContain("Un message vient d'être envoyé")
    expect(sent.text).toContain(email)
    const [letter, ...more] = await lettersTo(email)
    expect(more).toEqual([])
    expect(letter?.subject).toBe('Terre et Feu : reprendre votre inscription')
    expect(letter?.text).toMatch(/http:\/\/ceramique\.localhost:3000\/inscription\/reprise\?jeton=[\w-]{43}/)
    expect(`${letter?.text}${letter?.html}`).not.toContain('Hermitte')
    expect((await browser.get(pathOf('address'))).text).toContain('9 quai Neuf')
  })

  test('another address becomes the one typed on the first step, and links to the one before die', async () => {
    const { browser, other, email, link } = await opened(association)
    clock.advance({ minutes: 2 })
    await browser.post(later, { email: 'neuve@exemple.fr' })
    expect((await browser.get(pathOf('identifiers'))).text).toContain('value="neuve@exemple.fr"')
    await other.get(link)
    const dead = await other.get(here)
    expect([dead.status, dead.text.includes('Ce lien ne sert plus')]).toEqual([410, true])
    expect(dead.text).not.toContain('neuve@')
    expect((await other.post(here, {})).location).toBe(here)
    expect(await linkTo('neuve@exemple.fr')).toContain('/inscription/reprise?jeton=')
    expect(await lettersTo(email)).toHaveLength(1)
  })

  test('so do they when the address is corrected on the step itself', async () => {
    const { browser, other, email } = await opened(association)
    const step = { familyName: 'Rossi', givenName: 'Ange', email: 'corrigee@exemple.fr', phone: '' }
    await browser.post(pathOf('identifiers'), { ...step, email })
    expect((await other.get(here)).status).toBe(200)
    await browser.post(pathOf('identifiers'), step)
    expect((await other.get(here)).status).toBe(410)
  })

  test.each([
    ['', 'Saisissez votre adresse e-mail'],
    ['zoe@', 'pas complète'],
  ])('%j is no address, and is told so beside the field', async (typed, said) => {
    const { browser, email } = await draft(association)
    const reply = await browser.post(later, { email: typed })
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(new RegExp(`id="email-error"[\\s\\S]*?${said}`))
    expect(typedEmail(await newest())).toBe(email)
  })

  test('goes to no other address than the one that was invited', async () => {
    const { browser, email } = await draft(worksCouncil)
    const { invitation_id } = await newest()
    const only = async (address: string | null) =>
      await app.db
        .updateTable('invitation')
        .set({ email: address, email_key: address })
        .where('id', '=', invitation_id)
        .execute()
    await only(email)
    expect((await browser.get(later)).text).toContain('readonly')
    expect((await browser.post(later, { email: 'ailleurs@exemple.fr' })).status).toBe(422)
    expect((await browser.post(later, { email })).status).toBe(303)
    await only(null)
    expect(await lettersTo('ailleurs@exemple.fr')).toEqual([])
  })

  test('a double click sends one letter; four in an hour are one too many', async () => {
    const { browser, email } = await draft(association)
    await Promise.all([browser.post(later, { email }), browser.post(later, { email })])
    expect(await lettersTo(email)).toHaveLength(1)
    const statuses: number[] = []
    for (let times = 1; times <= 3; times++) {
      clock.advance({ minutes: 2 })
      statuses.push((await browser.post(later, { email })).status)
    }
    expect(statuses).toEqual([303, 303, 429])
  })

  test('leads away who has no draft', async () => {
    expect((await browse(association).get(later)).location).toBe('/inscription')
    expect((await browse(association).post(later, {})).location).toBe('/inscription')
    const { browser } = await apply(association)
    expect((await browser.get(later)).location).toBe('/inscription/envoyee')
    expect((await browser.post(later, { email: 'x@exemple.fr' })).location).toBe('/inscription/envoyee')
  })

  test('an address that has an account gets the same letter as any other, and so does nobody learn of it', async () => {
    const { browser } = await draft(worksCouncil)
    await browser.post(later, { email: 'salarie@verrerie.example' })
    const [letter] = await lettersTo('salarie@verrerie.example')
    expect(letter?.subject).toBe('Avantages Plus : reprendre votre inscription')
  })
})

describe('the link', () => {
  test('opens the draft on another device, where the password is chosen again', async () => {
    const { other, email, link } = await opened(association)
    for (let times = 1; times <= 2; times++) await browse(association).head(link)
    const page = await other.get(here)
    expect(page.text).toContain('<h1>Reprendre mon inscription</h1>')
    expect(page.text).toContain('choisissez de nouveau votre mot de passe')
    expect((await newest()).password_hash).not.toBeNull()
    expect((await other.post(here, {})).location).toBe('/inscription/validation')
    expect((await other.get('/inscription/validation')).location).toBe(pathOf('identifiers'))
    const step = await other.get(pathOf('identifiers'))
    expect(step.text).toContain(`value="${email}"`)
    expect(step.text).not.toContain('Votre mot de passe est enregistré')
    expect((await newest()).password_hash).toBeNull()
    const password = { password: chosenPassword, again: chosenPassword }
    await other.post(pathOf('identifiers'), { familyName: 'Rossi', givenName: 'Ange', email, ...password })
    expect((await send(other)).location).toBe('/inscription/envoyee')
    expect((await applicationOf(email)).state).toBe('submitted')
    const rows = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'draftResumed')
      .execute()
    expect(rows.some(({ details }) => (details as { application?: string }).application)).toBe(true)
  })

  test('in the browser that holds the draft just goes on, with the password kept', async () => {
    const { browser, link } = await opened(association)
    await browser.get(link)
    expect((await browser.get(here)).text).not.toContain('choisissez de nouveau')
    expect((await browser.post(here, {})).location).toBe('/inscription/validation')
    expect((await browser.get('/inscription/validation')).status).toBe(200)
    expect((await newest()).password_hash).not.toBeNull()
  })

  test('stays good from device to device, and the one before learns that it went on elsewhere', async () => {
    const { browser, other, email, link } = await opened(association)
    await other.post(here, {})
    for (const path of [pathOf('identifiers'), '/inscription', '/inscription/envoyee'])
      expect([path, (await browser.get(path)).location]).toEqual([path, later])
    expect((await browser.post(pathOf('identifiers'), { familyName: 'X' })).location).toBe(later)
    const moved = await browser.get(later)
    expect(moved.text).toContain('<h1>Votre inscription est ouverte ailleurs</h1>')
    expect(moved.text).not.toContain(email)
    expect(moved.text).toContain('action="/inscription/autre"')
    clock.advance({ minutes: 2 })
    await browser.post(later, { email: 'autre@exemple.fr' })
    expect((await browser.get(later)).text).toContain("Un message vient d'être envoyé")
    expect(await lettersTo('autre@exemple.fr')).toEqual([])
    expect(await lettersTo(email)).toHaveLength(2)
    await browser.get(link)
    await browser.post(here, {})
    expect((await browser.get(pathOf('identifiers'))).status).toBe(200)
    expect((await other.get(pathOf('identifiers'))).location).toBe(later)
    await browser.post('/inscription/autre', {})
    expect((await browser.get(pathOf('identifiers'))).text).not.toContain(email)
  })

  test('two devices at once: one holds it, and both can tell', async () => {
    const { other, link } = await opened(association)
    const third = somewhere(association)
    await third.get(link)
    await Promise.all([other.post(here, {}), third.post(here, {})])
    const places = await Promise.all([other, third].map(each => each.get(pathOf('identifiers'))))
    expect(places.map(({ status }) => status).sort()).toEqual([200, 303])
  })

  test('says so once the application is sent, and opens nothing', async () => {
    const { browser, other, email, link } = await opened(association)
    await send(browser)
    await other.get(link)
    const page = await other.get(here)
    expect([page.status, page.text.includes('déjà envoyée')]).toEqual([200, true])
    expect(page.text).not.toContain(email)
    expect((await other.post(here, {})).location).toBe(here)
    expect(other.cookies.has('__Host-draft')).toBe(false)
    expect((await browser.get('/inscription/envoyee')).status).toBe(200)
  })

  test('sent while it is taken up elsewhere: either counts, and nothing is lost', async () => {
    const { browser, other, email } = await opened(association)
    await Promise.all([send(browser), other.post(here, {})])
    const { state } = await newest()
    const places = [await browser.get('/inscription/envoyee'), await other.get(pathOf('identifiers'))]
    if (state === 'draft') expect([places[0]?.location, places[1]?.status]).toEqual([later, 200])
    else expect(places[0]?.text).toContain(email)
  })

  test('expires after 30 days; one click sends a new one while the draft is there', async () => {
    const { browser, email, link } = await opened(association)
    clock.advance({ hours: 24 })
    await browser.post(pathOf('address'), { line1: '3 rue du Port', go: 'previous' })
    clock.advance({ hours: 29 * 24 })
    const other = somewhere(association)
    await other.get(link)
    const page = await other.get(here)
    expect([page.status, page.text.includes('Ce lien a expiré')]).toEqual([410, true])
    expect((await other.post(here, {})).location).toBe(here)
    await other.post(`${here}/renvoyer`, {})
    expect((await other.get(here)).text).toContain("Un message vient d'être envoyé")
    expect(await lettersTo(email)).toHaveLength(2)
    await other.get(await linkTo(email))
    expect((await other.post(here, {})).location).toBe('/inscription/validation')
  })

  test('of a draft that is gone is told to be so', async () => {
    const { other, link } = await opened(association)
    await app.db
      .deleteFrom('application')
      .where('id', '=', (await newest()).id)
      .execute()
    await other.get(link)
    const page = await other.get(here)
    expect([page.status, page.text.includes("s'efface d'elle-même")]).toEqual([410, true])
    expect((await other.post(here, {})).location).toBe(here)
    expect((await other.post(`${here}/renvoyer`, {})).location).toBe(here)
  })

  test('of another realm is unknown', async () => {
    const { link } = await opened(association)
    const other = browse(worksCouncil)
    await other.get(link)
    expect((await other.get(here)).status).toBe(410)
    expect((await other.post(here, {})).location).toBe(here)
    expect(other.cookies.has('__Host-draft')).toBe(false)
  })

  test('warns where another registration is begun in this browser', async () => {
    const { link } = await opened(association)
    const { browser } = await draft(association)
    await browser.get(link)
    expect((await browser.get(here)).text).toContain("plus accessible d'ici")
  })
})
