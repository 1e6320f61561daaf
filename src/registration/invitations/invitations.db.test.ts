import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { council as host, linksOfVerrerie } from '../../../test/setup/invitations.ts'
import { newId } from '../../database/new-id.ts'
import { queueLetter } from '../../mail/outbox.ts'
import { pageSize } from './invitations.ts'

const desk = await startTestApp()
const { app, clock, browse, signedIn, lettersTo } = desk
const { realmId, organisationId: verrerie, make, change } = await linksOfVerrerie(desk)
const list = '/bureau/invitations'
const manager = await signedIn(host, 'cse@verrerie.example')
const office = await signedIn(host, 'accueil@avantages.example')
const { id: network } = await app.db
  .selectFrom('organisation')
  .select('id')
  .where('name', '=', 'Avantages Plus')
  .executeTakeFirstOrThrow()

const newest = async () =>
  await app.db.selectFrom('invitation').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
const count = async () => (await app.db.selectFrom('invitation').select('id').execute()).length
const traces = async (event: string) =>
  await app.db.selectFrom('audit').selectAll().where('event', '=', event).orderBy('id').execute()

describe('reach', () => {
  test('the manager of a structure makes and sees links of it only, the network office of all', async () => {
    const before = await count()
    expect((await manager.post(list, { organisation: network, forWhom: 'many' })).status).toBe(422)
    expect(await count()).toBe(before)
    expect((await office.post(list, { organisation: network, forWhom: 'many' })).status).toBe(303)
    const { code, id } = await newest()
    expect((await office.get(list)).text).toContain(code)
    expect((await office.get(list)).text).toContain('verrerie-demo')
    expect((await manager.get(list)).text).not.toContain(code)
    expect((await manager.get(list)).text).toContain('verrerie-demo')
    expect((await manager.get(`${list}/${id}/arreter`)).status).toBe(404)
    expect((await manager.post(`${list}/${id}/arreter`, {})).status).toBe(404)
    expect((await newest()).stopped_at).toBeNull()
    expect((await manager.get(`${list}/nouvelle`)).text).not.toContain(network)
    expect((await office.get(`${list}/nouvelle`)).text).toContain(network)
  })

  test('nothing of another realm is found, and an identifier that is none neither', async () => {
    const foreign = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
    const { id } = await newest()
    for (const wanted of [id, newId(), 'x', '%00', id.toUpperCase()]) {
      const path = `${list}/${wanted}/arreter`
      expect((await foreign.get(path)).status).toBe(404)
      expect((await foreign.post(path, {})).status).toBe(404)
    }
    expect((await foreign.get(list)).text).not.toContain('verrerie-demo')
    expect((await foreign.post(list, { organisation: verrerie, forWhom: 'many' })).status).toBe(422)
    expect((await newest()).stopped_at).toBeNull()
  })

  test('where the office enters members there are no invitations', async () => {
    const federation = await signedIn('federation.localhost', 'secretariat@federation.example')
    for (const path of [list, `${list}/nouvelle`]) expect((await federation.get(path)).status).toBe(404)
    expect((await federation.post(list, { forWhom: 'many' })).status).toBe(404)
  })

  test('a member who runs nothing does not get in', async () => {
    const member = await signedIn(host, 'salarie@verrerie.example')
    for (const path of [list, `${list}/nouvelle`]) expect((await member.get(path)).status).toBe(403)
  })
})

describe('stopping', () => {
  test('asks first, then ends the link; who stopped it, and when, is told; once', async () => {
    const invitation = await make()
    const path = `${list}/${invitation.id}/arreter`
    expect((await manager.get(path)).text).toContain("Arrêter ce lien d'invitation\u00a0?")
    expect((await browse(host).get(`/invitation/${invitation.code}`)).status).toBe(303)
    expect((await manager.post(path, {})).location).toBe(list)
    expect((await browse(host).get(`/invitation/${invitation.code}`)).status).toBe(410)
    const stopped = await newest()
    clock.advance({ minutes: 5 })
    expect((await office.post(path, {})).location).toBe(list)
    expect(await newest()).toEqual(stopped)
    const page = (await office.get(list)).text
    expect(page).toContain('Arrêté le 15 juin 2026 par Karim Haddad')
    expect((await office.get(path)).text).toContain('déjà arrêté')
    expect(await traces('invitationStopped')).toHaveLength(1)
  })

  test('a letter that has not left yet stays here', async () => {
    const invitation = await make({ email: 'tard@verrerie.example' })
    await change(invitation, { stopped_at: clock.now() })
    await app.db.transaction().execute(async tx => {
      const site = await app.sites.byHost(host)
      await queueLetter(app, tx, {
        realmId,
        siteId: site?.id ?? '',
        to: 'tard@verrerie.example',
        template: 'invitation',
        details: { invitation: invitation.id },
      })
    })
    expect(await lettersTo('tard@verrerie.example')).toEqual([])
    const letters = app.db
      .selectFrom('letter')
      .select('state')
      .where('to_email', '=', 'tard@verrerie.example')
    expect(await letters.execute()).toEqual([{ state: 'withheld' }])
  })
})

test('the list goes on from page to page, and back', async () => {
  for (let made = 0; made < 2 * pageSize; made++) await make()
  const expected = (
    await app.db
      .selectFrom('invitation')
      .select('code')
      .where('organisation_id', '=', verrerie)
      .orderBy('id', 'desc')
      .execute()
  ).map(({ code }) => code)
  const codesOn = (text: string) =>
    [...text.matchAll(/value="[^"]*\/invitation\/([\w-]+)"/g)].map(([, code]) => code)
  const linkOn = (text: string, rel: string) =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&')
  const pages: string[] = []
  for (let path: string | undefined = list; path; path = linkOn(pages.at(-1) ?? '', 'next'))
    pages.push((await manager.get(path)).text)
  expect(
    pages
      .map(codesOn)
      .map(({ length }) => length)
      .slice(0, 2),
  ).toEqual([pageSize, pageSize])
  expect(pages.flatMap(codesOn)).toEqual(expected)
  expect(linkOn(pages[0] ?? '', 'prev')).toBeUndefined()
  let back = pages.at(-1) ?? ''
  for (let at = pages.length - 2; at >= 0; at--) {
    back = (await manager.get(linkOn(back, 'prev') ?? '')).text
    expect(codesOn(back)).toEqual(codesOn(pages[at] ?? ''))
  }
  expect(linkOn(back, 'prev')).toBeUndefined()
  for (const query of ['?apres=x', '?avant=%00', `?apres=${newId()}&avant=x`])
    expect(codesOn((await manager.get(list + query)).text)).toEqual(codesOn(pages[0] ?? ''))
})
