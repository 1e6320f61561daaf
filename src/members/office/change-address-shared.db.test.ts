import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'

const { app, browse, signedIn, lettersTo } = await startTestApp()
const host = 'ceramique.localhost'
const association = await signedIn(host, 'bureau@ceramique.example')

const idOf = async (email: string, at = 0) => (await personsOf(app, email))[at]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}/adresse`
const accountWith = (email: string) =>
  app.db.selectFrom('account').selectAll().where('email_key', '=', email).executeTakeFirst()

/** Whoever was entered with an address, or without one. */
async function entered(givenName: string, email: string, letter = 'now'): Promise<string> {
  const reply = await enterMember(association, { familyName: 'Essai', givenName, email, letter })
  return reply.location?.split('/').at(-1) ?? ''
}

describe('a shared mailbox', () => {
  const family = 'famille@ceramique.example'

  test('is left for an own account, and the others keep theirs', async () => {
    const [lucien, marthe] = await personsOf(app, family)
    const browser = browse(host)
    await browser.post('/connexion', { email: family, password: demonstrationPassword })
    await browser.post('/connexion/qui', { person: lucien?.id ?? '' })
    expect((await browser.get('/espace')).status).toBe(200)
    const form = await association.get(pathOf(lucien?.id ?? ''))
    expect(said(form)).toContain("L'adresse actuelle est partagée")
    await association.post(pathOf(lucien?.id ?? ''), { email: 'lucien@exemple.fr', letter: 'now' })
    expect((await browser.get('/espace')).status).toBe(303)
    expect((await personsOf(app, family)).map(({ id }) => id)).toEqual([marthe?.id])
    expect((await personsOf(app, 'lucien@exemple.fr')).map(({ id }) => id)).toEqual([lucien?.id])
    expect((await accountOf(app, 'lucien@exemple.fr')).password_hash).toBeNull()
    expect((await lettersTo('lucien@exemple.fr'))[0]?.subject).toContain('première connexion')
    await browse(host).signInAs(family, demonstrationPassword)
  })

  test('is joined once that is confirmed', async () => {
    const id = await idOf('lucien@exemple.fr')
    const asked = await association.post(pathOf(id), { email: family, letter: 'now' })
    expect(asked.status).toBe(422)
    expect(said(asked)).toContain(`L'adresse ${family} est déjà celle du compte de Marthe Delorme`)
    const shared = fieldIn(asked, 'shared')
    expect((await association.post(pathOf(id), { email: family, shared, letter: 'later' })).status).toBe(303)
    expect(await personsOf(app, family)).toHaveLength(2)
    expect(await accountWith('lucien@exemple.fr')).toBeUndefined()
    expect(said(await association.get(`/bureau/adherents/${id}`))).toContain(
      'Adresse partagée avec Marthe Delorme',
    )
  })
})

test('of two who give the same address at once one is asked whether it is shared', async () => {
  const ids = [
    await entered('Un', ''),
    await entered('Deux', ''),
    await entered('Trois', 'trois@exemple.fr', 'later'),
  ]
  const replies = await Promise.all(
    ids.map(id => association.post(pathOf(id), { email: 'ensemble@exemple.fr', letter: 'later' })),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  expect(await personsOf(app, 'ensemble@exemple.fr')).toHaveLength(1)
})
