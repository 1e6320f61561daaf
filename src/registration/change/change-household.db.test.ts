import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { formIn } from '../../../test/setup/own-record.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { findOrMakeAccount } from '../../accounts/enter-account.ts'
import { tellOfAgeLimits } from '../../members/age-limit-telling.ts'
import { joinCouple } from '../../members/enter-member.ts'
import { type Household, householdOf } from '../../members/household.ts'
import type { Site } from '../../organisations/site.ts'
import { steps } from '../steps/registry.ts'
import { pathToChange } from './change-path.ts'

const { app, clock, signedIn, letters } = await startTestApp({ now: '2026-06-15T08:00:00Z' })

type Fields = Record<string, string>

const holderOf = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''
async function household(host: string, email: string): Promise<Household> {
  const { realm } = (await app.sites.byHost(host)) as Site
  return await householdOf(app.db, realm, await holderOf(email), Temporal.PlainDate.from('2026-06-15'))
}
const personOf = (id: string | undefined) =>
  app.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id ?? '')
    .executeTakeFirst()
const memberChanges = async (email: string) =>
  (
    await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'memberChanged')
      .where('person_id', '=', await holderOf(email))
      .execute()
  ).map(({ details }) => details)

describe('beneficiaries', () => {
  const host = 'avantages.localhost'
  const email = 'salarie@verrerie.example'
  const path = pathToChange('beneficiaries')
  const family = async () => (await household(host, email)).beneficiaries
  const form = async (browser: Browser) => formIn(await browser.get(path))
  const save = (browser: Browser, fields: Fields) => browser.post(path, { ...fields, go: 'save' })
  /** The fields without those of one block. */
  const without = (fields: Fields, index: number) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(`${index}-`)))

  test('each stays who it is, wherever it stands in the form: corrected, added, removed', async () => {
    const browser = await signedIn(host, email)
    const [marc, lucas, emma] = await family()
    const before = await form(browser)
    const turned = Object.fromEntries(
      Object.entries(before).map(([name, value]) => [
        name.replace(/^\d+/, index => String(2 - Number(index))),
        value,
      ]),
    )
    const added = {
      '7-kind': 'dependentChild',
      '7-familyName': 'Meyer',
      '7-givenName': 'Noé',
      '7-birthDate': '1/4/2020',
    }
    expect((await save(browser, { ...turned, ...added, '0-givenName': 'Emmanuelle' })).status).toBe(303)
    const now = await family()
    expect(now.map(({ personId, givenName }) => [personId, givenName])).toEqual([
      [marc?.personId, 'Marc'],
      [lucas?.personId, 'Lucas'],
      [emma?.personId, 'Emmanuelle'],
      [now[3]?.personId, 'Noé'],
    ])
    expect((await save(browser, without(await form(browser), 3))).status).toBe(303)
    expect((await family()).map(({ givenName }) => givenName)).toEqual(['Marc', 'Lucas', 'Emmanuelle'])
    expect(await personOf(now[3]?.personId)).toBeUndefined()
    expect(await memberChanges(email)).toEqual([
      { changed: ['beneficiaries'] },
      { changed: ['beneficiaries'] },
    ])
  })

  test('the buttons add and take away without saving, and say who would leave', async () => {
    const browser = await signedIn(host, email)
    const before = await form(browser)
    const added = await browser.post(path, { ...before, go: 'add' })
    expect(added.status).toBe(200)
    expect(Object.keys(formIn(added))).toContain('3-givenName')
    const removed = await browser.post(path, { ...before, '1-givenName': 'Luc', go: 'remove-0' })
    expect(said(removed)).toContain('Seront retirés une fois que vous aurez enregistré : Marc Meyer')
    expect(formIn(removed)).toMatchObject({ '0-givenName': 'Luc', seen: before.seen })
    expect(await form(browser)).toEqual(before)
  })

  test('a corrected birth date is told of anew', async () => {
    const browser = await signedIn(host, email)
    expect(await tellOfAgeLimits(app)).toBe(1)
    const at = Object.entries(await form(browser)).find(([, value]) => value === 'Lucas')?.[0][0]
    expect(
      (await save(browser, { ...(await form(browser)), [`${at}-familyName`]: 'Meyer-Roux' })).status,
    ).toBe(303)
    expect(await tellOfAgeLimits(app)).toBe(0)
    expect(
      (await save(browser, { ...(await form(browser)), [`${at}-birthDate`]: '05/08/2000' })).status,
    ).toBe(303)
    expect(await tellOfAgeLimits(app)).toBe(1)
    const subjects = (await letters())
      .map(({ subject }) => subject)
      .filter(subject => subject.includes('Lucas'))
    expect(subjects).toContain('Avantages Plus : fin des droits pour Lucas le 5 août 2026')
  })

  test('a child past the age is refused with the reason, unless it was there before', async () => {
    const browser = await signedIn(host, email)
    const grown = {
      '9-kind': 'dependentChild',
      '9-familyName': 'Meyer',
      '9-givenName': 'Ida',
      '9-birthDate': '01/01/1999',
    }
    const reply = await save(browser, { ...(await form(browser)), ...grown })
    expect(reply.status).toBe(422)
    expect(said(reply)).toContain("jusqu'à leurs 26 ans")
    clock.set('2026-12-15T08:00:00Z')
    const later = await signedIn(host, email)
    const renamed = { ...(await form(later)), '0-givenName': 'Marcel' }
    expect((await save(later, renamed)).status).toBe(303)
    clock.set('2026-06-15T08:00:00Z')
  })

  test('the beneficiary of another is not reached by an identifier', async () => {
    const other = await holderOf('cse@verrerie.example')
    const [marc] = await family()
    const thief = await signedIn(host, 'cse@verrerie.example')
    const own = await form(thief)
    const stolen = {
      '0-id': marc?.personId ?? '',
      '0-kind': 'spouse',
      '0-familyName': 'Haddad',
      '0-givenName': 'Sami',
    }
    expect((await save(thief, { ...own, ...stolen })).status).toBe(303)
    expect((await personOf(marc?.personId))?.given_name).toBe(marc?.givenName)
    expect((await family())[0]).toEqual(marc)
    const theirs = (await household(host, 'cse@verrerie.example')).beneficiaries
    expect(theirs.map(({ givenName }) => givenName)).toEqual(['Sami'])
    expect(theirs[0]?.personId).not.toBe(marc?.personId)
    expect(other).not.toBe('')
  })

  test('of two tabs, what the first added is not taken away by the second unseen', async () => {
    const [one, two] = [await signedIn(host, email), await signedIn(host, email)]
    const before = await form(two)
    const added = {
      '8-kind': 'dependentChild',
      '8-familyName': 'Meyer',
      '8-givenName': 'Rose',
      '8-birthDate': '02/02/2022',
    }
    const both = await Promise.all([save(one, { ...before, ...added }), save(one, { ...before, ...added })])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await family()).filter(({ givenName }) => givenName === 'Rose')).toHaveLength(1)
    const second = await save(two, { ...before, '0-familyName': 'Mayer' })
    expect(second.status).toBe(409)
    expect(said(second)).toContain('Seront retirés une fois que vous aurez enregistré : Rose Meyer')
    expect((await family()).map(({ givenName }) => givenName)).toContain('Rose')
  })

  test('more than a hundred are refused in one line', async () => {
    const browser = await signedIn(host, email)
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`${index}-givenName`, `Enfant ${index}`]),
    )
    const reply = await save(browser, { ...many, seen: (await form(browser)).seen ?? '' })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('100 bénéficiaires au plus')
  })
})

describe('the second adherent', () => {
  const host = 'ceramique.localhost'
  const email = 'adherent@ceramique.example'
  const path = pathToChange('secondAdherent')
  const form = async (browser: Browser) => formIn(await browser.get(path))
  const save = (browser: Browser, fields: Fields) => browser.post(path, { ...fields, go: 'save' })
  const nobody = { givenName: '', familyName: '', email: '' }

  test('is corrected, and an address makes nobody sign in', async () => {
    const browser = await signedIn(host, email)
    const accounts = () =>
      app.db
        .selectFrom('account')
        .select(({ fn }) => fn.countAll().as('n'))
        .execute()
    const before = [await accounts(), (await household(host, email)).secondAdherent?.personId]
    const fields = { ...(await form(browser)), givenName: 'Paulin', email: 'paulin@exemple.fr' }
    expect((await save(browser, fields)).status).toBe(303)
    const second = (await household(host, email)).secondAdherent
    expect(second).toMatchObject({ givenName: 'Paulin', email: 'paulin@exemple.fr', signsIn: false })
    expect([await accounts(), second?.personId]).toEqual(before)
    expect((await personOf(second?.personId))?.email_key).toBe('paulin@exemple.fr')
  })

  test('is removed after being told so, and added again as somebody new', async () => {
    const browser = await signedIn(host, email)
    const { secondAdherent: before } = await household(host, email)
    const asked = await browser.post(path, { ...(await form(browser)), go: 'remove' })
    expect(said(asked)).toContain('Paulin Garnier ne fera plus partie de votre adhésion')
    expect((await household(host, email)).secondAdherent).toEqual(before)
    expect((await save(browser, formIn(asked))).status).toBe(303)
    expect((await household(host, email)).secondAdherent).toBeNull()
    expect(said(await browser.get('/espace/compte'))).toContain(
      "Aucun deuxième adhérent n'est inscrit avec vous",
    )
    expect(await personOf(before?.personId)).toBeUndefined()
    const again = {
      ...(await form(browser)),
      givenName: 'Ange',
      familyName: 'Rossi',
      email: 'ange@exemple.fr',
    }
    const both = await Promise.all([save(browser, again), save(browser, again)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await household(host, email)).secondAdherent).toMatchObject({ givenName: 'Ange' })
  })

  test('who signs in keeps the own address, and signs in no more when the couple ends', async () => {
    const browser = await signedIn(host, email)
    const second = (await household(host, email)).secondAdherent
    const { realm } = (await app.sites.byHost(host)) as Site
    await app.db
      .transaction()
      .execute(tx => findOrMakeAccount(tx, clock.now(), realm.id, second?.personId ?? '', 'ange@exemple.fr'))
    const renamed = { ...(await form(browser)), givenName: 'Angela', email: 'autre@exemple.fr' }
    expect((await save(browser, renamed)).status).toBe(303)
    expect((await household(host, email)).secondAdherent).toMatchObject({
      givenName: 'Angela',
      email: 'ange@exemple.fr',
      signsIn: true,
    })
    await app.db
      .updateTable('second_adherent')
      .set({ signs_in_since: clock.now() })
      .where('second_person_id', '=', second?.personId ?? '')
      .execute()
    const asked = await browser.post(path, { ...(await form(browser)), go: 'remove' })
    expect(said(asked)).toContain("son compte ne l'ouvrira plus")
    expect((await save(browser, { ...(await form(browser)), ...nobody })).status).toBe(303)
    expect((await household(host, email)).secondAdherent).toBeNull()
    // Nothing else was behind the account.
    expect(await personsOf(app, 'ange@exemple.fr')).toEqual([])
    expect(await personOf(second?.personId)).toBeUndefined()
  })

  test('has no second, and a member of one’s own stays when the couple ends', async () => {
    const own = 'retard@ceramique.example'
    const [first, second] = [await holderOf(email), await holderOf(own)]
    const { realm } = (await app.sites.byHost(host)) as Site
    await app.db.transaction().execute(tx => joinCouple(tx, clock.now(), realm.id, first, second))
    const theirs = await signedIn(host, own)
    expect(said(await theirs.get('/espace/compte'))).toContain(
      "deuxième adhérent de l'adhésion de Hélène Garnier",
    )
    expect((await theirs.get(path)).status).toBe(404)
    const browser = await signedIn(host, email)
    expect((await save(browser, { ...(await form(browser)), ...nobody })).status).toBe(303)
    expect(await holderOf(own)).toBe(second)
    expect((await theirs.get(path)).status).toBe(200)
  })
})

test('nothing that is typed into a step is a fault of the server', async () => {
  const browsers = [
    await signedIn('avantages.localhost', 'salarie@verrerie.example'),
    await signedIn('ceramique.localhost', 'adherent@ceramique.example'),
  ]
  const name = fc.oneof(
    fc.constantFrom(
      'familyName',
      'givenName',
      'email',
      'phone',
      'otherPhone',
      'occupation',
      'birthDate',
      'line1',
      'country',
    ),
    fc.constantFrom(
      '0-id',
      '1-id',
      '0-kind',
      '1-kind',
      '0-givenName',
      '1-birthDate',
      '101-id',
      'seen',
      '__proto__',
    ),
  )
  const value = fc.oneof(
    fc.constantFrom(
      '',
      'dependentChild',
      'spouse',
      '\u0000',
      '\ud800',
      '31/02/2020',
      '27/03/2015',
      'FR',
      'x'.repeat(600),
    ),
    fc.constantFrom(
      '00000000-0000-0000-0000-000000000000',
      "' or 1=1",
      '+33612345678',
      '-1',
      'ange@exemple.fr',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const button = fc.constantFrom('save', 'add', 'remove', 'remove-0', 'remove-99999', 'next', '')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...browsers),
      fc.constantFrom(...Object.values(steps).map(({ slug }) => `/espace/fiche-membre/${slug}`)),
      fc.dictionary(name, value, { maxKeys: 5 }),
      button,
      async (browser, path, typed, go) => {
        const page = await browser.get(path)
        const reply = await browser.post(path, { ...formIn(page), ...typed, go })
        expect([200, 303, 404, 409, 422]).toContain(reply.status)
      },
    ),
    { numRuns: 60 },
  )
})
