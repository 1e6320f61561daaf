import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, said } from '../../../test/setup/office-forms.ts'
import { changeMembership, personsOf } from '../../../test/setup/people.ts'
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
      'PERROT Nadia 21-90002 Compagnie de Bourgogne nouveau@bourgogne.example jamais connecté',
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
    [{ recherche: 'arnier' }, []],
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
