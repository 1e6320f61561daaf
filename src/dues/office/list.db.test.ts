import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { newId } from '../../database/new-id.ts'
import { enterMembership, enterPerson } from '../../members/enter-member.ts'

const { app, clock, signedIn } = await startTestApp()
const list = '/bureau/cotisations'
const treasurer = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const national = await signedIn('federation.localhost', 'secretariat@federation.example')
const rows = (text: string) =>
  [...text.matchAll(/class="queue-name" href="\/bureau\/cotisations\/[^"]*">([^<]*)</g)].map(
    match => match[1],
  )
const listed = async (query: string, browser = treasurer) => rows((await browser.get(`${list}${query}`)).text)

test('tells who is late, due soon, has announced a transfer or is to be suspended', async () => {
  const page = said(await treasurer.get(list))
  expect(page).toContain(
    '5 adhérents, 2 en retard, 90 € demandés et pas encore reçus, 0 € reçus depuis le 1er janvier',
  )
  expect(page).toContain('En retard (2)')
  expect(await listed('')).toEqual([
    'AUBERT Simone',
    'DELORME Lucien',
    'DELORME Marthe',
    'GARNIER Hélène',
    'NOËL Yves',
  ])
  expect(await listed('?filtre=retard')).toEqual(['AUBERT Simone', 'NOËL Yves'])
  expect(await listed('?filtre=bientot')).toEqual([])
  expect(said(await treasurer.get(`${list}?filtre=bientot`))).toContain('Aucune échéance dans les 30 jours.')
  clock.advance({ hours: 24 * 32 })
  const again = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
  expect(await listed('?filtre=bientot', again)).toEqual(['GARNIER Hélène'])
  clock.advance({ hours: -24 * 32 })
  const yves = await app.db
    .selectFrom('due')
    .innerJoin('membership', 'membership.id', 'due.membership_id')
    .select(['due.id', 'membership.id as membershipId', 'due.realm_id'])
    .where('membership.number', '=', 'C-0102')
    .executeTakeFirstOrThrow()
  await app.db.updateTable('due').set({ announced_at: clock.now() }).where('id', '=', yves.id).execute()
  expect(await listed('?filtre=annonces')).toEqual(['NOËL Yves'])
  expect(said(await treasurer.get(`${list}?filtre=annonces`))).toContain('virement annoncé le 15/06/2026')
  const asked = {
    realm_id: yves.realm_id,
    id: newId(),
    membership_id: yves.membershipId,
    asked_at: clock.now(),
  }
  await app.db.insertInto('suspension_request').values(asked).execute()
  expect(await listed('?filtre=suspendre')).toEqual(['NOËL Yves'])
})

test('is searched by number and by the beginning of words, whatever the accents', async () => {
  expect(await listed('?recherche=noel')).toEqual(['NOËL Yves'])
  expect(await listed('?recherche=C-0101')).toEqual(['GARNIER Hélène'])
  expect(await listed('?recherche=del+mar')).toEqual(['DELORME Marthe'])
  expect(await listed('?recherche=noel&filtre=bientot')).toEqual([])
  // What is summed up is of everybody, and stands on the first page only.
  expect(said(await treasurer.get(`${list}?recherche=noel`))).not.toContain('reçus depuis')
  expect(said(await treasurer.get(`${list}?recherche=Zorro`))).toContain(
    'Personne ne correspond à « Zorro » ici.',
  )
  await app.db.updateTable('membership').set({ state: 'left' }).where('number', '=', 'C-0105').execute()
  expect(await listed('')).not.toContain('DELORME Lucien')
  expect(await listed('?recherche=lucien')).toEqual(['DELORME Lucien'])
})

test('takes nonsense in the address for nothing, and a search with what is not seen for the rest of it', async () => {
  expect(await listed('?recherche=no%00el')).toEqual([])
  expect(await listed('?recherche=%00noel%E2%80%8B')).toEqual(['NOËL Yves'])
  const all = await listed('')
  for (const query of [
    'recherche=%00',
    'filtre=%00',
    'organisation=%00',
    'apres=%00',
    'avant=%00',
    'recherche=%ED%A0%80',
  ])
    expect(await listed(`?${query}`)).toEqual(query.endsWith('80') ? [] : all)
  for (const path of [
    '/tarifs?organisation=%00',
    '/tarifs/nouveau?organisation=%00',
    '/tarifs/compte?organisation=%00',
  ])
    expect((await treasurer.get(`${list}${path}`)).status).toBe(404)
  const others = '/bureau/suspensions?apres=%00&suspendus-apres=%00&prevenir-apres=%00'
  expect((await treasurer.get(others)).status).toBe(200)
})

test('is narrowed to one organisation, and shows those below only', async () => {
  const names = await listed('', national)
  expect(names).toContain('SCHMITT Liliane')
  const alsace = await app.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', "Compagnie d'Alsace")
    .executeTakeFirstOrThrow()
  expect(await listed(`?organisation=${alsace.id}`, national)).toEqual(['SCHMITT Liliane'])
  const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
  expect(await listed(`?organisation=${alsace.id}`, territory)).not.toContain('SCHMITT Liliane')
})

test('goes on from page to page, there and back, by name and by due day', async () => {
  const { realm_id: realmId, id: organisationId } = await app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', 'Terre et Feu')
    .executeTakeFirstOrThrow()
  await app.db.transaction().execute(async tx => {
    for (let count = 0; count < 110; count++) {
      const familyName = `Zola ${String(count % 10)}`
      const { personId } = await enterPerson(tx, clock.now(), realmId, { givenName: `N${count}`, familyName })
      const dueOn = Temporal.PlainDate.from('2026-01-01').add({ days: count % 7 })
      await enterMembership(tx, clock.now(), realmId, { organisationId, personId, dueOn })
    }
  })
  for (const start of [`${list}?recherche=zola`, `${list}?recherche=zola&filtre=retard`]) {
    const pages: string[] = []
    const seen: (string | undefined)[][] = []
    for (let next: string | undefined = start; next; ) {
      const { text }: { text: string } = await treasurer.get(next)
      pages.push(next)
      seen.push(rows(text))
      next = /rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.map(({ length }) => length)).toEqual([50, 50, 10])
    expect(new Set(seen.flat()).size).toBe(110)
    const { text } = await treasurer.get(pages[2] ?? '')
    const back = /rel="prev" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(rows((await treasurer.get(back)).text)).toEqual(seen[1])
  }
})
