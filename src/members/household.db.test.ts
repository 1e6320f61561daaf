import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { personsOf } from '../../test/setup/people.ts'
import type { Site } from '../organisations/site.ts'
import { tellOfAgeLimits } from './age-limit-telling.ts'
import { enterBeneficiary, type NewBeneficiary } from './enter-member.ts'
import { countMembers, exportMembers, membersFrom } from './export/export.ts'
import { householdOf } from './household.ts'
import { enterFamily } from './household-entry.ts'

const { app, clock, signedIn, lettersTo } = await startTestApp({ now: '2026-06-15T08:00:00Z' })
const day = (text: string) => Temporal.PlainDate.from(text)

const siteOf = async (host: string) => (await app.sites.byHost(host)) as Site
const holder = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''
const accountPage = async (host: string, email: string) =>
  (await (await signedIn(host, email)).get('/espace/compte')).text

const works = await siteOf('avantages.localhost')
const employee = await holder('salarie@verrerie.example')
const householdOn = (today: string) => householdOf(app.db, works.realm, employee, day(today))

describe('the household of a person', () => {
  test('the partner comes first, then the children from the eldest on, each with the day on which rights end', async () => {
    const { beneficiaries, secondAdherent } = await householdOn('2026-06-15')
    expect(secondAdherent).toBeNull()
    expect(beneficiaries.map(({ givenName, rightsEnd }) => [givenName, rightsEnd?.toString()])).toEqual([
      ['Marc', undefined],
      ['Lucas', '2026-07-30'],
      ['Emma', '2041-03-07'],
    ])
  })

  test.each([
    ['2026-07-29', true],
    ['2026-07-30', false],
    ['2027-01-01', false],
  ])('on %s the rights of the child hold: %s', async (today, holds) => {
    const lucas = (await householdOn(today)).beneficiaries.find(({ givenName }) => givenName === 'Lucas')
    expect(lucas?.hasRights).toBe(holds)
  })

  test('a partner has no age limit, nor has a child whose birth date nobody knows, nor where the policy sets none', async () => {
    const far = day('2126-01-01')
    const { beneficiaries } = await householdOf(app.db, works.realm, employee, far)
    expect(beneficiaries.map(({ hasRights }) => hasRights)).toEqual([true, false, false])
    const realm = {
      ...works.realm,
      policy: { ...works.realm.policy, household: { childAgeLimit: null, tellBeforeDays: 60 } },
    }
    const unlimited = await householdOf(app.db, realm, employee, far)
    expect(unlimited.beneficiaries.every(({ hasRights, rightsEnd }) => hasRights && !rightsEnd)).toBe(true)
    const manager = await holder('cse@verrerie.example')
    const child = { kind: 'dependentChild', givenName: 'Noé', familyName: 'Haddad', birthDate: null } as const
    await app.db.transaction().execute(tx => enterBeneficiary(tx, clock.now(), realm.id, manager, child))
    const [noe] = (await householdOf(app.db, works.realm, manager, far)).beneficiaries
    expect(noe).toMatchObject({ hasRights: true, rightsEnd: null })
  })

  test('another realm sees nothing of it', async () => {
    const { realm } = await siteOf('ceramique.localhost')
    const household = await householdOf(app.db, realm, employee, day('2026-06-15'))
    expect(household).toEqual({ secondAdherent: null, beneficiaries: [] })
  })
})

describe('« Mon compte »', () => {
  test('lists the beneficiaries with their rights', async () => {
    const text = await accountPage('avantages.localhost', 'salarie@verrerie.example')
    for (const said of ['Bénéficiaires', 'Marc Meyer', 'Conjoint ou époux', 'Emma Meyer', 'Enfant à charge'])
      expect(text).toContain(said)
    expect(text).toContain("Droits jusqu'au 30 juillet 2026, à ses 26 ans")
    expect(text).toContain("Droits jusqu'au 7 mars 2041, à ses 26 ans")
    expect(text).not.toContain('Deuxième adhérent')
  })

  test('says that rights have ended from midnight of that day on, in the time zone of the realm', async () => {
    clock.set('2026-07-29T21:59:00Z')
    expect(await accountPage('avantages.localhost', 'salarie@verrerie.example')).not.toContain('terminés')
    clock.set('2026-07-29T22:00:00Z')
    const text = await accountPage('avantages.localhost', 'salarie@verrerie.example')
    expect(text).toContain('Droits terminés depuis le 30 juillet 2026')
    clock.set('2026-06-15T08:00:00Z')
  })

  test('names the second adherent of a couple, and says where there is none', async () => {
    const couple = await accountPage('ceramique.localhost', 'adherent@ceramique.example')
    for (const said of ['Deuxième adhérent', 'Paul Garnier', 'conjoint@ceramique.example'])
      expect(couple).toContain(said)
    expect(couple).not.toContain('Bénéficiaires')
    const alone = await accountPage('ceramique.localhost', 'retard@ceramique.example')
    expect(alone).toContain("Aucun deuxième adhérent n'est inscrit avec vous")
  })

  test('has no such part where the policy has none', async () => {
    const text = await accountPage('federation.localhost', 'national@federation.example')
    expect(text).not.toMatch(/Bénéficiaires|Deuxième adhérent/)
  })
})

test('the demonstration’s child who reaches the age limit in some weeks is told of by a letter', async () => {
  expect(await tellOfAgeLimits(app)).toBe(1)
  const [letter] = await lettersTo('salarie@verrerie.example')
  expect(letter?.subject).toBe('Avantages Plus : fin des droits pour Lucas le 30 juillet 2026')
  for (const body of [letter?.text, letter?.html]) {
    expect(body).toContain('CSE Verrerie (cse@verrerie.example)')
    expect(body).toContain('http://avantages.localhost:3000/espace/compte')
  }
})

describe('a household is no membership', () => {
  test.each([
    ['avantages.localhost', ['Marc', 'Lucas', 'Emma']],
    ['ceramique.localhost', ['Paul']],
  ])(
    'the export of %s tells of it on the line of the holder, and the count is of members',
    async (host, family) => {
      const { realm, organisation } = await siteOf(host)
      const where = { realmId: realm.id, organisationId: organisation.id }
      const exported = await membersFrom(app.db, where, day('2026-06-15'))
      const pieces = await Array.fromAsync(exportMembers(app.db, exported))
      const lines = pieces.join('').trimEnd().split('\r\n').slice(1)
      for (const name of family) {
        expect(lines.filter(line => line.includes(name))).toHaveLength(1)
        expect(lines.map(line => line.split(';')[3])).not.toContain(name)
      }
      expect(await countMembers(app.db, exported)).toBe(lines.length)
    },
  )
})

test('a family that is entered again, when somebody registers once more, is there once', async () => {
  const manager = await holder('accueil@avantages.example')
  const family: NewBeneficiary[] = [
    { kind: 'spouse', givenName: 'Élodie', familyName: 'Keller', birthDate: null },
    { kind: 'dependentChild', givenName: 'Zoé', familyName: 'Keller', birthDate: day('2015-04-02') },
  ]
  const enter = (members: readonly NewBeneficiary[]) =>
    app.db.transaction().execute(tx => enterFamily(tx, clock.now(), works.realm.id, manager, members))
  await enter(family.slice(0, 1))
  await enter(family.map(each => ({ ...each, givenName: each.givenName.toUpperCase() })))
  const { beneficiaries } = await householdOf(app.db, works.realm, manager, day('2026-06-15'))
  expect(beneficiaries.map(({ givenName }) => givenName)).toEqual(['Élodie', 'ZOÉ'])
})
