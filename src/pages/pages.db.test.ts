import { describe, expect, test } from 'vitest'
import { travel } from '../../test/setup/across-sites.ts'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { fieldIn, said } from '../../test/setup/office-forms.ts'
import { personsOf } from '../../test/setup/people.ts'
import { enterMembership, suspend } from '../members/enter-member.ts'

const desk = await startTestApp()
const { app, browse, signedIn } = desk
const [national, bourgogne, alsace] = ['federation.localhost', 'bourgogne.localhost', 'alsace.localhost']
const association = 'ceramique.localhost'

const siteOf = async (host: string) => {
  const site = await app.sites.byHost(host)
  if (!site) throw new Error(host)
  return site
}

/** Fills in the form of a page, and presses a button. */
async function write(
  office: Browser,
  form: string,
  fields: Record<string, string>,
  go = 'draft',
): Promise<{ status: number; location: string | null; text: string; id: string }> {
  const opened = await office.get(form)
  const hidden = Object.fromEntries(
    ['id', 'version', 'site', 'genre'].map(name => [name, fieldIn(opened, name)]),
  )
  const to = hidden.version === '0' ? '/bureau/pages' : `/bureau/pages/${hidden.id}`
  const reply = await office.post(to, { ...hidden, lecteurs: 'everyone', apres: '', ...fields, go })
  return { ...reply, id: /[0-9a-f-]{36}/.exec(reply.location ?? '')?.[0] ?? '' }
}

/** Publishes what is kept, as the preview has it. */
async function publish(office: Browser, id: string) {
  const preview = await office.get(`/bureau/pages/${id}/apercu`)
  return await office.post(`/bureau/pages/${id}/publier`, { version: fieldIn(preview, 'version') })
}

const statuses = async (browsers: readonly Browser[], path: string) =>
  await Promise.all(browsers.map(async browser => (await browser.get(path)).status))

describe('who may read', () => {
  test('a page of the realm, of an organisation, of the office, and a draft', async () => {
    const office = await signedIn(bourgogne, 'secretariat@bourgogne.example')
    const site = await siteOf(bourgogne)
    const made = await write(office, `/bureau/pages/nouvelle?site=${site.id}`, {
      titre: 'Cuisine interne',
      texte: 'Entre nous',
      lecteurs: 'office',
      menu: 'on',
    })
    expect(made.location).toBe(`/bureau/pages/${made.id}`)
    await publish(office, made.id)
    const [own, other, above] = [
      await signedIn(bourgogne, 'adherent@bourgogne.example'),
      await signedIn(bourgogne, 'adherent@alsace.example'),
      await signedIn(bourgogne, 'secretariat@federation.example'),
    ]
    const members = [own, other, above, office]
    expect(await statuses([browse(bourgogne), ...members], '/pages/la-compagnie')).toEqual([
      200, 200, 200, 200, 200,
    ])
    expect(await statuses(members, '/pages/comptes-rendus')).toEqual([200, 403, 200, 200])
    expect(await statuses(members, '/pages/cuisine-interne')).toEqual([403, 403, 200, 200])
    expect(await statuses([browse(bourgogne), ...members], '/pages/journee-d-etude')).toEqual([
      404, 404, 404, 404, 404,
    ])
    expect(await statuses(members, '/pages/calendrier-des-formations')).toEqual([404, 404, 404, 404])
    const told = await other.get('/pages/comptes-rendus')
    expect(said(told)).toContain(
      'réservée aux membres de «\u00a0Compagnie de Bourgogne\u00a0»'.replaceAll('\u00a0', ' '),
    )
    expect(told.text).toContain('mailto:secretariat@bourgogne.example')
    expect(told.text).not.toContain('octobre')
    // The menu offers a member what members may be told of, and the office what is the office's.
    for (const [browser, titles] of [
      [browse(bourgogne), ['La compagnie']],
      [other, ['La compagnie', 'Comptes rendus']],
      [office, ['Cuisine interne', 'La compagnie', 'Comptes rendus']],
    ] as const) {
      const { text } = await browser.get('/')
      const menu = /<nav class="site-menu"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? ''
      expect([...menu.matchAll(/<a href="\/pages\/[^>]*>([^<]*)/g)].map(([, title]) => title)).toEqual(titles)
    }
    expect((await own.get('/pages/comptes-rendus')).headers.get('x-robots-tag')).toBe('noindex')
    const open = await browse(bourgogne).get('/pages/la-compagnie')
    expect(open.headers.get('link')).toBe(`<http://${bourgogne}:3000/pages/la-compagnie>; rel="canonical"`)
    expect(open.text).toContain('<meta name="description" content="La Compagnie de Bourgogne compte')
  })

  test('signed out, a page for members leads through signing in and back; late, to what there is to do', async () => {
    const who = travel(browse)
    const form = await who.open(`${national}/pages/calendrier-des-formations`)
    expect(form.path).toContain('/connexion')
    const page = await who.signIn(`${bourgogne}/pages/comptes-rendus`, 'adherent@bourgogne.example')
    expect([page.at, page.status]).toEqual([`${bourgogne}/pages/comptes-rendus`, 200])
    expect((await who.open(`${national}/pages/calendrier-des-formations`)).status).toBe(200)
    const late = await signedIn(national, 'retard@bourgogne.example')
    expect((await late.get('/pages/calendrier-des-formations')).location).toBe('/espace')
    // Paid in one organisation opens the realm, the pages of one where dues are late included; suspended there, it does not.
    const { realm, organisation } = await siteOf(alsace)
    const [robert] = await personsOf(app, 'retard@bourgogne.example')
    const now = app.clock.now()
    const paid = { organisationId: organisation.id, personId: robert?.id ?? '' }
    const dueOn = now.toZonedDateTimeISO(realm.timeZone).toPlainDate().with({ month: 12, day: 31 })
    const alsatian = await app.db
      .transaction()
      .execute(tx => enterMembership(tx, now, realm.id, { ...paid, dueOn }))
    const both = await signedIn(bourgogne, 'retard@bourgogne.example')
    const paths = ['/pages/calendrier-des-formations', '/pages/comptes-rendus']
    const seen = async () => [
      ...(await statuses([await signedIn(national, 'retard@bourgogne.example')], paths[0] ?? '')),
      ...(await statuses([both], paths[1] ?? '')),
    ]
    expect(await seen()).toEqual([200, 200])
    const { id: burgundian } = await app.db
      .selectFrom('membership')
      .select('id')
      .where('person_id', '=', robert?.id ?? '')
      .where('id', '<>', alsatian)
      .executeTakeFirstOrThrow()
    await app.db.transaction().execute(tx => suspend(tx, now, realm.id, burgundian, 'Essai'))
    expect(await seen()).toEqual([200, 403])
    // A session of another realm is none.
    const foreign = await signedIn(association, 'adherent@ceramique.example')
    const here = browse(national)
    here.cookies.set('__Host-session', foreign.cookies.get('__Host-session') ?? '')
    expect((await here.get('/pages/calendrier-des-formations')).location).toContain('/connexion')
  })
})

describe('the pages that every site has', () => {
  test('are written from the settings and the policy, and linked from every page', async () => {
    const home = await browse(national).get('/connexion')
    for (const path of ['/contact', '/mentions-legales', '/confidentialite'])
      expect(home.text).toContain(`href="${path}"`)
    const contact = said(await browse(national).get('/contact'))
    for (const told of ['1 place du Palais', 'Compagnie de Bourgogne Dijon', 'secretariat@alsace.example'])
      expect(contact).toContain(told)
    expect((await browse(alsace).get('/')).text).toContain(
      `href="http://${national}:3000/">Fédération nationale`,
    )
    const council = said(await browse('avantages.localhost').get('/confidentialite'))
    expect(council).toContain('Votre foyer')
    expect(council).not.toContain('Vos cotisations')
    expect(said(await browse(national).get('/confidentialite'))).toMatch(/Vos cotisations.*365 jours/)
    const legal = said(await browse(association).get('/mentions-legales'))
    for (const told of ['Terre et Feu', '3 cour des Potiers', 'Hébergement']) expect(legal).toContain(told)
  })

  test('give way to what the office publishes, and come back', async () => {
    const office = await signedIn(association, 'bureau@ceramique.example')
    const site = await siteOf(association)
    const form = `/bureau/pages/nouvelle?site=${site.id}&genre=legal`
    expect((await office.get(form)).text).toContain('## Directeur de la publication')
    const mine = { titre: 'Qui publie', texte: 'Nous, et **OVH**.' }
    const { id } = await write(office, form, mine)
    expect((await office.get(form)).location).toBe(`/bureau/pages/${id}`)
    expect((await browse(association).get('/mentions-legales')).text).not.toContain('OVH')
    await publish(office, id)
    const page = await browse(association).get('/mentions-legales')
    expect(page.text).toContain('<strong>OVH</strong>')
    expect((await browse(association).get('/pages/mentions-legales')).location).toBe('/mentions-legales')
    expect((await office.get('/mentions-legales')).text).toContain(`href="/bureau/pages/${id}"`)
    const ask = await office.get(`/bureau/pages/${id}/supprimer`)
    await office.post(`/bureau/pages/${id}/supprimer`, { version: fieldIn(ask, 'version'), site: site.id })
    expect((await browse(association).get('/mentions-legales')).text).toContain('Directeur de la publication')
    const events = await app.db
      .selectFrom('audit')
      .select('event')
      .where('realm_id', '=', site.realm.id)
      .where('event', 'like', 'page%')
      .orderBy('id')
      .execute()
    expect(events.map(({ event }) => event)).toEqual(['pageChanged', 'pagePublished', 'pageDeleted'])
  })
})

describe('writing', () => {
  test('a draft, its address, its place; what is published stays until the next is', async () => {
    const office = await signedIn(association, 'bureau@ceramique.example')
    const site = await siteOf(association)
    const form = `/bureau/pages/nouvelle?site=${site.id}`
    const empty = await write(office, form, { titre: ' ', texte: 'Texte gardé', adresse: 'Pas Bon !' })
    expect(empty.status).toBe(422)
    for (const told of ['Écrivez le titre', 'Texte gardé', 'traits d&#39;union', 'pas bon !'])
      expect(empty.text.replaceAll("'", '&#39;')).toContain(told)
    const taken = await write(office, form, { titre: 'Contact', texte: 'x', adresse: 'contact' })
    expect([taken.status, taken.text.includes('déjà celle de')]).toEqual([422, true])
    const fields = { titre: "L'association", texte: 'Un', menu: 'on' }
    const made = await write(office, form, fields, 'preview')
    expect(made.location).toBe(`/bureau/pages/${made.id}/apercu`)
    const list = said(await office.get('/bureau/pages'))
    expect(list).toContain('/pages/l-association-2')
    const address = '/pages/l-association-2'
    expect((await browse(association).get(address)).status).toBe(404)
    expect((await publish(office, made.id)).location).toBe(`/bureau/pages/${made.id}/apercu`)
    expect((await browse(association).get(address)).text).toContain('<p>Un</p>')
    const edited = `/bureau/pages/${made.id}`
    expect(
      (await write(office, edited, { ...fields, texte: 'Deux', adresse: 'l-association-2' })).status,
    ).toBe(303)
    expect((await browse(association).get(address)).text).toContain('<p>Un</p>')
    expect(said(await office.get('/bureau/pages'))).toContain('avec un brouillon plus récent')
    await publish(office, made.id)
    expect((await browse(association).get(address)).text).toContain('<p>Deux</p>')
    const first = async () => (await siteOf(association)).menu.map(({ title }) => title)
    await expect.poll(first).toEqual(["L'association", "L'association", 'La bibliothèque'])
    const library = await app.db
      .selectFrom('page')
      .select('id')
      .where('slug', '=', 'la-bibliotheque')
      .executeTakeFirstOrThrow()
    await write(office, edited, { ...fields, texte: 'Deux', adresse: 'nous', apres: library.id })
    expect((await siteOf(association)).menu.at(-1)?.path).toBe('/pages/nous')
    const preview = await office.get(`${edited}/apercu`)
    await office.post(`${edited}/retirer`, { version: fieldIn(preview, 'version') })
    expect((await browse(association).get('/pages/nous')).status).toBe(404)
  })

  test('sent twice it is one; two who write the same page are told, and nothing is lost', async () => {
    const office = await signedIn(association, 'bureau@ceramique.example')
    const site = await siteOf(association)
    const opened = await office.get(`/bureau/pages/nouvelle?site=${site.id}`)
    const hidden = Object.fromEntries(
      ['id', 'version', 'site', 'genre'].map(name => [name, fieldIn(opened, name)]),
    )
    const sent = { ...hidden, titre: 'Deux fois', texte: 'Un', lecteurs: 'everyone', go: 'draft' }
    const replies = await Promise.all([1, 2, 3].map(() => office.post('/bureau/pages', sent)))
    expect(new Set(replies.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set([`303 /bureau/pages/${hidden.id}`]),
    )
    const path = `/bureau/pages/${hidden.id}`
    const [mine, theirs] = [
      { ...sent, version: '1', texte: 'Mien' },
      { ...sent, version: '1', texte: 'Leur' },
    ]
    expect((await office.post(path, theirs)).status).toBe(303)
    const conflict = await office.post(path, mine)
    expect(conflict.status).toBe(409)
    for (const told of ['entre-temps', '>Mien</textarea>', 'Leur']) expect(conflict.text).toContain(told)
    expect((await office.post(path, { ...mine, version: fieldIn(conflict, 'version') })).status).toBe(303)
    expect((await office.get(path)).text).toContain('>Mien</textarea>')
    expect((await office.post(`${path}/publier`, { version: '1' })).status).toBe(409)
    await Promise.all([1, 2].map(() => publish(office, hidden.id ?? '')))
    const ask = await office.get(`${path}/supprimer`)
    const gone = { version: fieldIn(ask, 'version'), site: site.id }
    for (const reply of [
      await office.post(`${path}/supprimer`, gone),
      await office.post(`${path}/supprimer`, gone),
    ])
      expect(reply.location).toBe(`/bureau/pages?site=${site.id}`)
    const again = await office.post(path, mine)
    expect([again.status, again.text.includes('a été supprimée'), fieldIn(again, 'version')]).toEqual([
      409,
      true,
      '0',
    ])
  })

  test('nobody writes for a site out of reach, nor with a role that does not allow it', async () => {
    const office = await signedIn(bourgogne, 'secretariat@bourgogne.example')
    const [above, beside, foreign] = await Promise.all([
      siteOf(national),
      siteOf(alsace),
      siteOf(association),
    ])
    for (const { id } of [above, beside, foreign]) {
      expect((await office.get(`/bureau/pages/nouvelle?site=${id}`)).status).toBe(404)
      expect((await office.get(`/bureau/pages?site=${id}`)).status).toBe(404)
      const sent = { titre: 'Intrus', texte: 'x', site: id, version: '0', id: crypto.randomUUID() }
      expect((await office.post('/bureau/pages', sent)).status).toBe(404)
      expect((await office.post('/bureau/pages/images', { site: id })).status).toBe(404)
      expect(
        (await office.post('/bureau/site', { site: id, nom: 'Intrus', couleur: '#000000' })).status,
      ).toBe(404)
    }
    const pages = await app.db
      .selectFrom('page')
      .select(['id', 'site_id'])
      .where('site_id', '!=', (await siteOf(bourgogne)).id)
      .execute()
    for (const { id } of pages) {
      for (const end of ['', '/apercu', '/supprimer'])
        expect((await office.get(`/bureau/pages/${id}${end}`)).status).toBe(404)
      for (const end of ['', '/publier', '/retirer', '/supprimer'])
        expect(
          (await office.post(`/bureau/pages/${id}${end}`, { version: '1', titre: 'Intrus' })).status,
        ).toBe(404)
    }
    expect(await app.db.selectFrom('page').select('id').where('title', '=', 'Intrus').execute()).toEqual([])
    const far = await signedIn(national, 'secretariat@federation.example')
    expect((await far.get(`/bureau/pages?site=${beside.id}`)).status).toBe(200)
  })

  test('the identifier of a page of another site, or of another kind, makes another page, whichever form brings it', async () => {
    const office = await signedIn(bourgogne, 'secretariat@bourgogne.example')
    const own = await siteOf(bourgogne)
    const kept = async () =>
      await app.db
        .selectFrom('page')
        .select(['id', 'site_id', 'kind', 'title'])
        .where('realm_id', '=', own.realm.id)
        .where('title', 'not like', 'Emprunt%')
        .orderBy('id')
        .execute()
    const before = await kept()
    const foreign = before.find(({ site_id }) => site_id !== own.id)?.id ?? expect.fail('a page elsewhere')
    const mine = before.find(({ site_id }) => site_id === own.id)?.id ?? expect.fail('a page of Bourgogne')
    const sent = { texte: 'x', site: own.id, version: '0', lecteurs: 'everyone' }
    for (const [to, fields] of [
      ['/bureau/pages', { ...sent, titre: 'Emprunt 1', id: foreign }],
      [`/bureau/pages/${foreign}`, { ...sent, titre: 'Emprunt 2' }],
      ['/bureau/pages', { ...sent, titre: 'Emprunt 3', genre: 'privacy', id: mine }],
    ] as const) {
      const { status, location } = await office.post(to, fields)
      expect([status, location]).toEqual([303, expect.stringMatching(/^\/bureau\/pages\/[0-9a-f-]{36}$/)])
      expect([foreign, mine]).not.toContain(location?.slice('/bureau/pages/'.length))
    }
    expect(await kept()).toEqual(before)
  })
})
