import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { said } from '../../test/setup/office-forms.ts'
import { changeMembership, personsOf } from '../../test/setup/people.ts'
import { makeOrganisation } from '../organisations/setup.ts'

const { app, clock, signedIn } = await startTestApp()
const host = 'federation.localhost'
const choice = '/bureau/organisation'

let national: Browser
let territory: Browser
const organisations = new Map<string, { id: string; realm_id: string }>()
const idOf = (name: string) => organisations.get(name)?.id ?? ''
const bourgogne = 'Compagnie de Bourgogne'

beforeAll(async () => {
  national = await signedIn(host, 'secretariat@federation.example')
  territory = await signedIn(host, 'secretariat@bourgogne.example')
  const rows = await app.db.selectFrom('organisation').select(['id', 'name', 'realm_id']).execute()
  for (const { name, ...row } of rows) organisations.set(name, row)
})

describe('the organisation in view', () => {
  test('narrows the lists to it and those below it, and no page is lost by that', async () => {
    const schmitt = (await personsOf(app, 'adherent@alsace.example'))[0]?.id
    const chosen = await national.post(choice, { organisation: idOf(bourgogne), retour: '/bureau/adherents' })
    expect(chosen.location).toBe('/bureau/adherents')
    for (const path of ['/bureau/adherents', '/bureau/cotisations', '/bureau/roles']) {
      const page = await national.get(path)
      expect(page.text).toMatch(new RegExp(`value="${idOf(bourgogne)}" selected`))
      const list = said(page).replaceAll(/<option.*?<\/option>/g, '')
      expect([path, /SCHMITT|Odile Marchand/.test(list)]).toEqual([path, false])
    }
    expect(said(await national.get('/bureau/adherents'))).toContain('LAMY')
    expect(said(await national.get('/bureau'))).toMatch(/ 3 adhérents/)
    expect((await national.get(`/bureau/adherents/${schmitt}`)).status).toBe(200)
    expect((await national.post(choice, { organisation: '' })).location).toBe('/bureau')
    expect(said(await national.get('/bureau'))).toMatch(/ 5 adhérents/)
  })

  test('is one that the person runs, whatever the form or the cookie says, and never leads away', async () => {
    for (const organisation of [idOf("Compagnie d'Alsace"), idOf('CSE Verrerie'), "' or 1=1"])
      expect((await territory.post(choice, { organisation })).status).toBe(404)
    for (const cookie of [idOf("Compagnie d'Alsace"), idOf('CSE Verrerie'), 'x', '%00']) {
      territory.cookies.set('__Host-organisation', cookie)
      expect(said(await territory.get('/bureau'))).toMatch(/ 3 adhérents/)
      expect(said(await territory.get('/bureau/adherents'))).not.toContain('SCHMITT')
    }
    expect((await national.post(choice, { retour: 'https://ailleurs.example/' })).location).toBe('/bureau')
    // Who runs one only has nothing to choose.
    expect((await territory.get('/bureau')).text).not.toContain(choice)
  })

  test('is searched for where there are many', async () => {
    const root = organisations.get('Fédération nationale')
    await app.db.transaction().execute(async tx => {
      for (let n = 1; n <= 60; n++)
        await makeOrganisation(tx, clock.now(), root?.realm_id ?? '', {
          name: `Compagnie n° ${n} de l'Île`,
          parentId: root?.id ?? '',
        })
    })
    const shell = (await national.get('/bureau/adherents')).text
    expect(shell).not.toContain('id="organisation-in-view"')
    expect(shell).toContain(`href="${choice}?retour=%2Fbureau%2Fadherents"`)
    const found = said(await national.get(`${choice}?recherche=ile+42`))
    expect(found).toMatch(/Compagnie n° 42 de l'Île Fédération nationale/)
    expect(found).not.toContain('n° 41')
    expect(said(await national.get(choice))).toContain('Il y en a davantage')
    for (const nonsense of ['%00', '%F0%9F%90%90', "'|&!:*", 'x'.repeat(3000)])
      expect((await national.get(`${choice}?recherche=${nonsense}`)).status).toBe(200)
  })
})

test('the figures of the dashboard are those of the lists to which they lead', async () => {
  const late = (await personsOf(app, 'adherent@bourgogne.example'))[0]?.id ?? ''
  await changeMembership(app, late, { due_on: Temporal.PlainDate.from('2026-01-01') })
  const text = (await national.get('/bureau')).text.replaceAll('&amp;', '&')
  const figures = [...text.matchAll(/<a href="([^"]+)"><strong>(\d+)<\/strong>/g)]
  expect(figures).toHaveLength(5)
  for (const [, href = '', count] of figures) {
    const list = (await national.get(href)).text
    const rows = href.includes('messages') ? 0 : [...list.matchAll(/<th scope="row"/g)].length
    expect([href, String(rows)]).toEqual([href, count])
  }
})
