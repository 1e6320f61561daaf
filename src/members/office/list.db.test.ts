import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, said } from '../../../test/setup/office-forms.ts'
import { accountOf, changeMembership, personsOf } from '../../../test/setup/people.ts'
import { newId } from '../../database/new-id.ts'
import { enterMembership, enterPerson } from '../enter-member.ts'

const { app, clock, signedIn } = await startTestApp()
const list = '/bureau/adherents'
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const national = await signedIn('federation.localhost', 'secretariat@federation.example')
const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')

type Office = typeof association
const ask = async (office: Office, query: Record<string, string>) =>
  await office.get(`${list}?${new URLSearchParams(query)}`)

/** The names that a page of the list shows, in its order. */
function namesIn({ text }: { text: string }): string[] {
  return [...text.matchAll(/<th scope="row"><a [^>]*>([^<]*)<\/a>/g)].map(([, name]) => name ?? '')
}
const found = async (office: Office, query: Record<string, string>) => namesIn(await ask(office, query))

describe('the list', () => {
  test('has the members of the organisations in reach, in the order of their names', async () => {
    expect(await found(association, {})).toEqual([
      'AUBERT Simone',
      'DELORME Lucien',
      'DELORME Marthe',
      'GARNIER Hélène',
      'NOËL Yves',
    ])
    expect(await found(structure, {})).toEqual(['MEYER Julie'])
    expect(await found(territory, {})).toEqual(['GILLET Robert', 'LAMY Michel', 'PERROT Nadia'])
    expect(await found(national, {})).toHaveLength(5)
  })

  test('tells number, address, organisation where there are several, and who has never signed in', async () => {
    const page = said(await ask(national, {}))
    expect(page).toContain(
      'PERROT Nadia 21-90002 Compagnie de Bourgogne – nouveau@ bourgogne.example jamais connecté à jour',
    )
    expect(page).toContain('mot de passe choisi')
    expect(said(await ask(territory, {}))).not.toContain('Toutes les organisations')
  })

  test('shows those who wait for admission, or have left, when asked', async () => {
    expect(await found(structure, { etat: 'attente' })).toEqual(['WALTER Thomas'])
    expect(await found(structure, { etat: 'tous' })).toEqual(['MEYER Julie', 'WALTER Thomas'])
    const robert = (await personsOf(app, 'retard@bourgogne.example'))[0]?.id ?? ''
    await changeMembership(app, robert, { state: 'left' })
    expect(await found(territory, {})).not.toContain('GILLET Robert')
    expect(await found(territory, { etat: 'anciens' })).toEqual(['GILLET Robert'])
    expect(await found(territory, { etat: 'nonsense' })).toEqual(['LAMY Michel', 'PERROT Nadia'])
  })

  test('is narrowed by how dues stand, where there are any', async () => {
    expect(await found(national, { cotisation: 'en-retard', etat: 'tous' })).toEqual(['GILLET Robert'])
    expect(await found(association, { cotisation: 'a-jour' })).not.toContain('AUBERT Simone')
    const suspended = await found(association, { cotisation: 'suspendus' })
    const late = await found(association, { cotisation: 'en-retard' })
    expect([suspended, late].map(names => names.length)).toEqual([1, 1])
    expect(late).not.toEqual(suspended)
    expect(await found(association, { cotisation: 'toString' })).toHaveLength(5)
    const page = await ask(structure, { cotisation: 'en-retard' })
    expect([namesIn(page), page.text.includes('name="cotisation"')]).toEqual([['MEYER Julie'], false])
  })

  test('is narrowed to one organisation in reach, and to no other', async () => {
    const { id } = await app.db
      .selectFrom('organisation')
      .select('id')
      .where('name', '=', "Compagnie d'Alsace")
      .executeTakeFirstOrThrow()
    expect(await found(national, { organisation: id })).toEqual(['SCHMITT Liliane'])
    expect(await found(territory, { organisation: id })).toEqual(['LAMY Michel', 'PERROT Nadia'])
  })
})

describe('a search', () => {
  test.each([
    [{ recherche: 'garnier' }, ['GARNIER Hélène']],
    [{ recherche: 'HÉL' }, ['GARNIER Hélène']],
    [{ recherche: 'hel gar' }, ['GARNIER Hélène']],
    [{ recherche: 'noel' }, ['NOËL Yves']],
    [{ recherche: 'delorme mar' }, ['DELORME Marthe']],
    [{ recherche: 'rnier' }, []],
    [{ recherche: 'Adherent@Ceramique.example' }, ['GARNIER Hélène']],
    [{ recherche: 'adherent@' }, ['GARNIER Hélène']],
    [{ recherche: 'famille@cera' }, ['DELORME Lucien', 'DELORME Marthe']],
    [{ recherche: ' C-0102 ' }, ['NOËL Yves']],
    [{ recherche: 'C-010' }, []],
    [{ recherche: '%' }, []],
    [{ recherche: "' | ! & <-> :* \\" }, []],
    [{ recherche: '\u0000' }, ['AUBERT Simone']],
    [{ recherche: 'Meyer' }, []],
    [{ recherche: '🐐 \ud800' }, []],
    [{ recherche: 'x'.repeat(5000) }, []],
  ])('%j', async (query, names) => {
    const reply = await ask(association, query)
    expect(reply.status).toBe(200)
    expect(namesIn(reply).slice(0, names.length || undefined)).toEqual(names)
  })

  test('for those who never signed in, or have no address', async () => {
    await enterMember(association, { familyName: 'Zola', givenName: 'Anne' })
    await enterMember(association, { familyName: 'Zola', givenName: 'Brice', email: 'brice@exemple.fr' })
    expect(await found(association, { jamais: '1' })).toEqual(['ZOLA Anne', 'ZOLA Brice'])
    expect(await found(association, { 'sans-adresse': '1' })).toEqual(['ZOLA Anne'])
    expect(await found(association, { jamais: '1', recherche: 'brice' })).toEqual(['ZOLA Brice'])
  })

  test('that finds nobody says so, and what was asked is still there', async () => {
    const reply = await ask(association, { recherche: 'Introuvable', jamais: '1', etat: 'tous' })
    expect(said(reply)).toContain('Personne ne correspond')
    expect(reply.text).toContain('value="Introuvable"')
    expect(reply.text).toMatch(/value="tous" selected/)
  })
})

describe('a search for where somebody lives, or with a typing error', () => {
  const live = async (email: string, place: { town: string; postcode: string }) => {
    const [person] = await personsOf(app, email)
    await app.db
      .updateTable('person')
      .set(place)
      .where('id', '=', person?.id ?? '')
      .execute()
  }

  test.each([
    ['Strasbour', true],
    ['garnier STRASBOURG', true],
    ['strasbourg hel', true],
    ['67000', true],
    ['670', true],
    ['67001', false],
    ['Strasborug', 'near'],
    ['garnire', 'near'],
    ['Garnnier Helène', 'near'],
    ['helene strsbourg', 'near'],
    ['adherent@ceramiqe.example', 'near'],
    ['gorniar', false],
    ['nel', false],
  ])('%s', async (recherche, outcome) => {
    await live('adherent@ceramique.example', { town: 'Strasbourg', postcode: '67000' })
    const reply = await ask(association, { recherche })
    expect(namesIn(reply).includes('GARNIER Hélène')).toBe(outcome !== false)
    expect(
      said(reply).includes(
        `Aucun «\u00a0${recherche}\u00a0»\u00a0: voici les noms proches.`.replaceAll(/\s/g, ' '),
      ),
    ).toBe(outcome === 'near')
  })

  test('shows nobody out of reach, and none of their words', async () => {
    await live('adherent@alsace.example', { town: 'Wissembourg', postcode: '67160' })
    expect(await found(national, { recherche: 'Wisembourg' })).toEqual(['SCHMITT Liliane'])
    const reply = await ask(territory, { recherche: 'Wisembourg' })
    expect(namesIn(reply)).toEqual([])
    expect(said(reply)).toContain('Personne ne correspond')
    expect(reply.text).not.toMatch(/wissembourg/i)
  })

  test('is not by the town of a former member whose record is others\u2019 by now', async () => {
    const [liliane] = await personsOf(app, 'adherent@alsace.example')
    const { organisation_id: organisationId } = await app.db
      .selectFrom('site')
      .select('organisation_id')
      .where('host', '=', 'bourgogne.localhost')
      .executeTakeFirstOrThrow()
    await app.db.transaction().execute(async tx => {
      const member = { organisationId, personId: liliane?.id ?? '', number: 'Anc-1' }
      const id = await enterMembership(tx, clock.now(), liliane?.realm_id ?? '', member)
      await tx.updateTable('membership').set({ state: 'left' }).where('id', '=', id).execute()
    })
    const formers = async (recherche: string) => await found(territory, { etat: 'anciens', recherche })
    expect(await formers('wissembourg')).toEqual([])
    expect(await formers('schmitt wissembourg')).toEqual([])
    for (const typed of ['schmitt', 'Schmit liliane', 'schmidt', 'ANC-1'])
      expect([typed, await formers(typed)]).toEqual([typed, ['SCHMITT Liliane']])
  })
})

describe('those who cannot be written to', () => {
  test('are found by the latest letter, until one arrives or the address is another', async () => {
    const [{ id: person_id, realm_id } = { id: '', realm_id: '' }] = await personsOf(
      app,
      'nouveau@bourgogne.example',
    )
    const account = await accountOf(app, 'nouveau@bourgogne.example')
    const site = await app.db
      .selectFrom('site')
      .select('id')
      .where('realm_id', '=', realm_id)
      .executeTakeFirstOrThrow()
    const letter = async (state: 'failed' | 'sent') => {
      const row = { realm_id, id: newId(), site_id: site.id, account_id: account.id, person_id, state }
      const content = {
        to_email: account.email,
        template: 'firstSignIn',
        details: '{}',
        created_at: clock.now(),
      }
      await app.db
        .insertInto('letter')
        .values({ ...row, ...content })
        .execute()
    }
    const unreached = async () => await found(territory, { 'sans-adresse': '1' })
    expect(await unreached()).toEqual([])
    await letter('failed')
    expect(await unreached()).toEqual(['PERROT Nadia'])
    await letter('sent')
    expect(await unreached()).toEqual([])
    await letter('failed')
    expect(await unreached()).toEqual(['PERROT Nadia'])
    const other = { email: 'autre@bourgogne.example', email_key: 'autre@bourgogne.example' }
    await app.db.updateTable('account').set(other).where('id', '=', account.id).execute()
    expect(await unreached()).toEqual([])
  })
})

describe('more than a page', () => {
  const names = ['Élan', 'elan', 'Eland', 'ÉLAN', 'Elan-Petit', 'Œuf', 'Oeuf', 'Abel', "D'Aure", 'Dault']
  const organisation = app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', "Compagnie d'Alsace")
    .executeTakeFirstOrThrow()

  test('leads forth and back, everybody once, with what was asked for', async () => {
    const { id: organisationId, realm_id } = await organisation
    await app.db.transaction().execute(async tx => {
      for (let n = 0; n < 120; n++) {
        const person = { familyName: names[n % 10] ?? '', givenName: n % 4 === 0 ? 'Ida' : `Ida ${n % 7}` }
        const { personId } = await enterPerson(tx, clock.now(), realm_id, person)
        await enterMembership(tx, clock.now(), realm_id, { organisationId, personId, number: `A-${n}` })
      }
    })
    const shown: string[][] = []
    const places: string[] = []
    const linkTo = (text: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&')
    let next: string | undefined = `${list}?recherche=ida`
    while (next) {
      places.push(next)
      const { text } = await national.get(next)
      shown.push([...text.matchAll(/>(A-\d+)</g)].map(([, number]) => number ?? ''))
      next = linkTo(text, 'next')
      if (next) expect(next).toContain('recherche=ida')
    }
    expect(shown.map(page => page.length)).toEqual([50, 50, 20])
    expect(new Set(shown.flat()).size).toBe(120)
    const back: string[][] = []
    for (let path = places.at(-1); path; ) {
      const { text } = await national.get(path)
      back.unshift([...text.matchAll(/>(A-\d+)</g)].map(([, number]) => number ?? ''))
      path = linkTo(text, 'prev')
    }
    expect(back).toEqual(shown)
  })

  test('is in an order that forgives accents, and puts a whole family name first', async () => {
    const all = [...namesIn(await national.get(`${list}?recherche=ida`))]
    const families = [...new Set(all.map(name => name.replace(/ Ida.*/, '')))]
    expect(families[0]).toBe('ABEL')
    expect(families.indexOf("D'AURE")).toBeLessThan(families.indexOf('DAULT'))
    const elans = all.filter(name => /^[EÉ]LAN /.test(name))
    expect(elans.slice(0, 3).map(name => name.replace(/^\S+ /, ''))).toEqual(['Ida', 'Ida', 'Ida'])
  })

  test('begins anew where the place is none, or out of reach', async () => {
    const foreign = await app.db
      .selectFrom('membership')
      .select('id')
      .where('number', '=', 'C-0101')
      .executeTakeFirstOrThrow()
    const first = await found(national, {})
    for (const place of ['x', '', foreign.id, '00000000-0000-0000-0000-000000000000']) {
      expect(await found(national, { apres: place })).toEqual(first)
      expect(await found(national, { avant: place })).toEqual(first)
    }
  })
})
