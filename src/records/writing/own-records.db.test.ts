import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'

const { app, browse, signedIn } = await startTestApp()
const site = 'ceramique.localhost'
const author = await signedIn(site, 'adherent@ceramique.example')
const late = await signedIn(site, 'retard@ceramique.example')

const stage = {
  titre: 'Anses et becs',
  'dates.du': '01/09/2026',
  'dates.au': '03/09/2026',
  lieu: 'Atelier\n58000 Nevers',
  niveau: 'tous',
  prix: '210,50',
  description: 'Trois jours **entiers**.',
  site: 'www.four.fr',
}

const row = (id: string) =>
  app.db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const traces = async (id: string) =>
  (
    await app.db
      .selectFrom('audit')
      .select(['event', 'details', 'id'])
      .where('event', 'like', 'record%')
      .orderBy('id')
      .execute()
  ).flatMap(({ event, details }) => ((details as { record?: string }).record === id ? [event] : []))

/** Opens the form of a new record, and sends it. */
async function write(browser: Browser, rubric: string, fields: Record<string, string>, go = 'draft') {
  const form = await browser.get(`/espace/fiches/nouvelle/${rubric}`)
  const id = fieldIn(form, 'id')
  const reply = await browser.post(`/espace/fiches/nouvelle/${rubric}`, { id, version: '0', ...fields, go })
  return { id, reply }
}

const versionOf = async (browser: Browser, id: string) =>
  fieldIn(await browser.get(`/espace/fiches/${id}`), 'version')

test('« Mes fiches » shows three records in two rubrics, each with its state, and « Mon compte » the latest', async () => {
  const list = said(await author.get('/espace/fiches'))
  expect(list).toMatch(
    /Stages .*Tournage et émaux de cendres .* publiée .*Une semaine autour du four à bois .* brouillon/,
  )
  expect(list).toMatch(/Expositions .*Grès de Puisaye.* en attente de publication/)
  const account = await author.get('/espace/compte')
  expect(said(account)).toContain('Voir et modifier mes fiches')
  expect(account.text).toContain('href="/espace/fiches/nouvelle/annonces"')
  expect(said(await author.get('/espace'))).toContain('Mes fiches')
})

describe('a draft', () => {
  test('is kept unfinished, and says what is missing only when it is to be published', async () => {
    const { id, reply } = await write(author, 'stages', { titre: '', prix: 'cher' })
    expect([reply.status, reply.location]).toEqual([303, `/espace/fiches/${id}`])
    const form = await author.get(`/espace/fiches/${id}`)
    expect(said(form)).toContain('Votre brouillon est enregistré')
    expect(said(form)).toContain('État : brouillon')
    expect(fieldIn(form, 'prix')).toBe('cher')
    const refused = await author.post(`/espace/fiches/${id}`, {
      version: fieldIn(form, 'version'),
      prix: 'cher',
      go: 'publish',
    })
    expect(refused.status).toBe(422)
    for (const problem of [
      'Donnez un titre à la fiche',
      'Remplissez « Dates »',
      'écrivez une somme en euros',
    ])
      expect(said(refused).replaceAll('\u00a0', ' ')).toContain(problem)
    expect(fieldIn(refused, 'prix')).toBe('cher')
    expect((await row(id)).state).toBe('draft')
    expect((await browse(site).get(`/rubriques/stages/${id}`)).status).toBe(404)
  })

  test('of nothing at all is none', async () => {
    const { id, reply } = await write(author, 'stages', { titre: ' ' }, 'draft')
    expect([reply.status, said(reply).includes('Donnez un titre à la fiche')]).toEqual([422, true])
    expect(await app.db.selectFrom('record').select('id').where('id', '=', id).execute()).toEqual([])
  })

  test('sent twice is one; what was changed on the way back is not lost', async () => {
    const { id } = await write(author, 'stages', stage)
    const again = await author.post('/espace/fiches/nouvelle/stages', {
      id,
      version: '0',
      ...stage,
      go: 'draft',
    })
    expect(again.status).toBe(303)
    const other = await author.post('/espace/fiches/nouvelle/stages', {
      id,
      version: '0',
      ...stage,
      titre: 'Autre',
      go: 'draft',
    })
    expect(other.status).toBe(422)
    expect(fieldIn(other, 'titre')).toBe('Autre')
    const own = await app.db.selectFrom('record').select('title').where('id', '=', id).execute()
    expect(own).toEqual([{ title: stage.titre }])
  })

  test('that is too long is kept, and said to be', async () => {
    const { id, reply } = await write(author, 'stages', { ...stage, description: 'x'.repeat(20_001) })
    expect(reply.status).toBe(422)
    expect(said(reply)).toMatch(/« Description » : 20.000 caractères au plus/)
    expect((await row(id)).typed).toMatchObject({ description: 'x'.repeat(20_001) })
  })

  test('in two tabs: nothing is overwritten unseen', async () => {
    const { id } = await write(author, 'stages', stage)
    const version = await versionOf(author, id)
    await author.post(`/espace/fiches/${id}`, { ...stage, version, titre: 'Premier onglet', go: 'draft' })
    const second = await author.post(`/espace/fiches/${id}`, {
      ...stage,
      version,
      titre: 'Second onglet',
      go: 'publish',
    })
    expect(second.status).toBe(422)
    expect(said(second)).toContain('Cette fiche a été modifiée ailleurs')
    expect(fieldIn(second, 'titre')).toBe('Second onglet')
    expect(await row(id)).toMatchObject({ title: 'Premier onglet', state: 'draft' })
    const sure = { ...stage, version: fieldIn(second, 'version'), titre: 'Second onglet', go: 'draft' }
    expect((await author.post(`/espace/fiches/${id}`, sure)).status).toBe(303)
    expect(await row(id)).toMatchObject({ title: 'Second onglet' })
  })

  test('is deleted once that is confirmed, and not while it is published', async () => {
    const { id } = await write(author, 'stages', stage, 'publish')
    const path = `/espace/fiches/${id}/supprimer`
    expect((await author.post(path, {})).status).toBe(422)
    await author.post(`/espace/fiches/${id}/apercu`, { go: 'withdraw' })
    expect(said(await author.get(path))).toContain('effacée pour de bon')
    expect((await author.post(path, {})).location).toBe('/espace/fiches')
    expect(said(await author.get('/espace/fiches'))).toContain('La fiche est supprimée')
    expect((await author.get(`/espace/fiches/${id}`)).status).toBe(404)
    expect(await traces(id)).toEqual(['recordPublished', 'recordWithdrawn', 'recordDeleted'])
  })
})

describe('publishing', () => {
  test('shows a record to everybody; changing it shows nothing until it is published again', async () => {
    const { id, reply } = await write(author, 'stages', stage, 'publish')
    expect(reply.location).toBe(`/espace/fiches/${id}/apercu`)
    expect(said(await author.get(`/espace/fiches/${id}/apercu`))).toContain('Votre fiche est publiée')
    const reader = browse(site)
    const page = await reader.get(`/rubriques/stages/${id}`)
    for (const words of [
      'Anses et becs',
      'par Hélène Garnier',
      'du 1er au 3 septembre 2026',
      '210,50 €',
      'Tous niveaux',
    ])
      expect(said(page).replaceAll('\u00a0', ' ')).toContain(words)
    expect(page.text).toContain('<strong>entiers</strong>')
    const version = await versionOf(author, id)
    await author.post(`/espace/fiches/${id}`, {
      ...stage,
      version,
      titre: 'Anses, becs et pieds',
      go: 'preview',
    })
    expect(said(await reader.get(`/rubriques/stages/${id}`))).not.toContain('pieds')
    const preview = await author.get(`/espace/fiches/${id}/apercu`)
    expect(said(preview)).toContain('publiée, modifications non publiées')
    expect(said(preview)).toContain('Anses, becs et pieds')
    await author.post(`/espace/fiches/${id}/apercu`, { version: fieldIn(preview, 'version'), go: 'publish' })
    expect(said(await reader.get(`/rubriques/stages/${id}`))).toContain('pieds')
  })

  test('takes what was looked at, and not what came after', async () => {
    const { id } = await write(author, 'stages', stage)
    const seen = fieldIn(await author.get(`/espace/fiches/${id}/apercu`), 'version')
    await author.post(`/espace/fiches/${id}`, { ...stage, version: seen, titre: 'Changé', go: 'draft' })
    const reply = await author.post(`/espace/fiches/${id}/apercu`, { version: seen, go: 'publish' })
    expect([reply.status, said(reply).includes('La fiche a changé depuis')]).toEqual([409, true])
    expect((await row(id)).state).toBe('draft')
  })

  test('pressed twice, is once', async () => {
    const { id } = await write(author, 'stages', stage)
    const version = fieldIn(await author.get(`/espace/fiches/${id}/apercu`), 'version')
    const press = () => author.post(`/espace/fiches/${id}/apercu`, { version, go: 'publish' })
    const replies = await Promise.all([press(), press(), press()])
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await traces(id)).toEqual(['recordPublished'])
  })

  test('is undone by withdrawing, and done again', async () => {
    const { id } = await write(author, 'stages', stage, 'publish')
    await author.post(`/espace/fiches/${id}/apercu`, { go: 'withdraw' })
    expect((await browse(site).get(`/rubriques/stages/${id}`)).status).toBe(404)
    const preview = await author.get(`/espace/fiches/${id}/apercu`)
    expect(said(preview)).toContain('État : retirée')
    await author.post(`/espace/fiches/${id}/apercu`, { version: fieldIn(preview, 'version'), go: 'publish' })
    expect((await browse(site).get(`/rubriques/stages/${id}`)).status).toBe(200)
  })
})

describe('who may write', () => {
  test('a late member where the policy says members, and is told why not where it says paid-up', async () => {
    expect(
      (await write(late, 'annonces', { titre: 'Four', objet: 'Four', description: 'x' }, 'publish')).reply
        .status,
    ).toBe(303)
    const refused = await late.get('/espace/fiches/nouvelle/stages')
    expect([refused.status, said(refused).includes('arrivée à échéance')]).toEqual([403, true])
    const id = '019a0000-0000-7000-8000-00000000aaaa'
    expect((await late.post('/espace/fiches/nouvelle/stages', { id, version: '0', ...stage })).status).toBe(
      403,
    )
    expect(await app.db.selectFrom('record').select('id').where('id', '=', id).execute()).toEqual([])
    expect(said(await late.get('/espace/fiches/nouvelle'))).toContain('Stages Réservé aux membres à jour')
  })

  test('a member whose dues have passed since may withdraw, and not publish', async () => {
    const { id } = await write(
      late,
      'annonces',
      { titre: 'Tour', objet: 'Tour', description: 'x' },
      'publish',
    )
    // As if it had been written in time, in a rubric for those who are paid up.
    await app.db.updateTable('record').set({ rubric: 'stages' }).where('id', '=', id).execute()
    const version = fieldIn(await late.get(`/espace/fiches/${id}/apercu`), 'version')
    expect((await late.post(`/espace/fiches/${id}/apercu`, { version, go: 'withdraw' })).status).toBe(303)
    expect((await late.post(`/espace/fiches/${id}/apercu`, { version: '9', go: 'publish' })).status).toBe(403)
    expect((await late.post(`/espace/fiches/${id}`, { version: '9', go: 'draft' })).status).toBe(403)
  })

  test('nobody touches or sees the draft of another, by its address or by the identifier of a form', async () => {
    const { id } = await write(author, 'stages', { ...stage, titre: 'Secret' })
    for (const stranger of [late, await signedIn(site, 'bureau@ceramique.example')]) {
      for (const path of [
        `/espace/fiches/${id}`,
        `/espace/fiches/${id}/apercu`,
        `/espace/fiches/${id}/supprimer`,
        `/rubriques/stages/${id}`,
        `/bureau/fiches/${id}`,
      ]) {
        const reply = await stranger.get(path)
        expect([path, reply.status < 400 || reply.text.includes('Secret')]).toEqual([path, false])
      }
      for (const path of [
        `/espace/fiches/${id}`,
        `/espace/fiches/${id}/apercu`,
        `/espace/fiches/${id}/supprimer`,
        '/espace/fiches/nouvelle/annonces',
      ])
        for (const go of ['draft', 'publish', 'withdraw'])
          expect([path, (await stranger.post(path, { id, version: '1', titre: 'Volé', go })).status]).toEqual(
            [path, 404],
          )
    }
    expect(await row(id)).toMatchObject({ title: 'Secret', state: 'draft', version: 1 })
  })

  test('in a realm without rubrics, nobody: there is no such page, and nothing leads there', async () => {
    const browser = await signedIn('avantages.localhost', 'salarie@verrerie.example')
    for (const path of [
      '/espace/fiches',
      '/espace/fiches/nouvelle',
      '/espace/fiches/nouvelle/stages',
      '/rubriques',
      '/rubriques/stages',
    ])
      expect([path, (await browser.get(path)).status]).toEqual([path, 404])
    for (const path of ['/espace', '/espace/compte', '/'])
      expect((await browser.get(path)).text).not.toMatch(/fiches|rubriques/)
  })
})

describe('« Mes fiches »', () => {
  test('stays whole with five hundred: the latest of each rubric in the order of their dates, and the way to the others', async () => {
    const [person] = await personsOf(app, 'famille@ceramique.example')
    const model = await app.db
      .selectFrom('record')
      .selectAll()
      .where('person_id', '=', person?.id ?? '')
      .limit(1)
      .executeTakeFirstOrThrow()
    await app.db
      .insertInto('record')
      .values(
        Array.from({ length: 500 }, (_, index) => ({
          ...model,
          id: `019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
          rubric: 'annonces',
          title: `Pièce ${index}`,
          typed: JSON.stringify(model.typed),
          published: JSON.stringify(model.published),
          happens_on: Temporal.PlainDate.from('2020-01-01').add({ days: index }),
        })),
      )
      .execute()
    const browser = browse(site)
    await browser.signInAs('famille@ceramique.example', 'Bienvenue-2026!')
    await browser.post('/connexion/qui', { person: person?.id ?? '' })
    const titles = (text: string) => [...text.matchAll(/Pièce (\d+)/g)].map(([, number]) => Number(number))
    expect(titles((await browser.get('/espace/fiches')).text)).toEqual(
      Array.from({ length: 20 }, (_, index) => 480 + index),
    )
    const last = await browser.get('/espace/fiches?rubrique=annonces')
    expect(titles(last.text)).toHaveLength(50)
    const older = /href="([^"]*avant=[^"]*)"/.exec(last.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(Math.max(...titles((await browser.get(older)).text))).toBe(Math.min(...titles(last.text)) - 1)
    expect(titles((await browser.get('/espace/compte')).text).length).toBeLessThanOrEqual(5)
  })
})
