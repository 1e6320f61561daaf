import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { enterMembership, giveRole } from '../enter-member.ts'

const { app, clock, signedIn, lettersTo } = await startTestApp()
const host = 'ceramique.localhost'
const association = await signedIn(host, 'bureau@ceramique.example')
const network = await signedIn('avantages.localhost', 'accueil@avantages.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')

const idOf = async (email: string, at = 0) => (await personsOf(app, email))[at]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}/adresse`
const organisation = (name: string) =>
  app.db.selectFrom('organisation').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

/** Whoever was entered with an address, or without one. */
async function _entered(givenName: string, email: string, letter = 'now'): Promise<string> {
  const reply = await enterMember(association, { familyName: 'Essai', givenName, email, letter })
  return reply.location?.split('/').at(-1) ?? ''
}

describe('an account with a higher role', () => {
  /** The manager of the network is a member of the structure too. */
  async function manager(): Promise<string> {
    const [sophie] = await personsOf(app, 'accueil@avantages.example')
    const { id, realm_id } = await organisation('CSE Verrerie')
    const there = await app.db
      .selectFrom('membership')
      .select('id')
      .where('person_id', '=', sophie?.id ?? '')
      .executeTakeFirst()
    if (!there) {
      await app.db
        .transaction()
        .execute(tx =>
          enterMembership(tx, clock.now(), realm_id, { organisationId: id, personId: sophie?.id ?? '' }),
        )
    }
    return sophie?.id ?? ''
  }

  test('cannot be taken over by the manager of the structure', async () => {
    const id = await manager()
    const page = await structure.get(`/bureau/adherents/${id}`)
    expect(page.status).toBe(200)
    expect(said(page)).toContain("Cette personne a un rôle que vous n'avez pas")
    expect(page.text).not.toContain(pathOf(id))
    expect((await structure.get(pathOf(id))).status).toBe(403)
    for (const fields of [
      { email: 'pirate@exemple.fr', letter: 'now' },
      { email: '', letter: 'later' },
    ])
      expect((await structure.post(pathOf(id), fields)).status).toBe(403)
    const shared = (await accountOf(app, 'cse@verrerie.example')).id
    expect((await structure.post(pathOf(id), { email: 'cse@verrerie.example', shared })).status).toBe(403)
    expect((await personsOf(app, 'accueil@avantages.example')).map(person => person.id)).toEqual([id])
    expect(await lettersTo('pirate@exemple.fr')).toEqual([])
  })

  test('nor while its mailbox is shared', async () => {
    const id = await manager()
    const asked = await enterMember(structure, {
      familyName: 'Keller',
      givenName: 'Ami',
      email: 'accueil@avantages.example',
    })
    const shared = fieldIn(asked, 'shared')
    await enterMember(structure, {
      familyName: 'Keller',
      givenName: 'Ami',
      email: 'accueil@avantages.example',
      shared,
    })
    expect(await personsOf(app, 'accueil@avantages.example')).toHaveLength(2)
    expect((await structure.post(pathOf(id), { email: 'pirate@exemple.fr', letter: 'now' })).status).toBe(403)
  })

  test('of the same organisation is out of reach for a lesser one there', async () => {
    const { id: organisationId, realm_id } = await organisation('CSE Verrerie')
    const julie = await idOf('salarie@verrerie.example')
    const karim = await idOf('cse@verrerie.example')
    await app.db.transaction().execute(async tx => {
      await giveRole(tx, clock.now(), realm_id, { organisationId, personId: julie, name: 'secretary' })
      await enterMembership(tx, clock.now(), realm_id, { organisationId, personId: karim })
    })
    const secretary = await signedIn('avantages.localhost', 'salarie@verrerie.example')
    expect((await secretary.post(pathOf(karim), { email: 'pirate@exemple.fr', letter: 'now' })).status).toBe(
      403,
    )
    expect((await secretary.get(pathOf(await idOf('attente@verrerie.example')))).status).toBe(200)
    expect((await structure.get(pathOf(julie))).status).toBe(200)
  })

  test('can have its address changed by the network', async () => {
    const karim = await idOf('cse@verrerie.example')
    expect((await network.post(pathOf(karim), { email: 'karim@exemple.fr', letter: 'later' })).status).toBe(
      303,
    )
  })
})
