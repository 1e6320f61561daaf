import { describe, expect, test, vi } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Reply } from '../../../test/setup/browser-less-client.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { changeMembership, personsOf } from '../../../test/setup/people.ts'
import { type Policy, policySchema } from '../../organisations/policy.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const site = 'ceramique.localhost'
const anyone = browse(site)

const titles = ({ text }: Reply) => [...text.matchAll(/<h3><a[^>]*>([^<]*)</g)].map(([, title]) => title)
const recordOf = (title: string) =>
  app.db.selectFrom('record').selectAll().where('title', '=', title).executeTakeFirstOrThrow()

/** Changes the policy of the association, as its office would. */
async function changePolicy(change: (policy: Policy) => Policy): Promise<void> {
  const { policy } = await app.db
    .selectFrom('realm')
    .select('policy')
    .where('slug', '=', 'ceramique')
    .executeTakeFirstOrThrow()
  await app.db
    .updateTable('realm')
    .set({ policy: JSON.stringify(change(policySchema.parse(policy))) })
    .where('slug', '=', 'ceramique')
    .execute()
}

describe('the list of a rubric', () => {
  test('shows what is to come, and what is past behind a link', async () => {
    const coming = await anyone.get('/rubriques/stages')
    expect(titles(coming)).toEqual(['Tournage et émaux de cendres'])
    expect(said(coming)).toContain(
      'Cosne-Cours-sur-Loire · Confirmé · 380 €'.replaceAll(' €', '\u00a0€').replaceAll('\u00a0', ' '),
    )
    expect(coming.text).toContain('href="/rubriques/stages?passees=1"')
    expect(titles(await anyone.get('/rubriques/stages?passees=1'))).toEqual(['Initiation au raku'])
    // An exhibition that has begun and goes on is not past.
    expect(titles(await anyone.get('/rubriques/expositions'))).toEqual(['Terres vernissées de Bourgogne'])
  })

  test.each([
    ['EMAUX', ['Tournage et émaux de cendres']],
    ['emau cendr', ['Tournage et émaux de cendres']],
    ['garnier', ['Tournage et émaux de cendres']],
    ['palette', ['Tournage et émaux de cendres']],
    ['advanced', ['Tournage et émaux de cendres']],
    ['raku', []],
    ['rien de tel', []],
    ['!?', []],
    ["' or 1=1 --", []],
  ])('is searched for %j', async (search, found) => {
    const page = await anyone.get(`/rubriques/stages?recherche=${encodeURIComponent(search)}`)
    expect([page.status, titles(page)]).toEqual([200, found])
    if (found.length === 0) expect(said(page)).toContain('Aucune fiche ne correspond')
  })

  test('goes page by page through a hundred of one day, each once, there and back', async () => {
    const model = await recordOf('Tournage et émaux de cendres')
    await app.db
      .insertInto('record')
      .values(
        Array.from({ length: 50 }, (_, index) => ({
          ...model,
          id: `019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
          rubric: 'expositions',
          typed: JSON.stringify(model.typed),
          published: JSON.stringify({ title: `Lot ${index}`, values: {} }),
        })),
      )
      .execute()
    const seen: (string | undefined)[][] = []
    let path: string | undefined = '/rubriques/expositions'
    let last = ''
    while (path && seen.length < 9) {
      const page = await anyone.get(path)
      seen.push(titles(page))
      last = page.text
      path = /rel="next" href="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.map(({ length }) => length)).toEqual([20, 20, 11])
    expect(new Set(seen.flat()).size).toBe(51)
    const back = /rel="prev" href="([^"]*)"/.exec(last)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(titles(await anyone.get(back))).toEqual(seen[1])
    for (const odd of ['apres=x', 'avant=%00', `apres=${model.realm_id}`])
      expect((await anyone.get(`/rubriques/expositions?${odd}`)).status).toBe(200)
  })
})

describe('who may read', () => {
  test("everybody what is everybody's, which search engines may know, in one place", async () => {
    const { id } = await recordOf('Terres vernissées de Bourgogne')
    const page = await anyone.get(`/rubriques/expositions/${id}`)
    expect(page.text).toContain('<meta name="description" content="Plats, pichets')
    expect(page.headers.get('link')).toContain(`/rubriques/expositions/${id}>; rel="canonical"`)
    expect(page.headers.get('x-robots-tag')).toBeNull()
    expect((await anyone.get('/rubriques/expositions?recherche=x')).headers.get('x-robots-tag')).toBe(
      'noindex',
    )
    expect((await anyone.get('/')).text).toContain('href="/rubriques"')
  })

  test("members what is members': others sign in first, and come to the page they asked for", async () => {
    const { id } = await recordOf('Tour électrique à vendre')
    const path = `/rubriques/annonces/${id}`
    const browser = browse(site)
    for (const closed of ['/rubriques/annonces', path, '/rubriques/annonces/rien']) {
      const reply = await browser.get(closed)
      expect(reply.location).toBe(`/connexion?reserve=1&retour=${encodeURIComponent(closed)}`)
    }
    const entered = await browser.post('/connexion', {
      email: 'adherent@ceramique.example',
      password: 'Bienvenue-2026!',
      retour: path,
    })
    expect(entered.location).toBe(path)
    const page = await browser.get(path)
    expect(said(page)).toContain('450 €')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.text).toContain('href="mailto:yves.noel@ceramique.example"')
    const suspended = await signedIn(site, 'suspendu@ceramique.example')
    expect((await suspended.get(path)).location).toBe('/espace')
  })

  test('those who are paid up what is theirs: who is late is told so, and reads it again once paid', async () => {
    await changePolicy(policy => ({
      ...policy,
      rubrics: policy.rubrics.map(rubric =>
        rubric.name === 'potiers' ? { ...rubric, readableBy: 'paidUp' as const } : rubric,
      ),
    }))
    const other = await signedIn(site, 'adherent@ceramique.example')
    await vi.waitUntil(async () => (await anyone.get('/rubriques/potiers')).status === 303)
    const late = await signedIn(site, 'retard@ceramique.example')
    const closed = await late.get('/rubriques/potiers')
    expect([closed.status, said(closed).includes('arrivée à échéance')]).toEqual([403, true])
    expect((await other.get('/rubriques/potiers')).status).toBe(200)
    const [person] = await personsOf(app, 'retard@ceramique.example')
    await changeMembership(app, person?.id ?? '', { due_on: Temporal.PlainDate.from('2027-01-01') })
    expect((await late.get('/rubriques/potiers')).status).toBe(200)
  })

  test('the record of one rubric is not found in another, nor in another realm', async () => {
    const { id } = await recordOf('Tournage et émaux de cendres')
    for (const path of [
      `/rubriques/expositions/${id}`,
      `/rubriques/rien/${id}`,
      '/rubriques/rien',
      '/rubriques/stages/rien',
    ])
      expect([path, (await anyone.get(path)).status]).toEqual([path, 404])
    expect((await browse('avantages.localhost').get(`/rubriques/stages/${id}`)).status).toBe(404)
  })
})

test('the day after, what was to come is past', async () => {
  clock.set('2026-07-31T08:00:00Z')
  expect(titles(await anyone.get('/rubriques/stages'))).toEqual([])
  expect(titles(await anyone.get('/rubriques/stages?passees=1'))).toContain('Tournage et émaux de cendres')
  const { id } = await recordOf('Tournage et émaux de cendres')
  expect(said(await anyone.get(`/rubriques/stages/${id}`))).toContain("C'est passé")
})
