import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { type Applicant, addStructure, enterApplication, verrerieOf } from '../../../test/setup/structures.ts'
import { enterMembership, enterPerson } from '../../members/enter-member.ts'

const desk = await startTestApp({ sends: false })
const { app, clock, signedIn } = desk
const host = 'avantages.localhost'
const verrerie = await verrerieOf(desk)
const fonderie = await addStructure(desk, 'CSE Fonderie', 'cse@fonderie.example')
const manager = await signedIn(host, 'cse@verrerie.example')
const network = await signedIn(host, 'accueil@avantages.example')

type Known = { givenName: string; familyName: string; email?: string; birthDate?: string }

async function enterKnown(organisationId: string, { birthDate, ...person }: Known): Promise<string> {
  return await app.db.transaction().execute(async tx => {
    const birth = birthDate ? { birthDate: Temporal.PlainDate.from(birthDate) } : {}
    const { personId } = await enterPerson(tx, clock.now(), verrerie.realmId, {
      ...person,
      ...birth,
      signsIn: false,
    })
    await enterMembership(tx, clock.now(), verrerie.realmId, { organisationId, personId })
    return personId
  })
}

/** What the page of a new application to the structure says about duplicates, to whoever asks. */
async function told(browser: typeof manager, id: string): Promise<string | null> {
  const page = said(await browser.get(`/bureau/demandes/${id}`))
  return (
    /Peut-être un doublon Vérifiez avant de valider : (.*?) Où en est la demande/.exec(page)?.[1]?.trim() ??
    null
  )
}

const apply = async (applicant: Applicant) => await enterApplication(desk, verrerie, applicant)

test('nobody is like somebody new', async () => {
  expect(await told(manager, await apply({ givenName: 'Tout', familyName: 'Nouveau' }))).toBeNull()
})

test('the same address, in any capitals: named with organisation and state', async () => {
  const id = await apply({ email: 'Salarie@Verrerie.example' })
  expect(await told(manager, id)).toBe('Julie Meyer , membre de CSE Verrerie : même adresse e-mail')
  const page = await manager.get(`/bureau/demandes/${id}`)
  const [julie] = await personsOf(app, 'salarie@verrerie.example')
  expect(page.text).toContain(`href="/bureau/adherents/${julie?.id}"`)
})

test('the same name and birth date, without accents or capitals, given and family name in any order', async () => {
  await enterKnown(verrerie.organisationId, {
    givenName: 'Éloïse',
    familyName: 'Le Goff-Œuvrard',
    birthDate: '1980-02-29',
  })
  for (const names of [
    { givenName: 'ELOISE', familyName: 'le goff oeuvrard' },
    { givenName: 'Le Goff Œuvrard', familyName: 'Éloïse' },
  ]) {
    const id = await apply({ ...names, birthDate: '1980-02-29' })
    expect(await told(manager, id)).toContain(
      'Éloïse Le Goff-Œuvrard , membre de CSE Verrerie : même nom et même date de naissance',
    )
    await app.db.deleteFrom('application').where('id', '=', id).execute()
    const other = await apply({ ...names, birthDate: '1981-02-28' })
    expect(await told(manager, other)).toBeNull()
    await app.db.deleteFrom('application').where('id', '=', other).execute()
  }
  expect(await told(manager, await apply({ givenName: 'Éloïse', familyName: 'Le Goff' }))).toBeNull()
})

test('the same name alone where a birth date is not known, and only within reach', async () => {
  await enterKnown(verrerie.organisationId, { givenName: 'Ali', familyName: 'Ici' })
  await enterKnown(fonderie.organisationId, { givenName: 'Ali', familyName: 'Ailleurs' })
  const here = await apply({ givenName: 'Ali', familyName: 'Ici', birthDate: '1990-01-01' })
  expect(await told(manager, here)).toBe('Ali Ici , membre de CSE Verrerie : même nom')
  const elsewhere = await apply({ givenName: 'Ali', familyName: 'Ailleurs' })
  expect(await told(manager, elsewhere)).toBeNull()
  expect(await told(network, elsewhere)).toBe('Ali Ailleurs , membre de CSE Fonderie : même nom')
})

test('out of reach nobody is named', async () => {
  await enterKnown(fonderie.organisationId, {
    givenName: 'Rosa',
    familyName: 'Secrète',
    email: 'rosa@secrete.example',
    birthDate: '1971-07-07',
  })
  const id = await apply({
    givenName: 'Rosa',
    familyName: 'Secrète',
    email: 'rosa@secrete.example',
    birthDate: '1971-07-07',
  })
  expect(await told(manager, id)).toBe(
    'Une personne enregistrée dans une autre structure du réseau a la même adresse. ' +
      'Une personne enregistrée dans une autre structure du réseau a le même nom et la même date de naissance.',
  )
  expect(await told(network, id)).toBe(
    'Rosa Secrète , membre de CSE Fonderie : même adresse e-mail, même nom et même date de naissance',
  )
})

test('other applications: named within reach with the way there, else not', async () => {
  const email = 'deux-fois@exemple.fr'
  const first = await apply({ givenName: 'Deux', familyName: 'Fois', email })
  await enterApplication(desk, fonderie, { givenName: 'Autre', familyName: 'Nom', email })
  await app.db
    .updateTable('application')
    .set({ state: 'refused', refused_at: clock.now() })
    .where('id', '=', first)
    .execute()
  const id = await apply({ givenName: 'Encore', familyName: 'Quelqu’un', email })
  const text = await told(manager, id)
  expect(text).toMatch(/Demande de Deux Fois à CSE Verrerie, envoyée le .*, refusée : même adresse e-mail/)
  expect(text).toContain('Une demande adressée à une autre structure du réseau porte la même adresse.')
  expect(text).not.toContain('Autre Nom')
  expect((await manager.get(`/bureau/demandes/${id}`)).text).toContain(`href="/bureau/demandes/${first}"`)
  expect(await told(network, id)).toContain('Demande de Autre Nom à CSE Fonderie')
})

test('an applicant is no duplicate of oneself, nor of the household that came along', async () => {
  const { id } = await app.db
    .selectFrom('application')
    .select('id')
    .where('email', '=', 'attente@verrerie.example')
    .executeTakeFirstOrThrow()
  expect(await told(manager, id)).toBeNull()
})

test('another realm knows nothing of it', async () => {
  const id = await apply({ email: 'adherent@ceramique.example' })
  expect([await told(manager, id), await told(network, id)]).toEqual([null, null])
})

test('a name without a letter is like nobody’s', async () => {
  expect(await told(manager, await apply({ givenName: '-', familyName: "'" }))).toBeNull()
})
