import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'

const { app, clock, browse, signedIn, lettersTo } = await startTestApp()
const site = 'ceramique.localhost'
const office = await signedIn(site, 'bureau@ceramique.example')
const author = await signedIn(site, 'adherent@ceramique.example')
const anyone = browse(site)

const exhibition = {
  titre: 'Grès au sel',
  'dates.du': '01/09/2026',
  lieu: '58000 Nevers',
  description: 'Vingt pièces.',
}

/** Writes an exhibition and proposes it. */
async function propose(titre: string): Promise<string> {
  const id = fieldIn(await author.get('/espace/fiches/nouvelle/expositions'), 'id')
  const reply = await author.post('/espace/fiches/nouvelle/expositions', {
    id,
    version: '0',
    ...exhibition,
    titre,
    go: 'publish',
  })
  expect(reply.location).toBe(`/espace/fiches/${id}/apercu`)
  return id
}

async function decide(browser: Browser, id: string, go: string, reason = '') {
  const version = fieldIn(await browser.get(`/bureau/fiches/${id}`), 'version')
  return await browser.post(`/bureau/fiches/${id}`, { version, go, reason })
}

const publicPage = async (id: string) => (await anyone.get(`/rubriques/expositions/${id}`)).status

describe('what a member proposes', () => {
  test('is told to the office, waits there, and is published with a letter to the author', async () => {
    const id = await propose('Grès au sel')
    expect(said(await author.get(`/espace/fiches/${id}/apercu`))).toContain(
      'Votre fiche est proposée au bureau',
    )
    expect(await publicPage(id)).toBe(404)
    const [told] = await lettersTo('bureau@ceramique.example')
    expect(told?.subject).toContain('une fiche à publier (Expositions)')
    expect(told?.text).toContain(`/bureau/fiches/${id}`)
    expect(said(await office.get('/bureau/fiches'))).toMatch(
      /En attente de publication .*Grès au sel Expositions Hélène Garnier/,
    )
    expect((await decide(office, id, 'publish')).location).toBe('/bureau/fiches')
    expect(said(await office.get('/bureau/fiches'))).toContain('La fiche est publiée')
    expect(await publicPage(id)).toBe(200)
    const [letter] = await lettersTo('adherent@ceramique.example')
    expect(letter?.subject).toContain('votre fiche est publiée')
    expect(letter?.text).toContain(`/rubriques/expositions/${id}`)
  })

  test('is sent back with a reason, which the author reads on the page and in a letter', async () => {
    const id = await propose('Sans reproche')
    const without = await decide(office, id, 'return', ' ')
    expect([without.status, said(without).includes("Dites pourquoi : l'auteur le lira")]).toEqual([422, true])
    expect((await decide(office, id, 'return', 'x'.repeat(1001))).status).toBe(422)
    await decide(office, id, 'return', 'Il manque les horaires.\n<b>Merci</b>')
    const preview = await author.get(`/espace/fiches/${id}/apercu`)
    expect(said(preview)).toContain('brouillon, renvoyée par le bureau')
    expect(preview.text).toContain('Il manque les horaires.\n&lt;b>Merci&lt;/b>')
    const [letter] = await lettersTo('adherent@ceramique.example')
    expect(letter?.text).toContain('Il manque les horaires.')
    expect((await office.get(`/bureau/fiches/${id}`)).status).toBe(404)
    // Proposed again, the reason is gone, and the office is told once a day of the same record.
    const count = (await lettersTo('bureau@ceramique.example')).length
    await author.post(`/espace/fiches/${id}/apercu`, { version: fieldIn(preview, 'version'), go: 'publish' })
    expect(said(await author.get(`/espace/fiches/${id}/apercu`))).not.toContain('horaires')
    expect(await lettersTo('bureau@ceramique.example')).toHaveLength(count)
    await author.post(`/espace/fiches/${id}/apercu`, { go: 'withdraw' })
    clock.advance({ hours: 25 })
    await office.signInAs('bureau@ceramique.example', 'Bienvenue-2026!')
    await author.signInAs('adherent@ceramique.example', 'Bienvenue-2026!')
    const version = fieldIn(await author.get(`/espace/fiches/${id}/apercu`), 'version')
    await author.post(`/espace/fiches/${id}/apercu`, { version, go: 'publish' })
    expect(await lettersTo('bureau@ceramique.example')).toHaveLength(count + 1)
  })

  test('is decided once, whoever of two is quicker', async () => {
    const id = await propose('À deux')
    const version = fieldIn(await office.get(`/bureau/fiches/${id}`), 'version')
    const replies = await Promise.all([
      office.post(`/bureau/fiches/${id}`, { version, go: 'publish' }),
      office.post(`/bureau/fiches/${id}`, { version, go: 'return', reason: 'Non' }),
    ])
    expect(replies.every(({ status }) => status === 303 || status === 404)).toBe(true)
    const events = await app.db
      .selectFrom('audit')
      .select(['event', 'details'])
      .where('event', 'in', ['recordPublished', 'recordReturned'])
      .execute()
    expect(events.filter(({ details }) => (details as { record: string }).record === id)).toHaveLength(1)
  })

  test('and took back or changed meanwhile, is not published as it was', async () => {
    const id = await propose('Repris')
    const version = fieldIn(await office.get(`/bureau/fiches/${id}`), 'version')
    const form = await author.get(`/espace/fiches/${id}`)
    expect(said(form)).toContain('proposez-la de nouveau')
    await author.post(`/espace/fiches/${id}`, {
      ...exhibition,
      titre: 'Tout autre',
      version: fieldIn(form, 'version'),
      go: 'publish',
    })
    expect((await office.post(`/bureau/fiches/${id}`, { version, go: 'publish' })).location).toBe(
      '/bureau/fiches',
    )
    expect(said(await office.get('/bureau/fiches'))).toContain("C'était déjà fait")
    expect(await publicPage(id)).toBe(404)
  })
})

describe('what is published', () => {
  test('stays so while its next version waits', async () => {
    const id = await propose('Première version')
    await decide(office, id, 'publish')
    const form = await author.get(`/espace/fiches/${id}`)
    await author.post(`/espace/fiches/${id}`, {
      ...exhibition,
      titre: 'Seconde version',
      version: fieldIn(form, 'version'),
      go: 'publish',
    })
    expect(said(await anyone.get(`/rubriques/expositions/${id}`))).toContain('Première version')
    expect(said(await office.get(`/bureau/fiches/${id}`))).toContain('Seconde version')
    await decide(office, id, 'return', 'Gardons la première')
    expect(said(await anyone.get(`/rubriques/expositions/${id}`))).toContain('Première version')
  })

  test('is found and withdrawn by the office, and comes back by the office alone', async () => {
    const stage = (
      await app.db
        .selectFrom('record')
        .select('id')
        .where('title', '=', 'Tournage et émaux de cendres')
        .executeTakeFirstOrThrow()
    ).id
    expect((await office.get('/bureau/fiches?recherche=emaux')).text).toContain(`/bureau/fiches/${stage}`)
    expect(said(await office.get('/bureau/fiches?recherche=zzz'))).toContain(
      'Aucune fiche publiée ne correspond',
    )
    await decide(office, stage, 'withdraw', 'Le lieu est fermé.')
    expect((await anyone.get(`/rubriques/stages/${stage}`)).status).toBe(404)
    const [letter] = await lettersTo('adherent@ceramique.example')
    expect([letter?.subject.includes('retirée'), letter?.text.includes('Le lieu est fermé.')]).toEqual([
      true,
      true,
    ])
    const preview = await author.get(`/espace/fiches/${stage}/apercu`)
    expect(said(preview)).toContain('retirée par le bureau')
    expect(said(preview)).toContain('Proposer au bureau')
    await author.post(`/espace/fiches/${stage}/apercu`, {
      version: fieldIn(preview, 'version'),
      go: 'publish',
    })
    expect((await anyone.get(`/rubriques/stages/${stage}`)).status).toBe(404)
    await decide(office, stage, 'publish')
    expect((await anyone.get(`/rubriques/stages/${stage}`)).status).toBe(200)
  })
})

test('a member of another realm and a member without a role meet no desk', async () => {
  const id = await propose('Loin')
  expect((await author.get('/bureau/fiches')).status).toBe(403)
  for (const [host, email] of [
    ['avantages.localhost', 'accueil@avantages.example'],
    ['federation.localhost', 'secretariat@federation.example'],
  ] as const) {
    const stranger = await signedIn(host, email)
    expect((await stranger.get(`/bureau/fiches/${id}`)).status).toBe(404)
    expect((await stranger.get('/bureau/fiches')).status).toBe(404)
    for (const go of ['publish', 'return', 'withdraw'])
      expect((await stranger.post(`/bureau/fiches/${id}`, { version: '1', go, reason: 'x' })).status).toBe(
        404,
      )
    expect((await stranger.get('/bureau')).text).not.toContain('/bureau/fiches')
  }
})
