import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'
import { startSending } from '../../start.ts'
import { enterMembership } from '../enter-member.ts'

const { app, clock, browse, signedIn, lettersTo, linkTo } = await startTestApp()
const host = 'ceramique.localhost'
const association = await signedIn(host, 'bureau@ceramique.example')

const idOf = async (email: string, at = 0) => (await personsOf(app, email))[at]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}/adresse`
const accountWith = (email: string) =>
  app.db.selectFrom('account').selectAll().where('email_key', '=', email).executeTakeFirst()
const organisation = (name: string) =>
  app.db.selectFrom('organisation').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

/** Whoever was entered with an address, or without one. */
async function entered(givenName: string, email: string, letter = 'now'): Promise<string> {
  const reply = await enterMember(association, { familyName: 'Essai', givenName, email, letter })
  return reply.location?.split('/').at(-1) ?? ''
}

describe('a wrong address', () => {
  test('is corrected: the old link is dead, the new letter leads in, and it is written down', async () => {
    const id = await entered('Correction', 'faux@exemple.fr')
    const oldLink = await linkTo('faux@exemple.fr')
    const form = await association.get(pathOf(id))
    expect(fieldIn(form, 'email')).toBe('faux@exemple.fr')
    const reply = await association.post(pathOf(id), { email: ' Juste@exemple.fr', letter: 'now' })
    expect(reply.location).toBe(`/bureau/adherents/${id}`)
    const page = await association.get(reply.location ?? '')
    expect(said(page)).toContain("L'adresse est enregistrée")
    expect(said(page)).toContain('Juste@exemple.fr')
    expect(await accountWith('faux@exemple.fr')).toBeUndefined()

    const stranger = browse(host)
    await stranger.get(oldLink)
    const dead = await stranger.get('/mot-de-passe/nouveau')
    expect(dead.status).toBe(410)
    expect(dead.text.toLowerCase()).not.toContain('juste@exemple.fr')
    const browser = browse(host)
    await browser.get(await linkTo('Juste@exemple.fr'))
    const password = 'Corrigee-2026'
    await browser.post('/mot-de-passe/nouveau', { password, again: password })
    await browser.signInAs('juste@exemple.fr', password)

    const { details } = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'memberCorrected')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(details).toMatchObject({ oldEmail: 'faux@exemple.fr', newEmail: 'juste@exemple.fr' })
    const [person] = await personsOf(app, 'Juste@exemple.fr')
    expect(person).toMatchObject({ id, email: 'Juste@exemple.fr', email_key: 'juste@exemple.fr' })
  })

  test('gets no link from a letter that was still waiting', async () => {
    const mute = await startTestApp({ sends: false })
    const office = await mute.signedIn(host, 'bureau@ceramique.example')
    const fields = { familyName: 'Essai', givenName: 'Attente', email: 'lent@exemple.fr', letter: 'now' }
    const { location } = await enterMember(office, fields)
    await office.post(`${location}/adresse`, { email: 'rapide@exemple.fr', letter: 'now' })
    await startSending(mute.app)
    expect((await mute.lettersTo('rapide@exemple.fr'))[0]?.text).toContain('jeton=')
    expect(await mute.lettersTo('lent@exemple.fr')).toEqual([])
  })

  test('is none when only capitals differ: nobody is signed out, links stay', async () => {
    const browser = await signedIn(host, 'adherent@ceramique.example')
    const id = await idOf('adherent@ceramique.example')
    await association.post(pathOf(id), { email: 'Adherent@Ceramique.example', letter: 'later' })
    expect((await browser.get('/espace')).status).toBe(200)
    expect((await accountWith('adherent@ceramique.example'))?.email).toBe('Adherent@Ceramique.example')
    await association.post(pathOf(id), { email: 'adherent@ceramique.example', letter: 'later' })
  })
})

describe('an address that changes', () => {
  test('takes the password along with it, and signs out whoever was in', async () => {
    const old = 'retard@ceramique.example'
    const browser = await signedIn(host, old)
    const id = await idOf(old)
    const form = await association.get(pathOf(id))
    expect(fieldIn(form, 'email')).toBe(old)
    expect(said(form)).toContain('Avec une autre adresse, le mot de passe')
    await association.post(pathOf(id), { email: 'yves.noel@exemple.fr', letter: 'now' })
    expect((await browser.get('/espace')).status).toBe(303)
    const [letter] = await lettersTo('yves.noel@exemple.fr')
    expect(letter?.subject).toContain('choisir votre mot de passe')
    expect(letter?.text).toContain('Le bureau vous envoie')
    expect(letter?.text).not.toContain('Vous avez demandé')
    for (const email of [old, 'yves.noel@exemple.fr'])
      expect((await browser.post('/connexion', { email, password: demonstrationPassword })).status).toBe(422)
    const { id: accountId } = await accountOf(app, 'yves.noel@exemple.fr')
    const devices = app.db.selectFrom('known_device').selectAll().where('account_id', '=', accountId)
    expect(await devices.execute()).toEqual([])
    await browser.get(await linkTo('yves.noel@exemple.fr'))
    const password = 'Corrigee-2026'
    const chosen = await browser.post('/mot-de-passe/nouveau', { password, again: password })
    expect(chosen.status).toBe(303)
    await browser.signInAs('yves.noel@exemple.fr', password)
  })

  test('is of no use to a stranger who chose the password in the wrong mailbox', async () => {
    const id = await entered('Étranger', 'inconnu@exemple.fr', 'later')
    const stranger = browse(host)
    await stranger.post('/mot-de-passe', { email: 'inconnu@exemple.fr' })
    await stranger.get(await linkTo('inconnu@exemple.fr'))
    const password = 'Etranger-1998!'
    await stranger.post('/mot-de-passe/nouveau', { password, again: password })
    await stranger.signInAs('inconnu@exemple.fr', password)
    await association.post(pathOf(id), { email: 'connu@exemple.fr', letter: 'later' })
    expect((await stranger.get('/espace')).status).toBe(303)
    for (const email of ['inconnu@exemple.fr', 'connu@exemple.fr'])
      expect((await stranger.post('/connexion', { email, password })).status).toBe(422)
    expect((await accountOf(app, 'connu@exemple.fr')).password_hash).toBeNull()
    expect(await lettersTo('connu@exemple.fr')).toEqual([])
  })

  test('in its capitals only keeps the password, and there is no link to send', async () => {
    const email = 'suspendu@ceramique.example'
    const id = await idOf(email)
    const reply = await association.post(pathOf(id), { email: 'Suspendu@ceramique.example', letter: 'now' })
    expect(said(await association.get(reply.location ?? ''))).toContain('a déjà un mot de passe')
    expect((await accountWith(email))?.password_hash).not.toBeNull()
    expect(await lettersTo('Suspendu@ceramique.example')).toEqual([])
    await association.post(pathOf(id), { email, letter: 'later' })
  })

  test('can be taken away, and given again', async () => {
    const id = await entered('Sans', 'sans@exemple.fr')
    const link = await linkTo('sans@exemple.fr')
    const reply = await association.post(pathOf(id), { email: '', letter: 'now' })
    expect(said(await association.get(reply.location ?? ''))).toContain("L'adresse est retirée")
    expect(await accountWith('sans@exemple.fr')).toBeUndefined()
    const browser = browse(host)
    await browser.get(link)
    expect((await browser.get('/mot-de-passe/nouveau')).status).toBe(410)
    expect(said(await association.get(`/bureau/adherents/${id}`))).toContain(
      'première connexion sans@exemple.fr',
    )
    clock.advance({ minutes: 2 })
    await association.post(pathOf(id), { email: 'sans@exemple.fr', letter: 'now' })
    expect(await lettersTo('sans@exemple.fr')).toHaveLength(2)
  })

  test('is not taken away by a form that lost its field, nor is nonsense taken', async () => {
    const id = await entered('Garde', 'garde@exemple.fr', 'later')
    expect((await association.post(pathOf(id), {})).status).toBe(200)
    for (const email of ['garde', 'a@b', '@', 'x@exemple.fr\r\nBcc: y@exemple.fr']) {
      const reply = await association.post(pathOf(id), { email, letter: 'now' })
      expect([reply.status, said(reply).includes("n'est pas complète")]).toEqual([422, true])
    }
    expect((await accountWith('garde@exemple.fr'))?.email).toBe('garde@exemple.fr')
  })

  test('is not taken away by whose it is', async () => {
    const [office] = await personsOf(app, 'bureau@ceramique.example')
    const { id } = await organisation('Terre et Feu')
    await app.db.transaction().execute(tx =>
      enterMembership(tx, clock.now(), office?.realm_id ?? '', {
        organisationId: id,
        personId: office?.id ?? '',
      }),
    )
    const reply = await association.post(pathOf(office?.id ?? ''), { email: '', letter: 'later' })
    expect([reply.status, said(reply).includes('votre propre adresse')]).toEqual([422, true])
  })
})
