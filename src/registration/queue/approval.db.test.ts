import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, worksCouncil as host } from '../../../test/setup/applicants.ts'
import type { Reply } from '../../../test/setup/browser-less-client.ts'
import { decidersOf, pathOfCase } from '../../../test/setup/deciders.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { addStructure, enterApplication, verrerieOf } from '../../../test/setup/structures.ts'

const desk = await startTestApp()
const { app, clock, signedIn } = desk
const { apply } = applicantsOf(desk)
const { signInManager, approve, reload, applyAndConfirm } = decidersOf(desk)
const verrerie = await verrerieOf(desk)
await addStructure(desk, 'CSE Fonderie', 'cse@fonderie.example')
const manager = await signInManager()
const stranger = await signedIn(host, 'cse@fonderie.example')

const hasButton = (reply: Reply, name: string) => new RegExp(`<button[^>]*>${name}</button>`).test(reply.text)

describe('one application', () => {
  test('shows what was answered, when, by which invitation, and what it waits for', async () => {
    const { application, email } = await apply(host)
    const page = await manager.get(pathOfCase(application))
    expect(page.status).toBe(200)
    const text = said(page)
    for (const part of [
      "Zoé L'Hermitte",
      'Organisation CSE Verrerie',
      'Envoyée le 15 juin 2026 à 10 h',
      /Invitation lien créé le \d+ mai 2026/,
      `${email} pas encore confirmée`,
      "Attend encore la confirmation de l'adresse e-mail, votre décision",
      '06 12 34 56 78',
      '20000 Ajaccio',
      'Ange Rossi',
      /\(CGU\) version du 15 février 2026, acceptée le 15 juin 2026 à 10 h/,
    ])
      expect(text).toMatch(part)
    expect([hasButton(page, 'Valider'), hasButton(page, 'Refuser')]).toEqual([true, true])
    expect(text).toContain('Motif')
    expect(text).not.toContain('Peut-être un doublon')
  })

  test('names an occupation that is offered no longer', async () => {
    const { application } = await apply(host)
    const { identity } = application.answers as { identity: { occupationId: string } }
    const occupation = await app.db
      .updateTable('occupation')
      .set({ retired_at: clock.now() })
      .where('id', '=', identity.occupationId)
      .returning('label')
      .executeTakeFirstOrThrow()
    expect(said(await manager.get(pathOfCase(application)))).toContain(`Fonction ${occupation.label}`)
    await app.db.updateTable('occupation').set({ retired_at: null }).execute()
  })

  test('is seen by whoever may only read, and decided by those who may', async () => {
    const { application } = await applyAndConfirm()
    const person = (await personsOf(app, 'salarie@verrerie.example'))[0]?.id ?? ''
    const role = { realm_id: verrerie.realmId, organisation_id: verrerie.organisationId, person_id: person }
    await app.db
      .insertInto('role')
      .values({ ...role, id: crypto.randomUUID(), name: 'reader', starts_at: clock.now() })
      .execute()
    const reader = await signedIn(host, 'salarie@verrerie.example')
    const page = await reader.get(pathOfCase(application))
    expect([page.status, hasButton(page, 'Valider'), hasButton(page, 'Refuser')]).toEqual([200, false, false])
    expect(page.text).not.toContain('/adresse"')
    for (const act of ['valider', 'refuser', 'cotisation', 'adresse'])
      expect((await reader.post(`${pathOfCase(application)}/${act}`, { reason: 'x' })).status).toBe(403)
    expect((await reload(application)).state).toBe('submitted')
    await app.db.deleteFrom('role').where('person_id', '=', person).execute()
  })
})

describe('another structure’s application', () => {
  test('is as one that does not exist, and cannot be approved, refused or corrected', async () => {
    const { application } = await applyAndConfirm()
    const nothing = await stranger.get('/bureau/demandes/00000000-0000-0000-0000-000000000000')
    const others = await stranger.get(pathOfCase(application))
    expect([nothing.status, others.status]).toEqual([404, 404])
    expect(said(others)).toBe(said(nothing))
    for (const act of ['valider', 'refuser', 'cotisation', 'adresse'])
      expect(
        (await stranger.post(`${pathOfCase(application)}/${act}`, { reason: 'Non', email: 'x@y.fr' })).status,
      ).toBe(404)
    expect(await reload(application)).toEqual(application)
    expect((await manager.get('/bureau/demandes/rien')).status).toBe(404)
  })

  test('so is a draft', async () => {
    const draft = await app.db
      .insertInto('application')
      .values({
        realm_id: verrerie.realmId,
        id: crypto.randomUUID(),
        organisation_id: verrerie.organisationId,
        site_id: verrerie.siteId,
        state: 'draft',
        steps: '["account"]',
        typed: '{}',
        version: 1,
        created_at: clock.now(),
        changed_at: clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    expect((await manager.get(pathOfCase(draft))).status).toBe(404)
    expect((await approve(manager, draft)).status).toBe(404)
  })
})

test('an application without answers, of another time, shows all the same', async () => {
  const id = await enterApplication(desk, verrerie)
  await app.db.updateTable('application').set({ answers: '{}' }).where('id', '=', id).execute()
  expect((await manager.get(`/bureau/demandes/${id}`)).status).toBe(200)
})
