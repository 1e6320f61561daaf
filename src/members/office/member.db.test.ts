import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { enterMembership, giveRole } from '../enter-member.ts'

const { app, clock, browse, signedIn, lettersTo } = await startTestApp()
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
const national = await signedIn('federation.localhost', 'secretariat@federation.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')
const network = await signedIn('avantages.localhost', 'accueil@avantages.example')

const idOf = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}`

describe('the page of a member', () => {
  test('shows what is held, the account, and the letters with their state', async () => {
    await browse('ceramique.localhost').post('/mot-de-passe', { email: 'adherent@ceramique.example' })
    await lettersTo('adherent@ceramique.example')
    const page = said(await association.get(pathOf(await idOf('adherent@ceramique.example'))))
    for (const text of [
      'Hélène Garnier',
      'Mme',
      '2 mars 1955',
      '06 12 00 01 31',
      '4 impasse du Four',
      '58200 Cosne-Cours-sur-Loire',
      'C-0101',
      'Mot de passe choisi',
      'lien pour choisir un mot de passe adherent@ceramique.example 15 juin 2026 à 10 h parti',
    ]) {
      expect(page).toContain(text)
    }
  })

  test('shows no membership out of reach', async () => {
    const michel = await idOf('adherent@bourgogne.example')
    const { id: organisationId, realm_id } = await app.db
      .selectFrom('organisation')
      .selectAll()
      .where('name', '=', "Compagnie d'Alsace")
      .executeTakeFirstOrThrow()
    await app.db
      .transaction()
      .execute(tx =>
        enterMembership(tx, clock.now(), realm_id, { organisationId, personId: michel, number: 'SECRET-1' }),
      )
    expect((await territory.get(pathOf(michel))).text).not.toContain('SECRET-1')
    expect((await national.get(pathOf(michel))).text).toContain('SECRET-1')
  })

  test('names of those who share the mailbox only who is in reach', async () => {
    const thomas = await idOf('attente@verrerie.example')
    const account = await accountOf(app, 'accueil@avantages.example')
    const { realm_id, id } = account
    await app.db
      .updateTable('account_person')
      .set({ account_id: id })
      .where('person_id', '=', thomas)
      .execute()
    const page = await structure.get(pathOf(thomas))
    expect(said(page)).toContain("Adresse partagée avec quelqu'un d'une autre organisation")
    expect(page.text).not.toContain('Sophie')
    const own = await accountOf(app, 'attente@verrerie.example')
    await app.db
      .updateTable('account_person')
      .set({ account_id: own.id })
      .where('realm_id', '=', realm_id)
      .where('person_id', '=', thomas)
      .execute()
  })
})

describe('out of reach is as not there at all', () => {
  const ways = [
    ['GET', ''],
    ['GET', '/adresse'],
    ['GET', '/modifier'],
    ['POST', '/adresse'],
    ['POST', '/modifier'],
    ['POST', '/lien'],
  ] as const
  const fields = { email: 'pirate@exemple.fr', letter: 'now', familyName: 'Pirate', givenName: 'P' }

  test.each([
    ['a structure and the office of its network', structure, 'accueil@avantages.example'],
    ['a structure and another realm', structure, 'adherent@ceramique.example'],
    ['a company and another one', territory, 'adherent@alsace.example'],
    ['a company and the national body', territory, 'national@federation.example'],
    ['a network and another realm', network, 'adherent@bourgogne.example'],
  ])('%s', async (_who, office, email) => {
    const id = await idOf(email)
    const before = [await accountOf(app, email), await lettersTo(email)]
    for (const [method, way] of ways) {
      const reply = async (whom: string) =>
        method === 'GET'
          ? await office.get(`${pathOf(whom)}${way}`)
          : await office.post(`${pathOf(whom)}${way}`, fields)
      const [theirs, nobodys] = [await reply(id), await reply('00000000-0000-7000-8000-000000000000')]
      expect([method, way, theirs.status]).toEqual([method, way, 404])
      expect(theirs.text.replaceAll(id, '')).toBe(
        nobodys.text.replaceAll('00000000-0000-7000-8000-000000000000', ''),
      )
    }
    expect([await accountOf(app, email), await lettersTo(email)]).toEqual(before)
  })

  test.each(['x', '%00', "'", '__proto__', '00000000-0000-7000-8000-00000000000g', 'a'.repeat(3000)])(
    'nor is %j anybody',
    async id => {
      for (const [method, way] of ways) {
        const path = `/bureau/adherents/${encodeURIComponent(id)}${way}`
        const reply = method === 'GET' ? await network.get(path) : await network.post(path, fields)
        expect(reply.status).toBe(404)
      }
    },
  )
})

describe('a role that may only read', () => {
  test('sees the members, without letters, and changes nothing', async () => {
    const { realm_id, id: organisationId } = await app.db
      .selectFrom('organisation')
      .selectAll()
      .where('name', '=', 'Terre et Feu')
      .executeTakeFirstOrThrow()
    const personId = await idOf('adherent@ceramique.example')
    await app.db
      .transaction()
      .execute(tx => giveRole(tx, clock.now(), realm_id, { organisationId, personId, name: 'reader' }))
    const reader = await signedIn('ceramique.localhost', 'adherent@ceramique.example')
    const yves = await idOf('retard@ceramique.example')
    const listed = await reader.get('/bureau/adherents')
    expect([listed.status, listed.text.includes('/nouveau')]).toEqual([200, false])
    const page = await reader.get(pathOf(yves))
    expect(page.status).toBe(200)
    for (const word of ['Derniers messages', '/adresse', '/modifier', '/lien'])
      expect(page.text).not.toContain(word)
    for (const way of ['/adresse', '/modifier', '/lien'])
      expect((await reader.post(`${pathOf(yves)}${way}`, {})).status).toBe(403)
    expect((await reader.post('/bureau/adherents', {})).status).toBe(403)
  })
})

describe('the link from the office', () => {
  test('is a new password where there is one', async () => {
    const email = 'suspendu@ceramique.example'
    const reply = await association.post(`${pathOf(await idOf(email))}/lien`, {})
    expect(said(await association.get(reply.location ?? ''))).toContain('nouveau mot de passe est envoyé')
    expect((await lettersTo(email))[0]?.text).toContain('Le bureau vous envoie un lien')
  })

  test('is as rare as those that the address asks for itself', async () => {
    const email = 'nouveau@bourgogne.example'
    const path = pathOf(await idOf(email))
    for (let times = 0; times < 5; times++) {
      await territory.post(`${path}/lien`, {})
      clock.advance({ minutes: 2 })
    }
    expect(await lettersTo(email)).toHaveLength(3)
    expect(said(await territory.get(path))).toContain('Plusieurs messages sont déjà partis')
  })
})
