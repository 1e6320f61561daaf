import { beforeEach, describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const office = '/bureau/conditions'
const words = (text: string) => text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

let manager: Browser
beforeEach(async () => {
  clock.advance({ minutes: 5 })
  manager = await signedIn(host, 'bureau@ceramique.example')
})

const version = (more: Record<string, string> = {}) => ({
  genre: 'reglement',
  texte: 'Premier alinéa.\r\n\r\nSecond alinéa.',
  date: clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toLocaleString('fr-FR'),
  ...more,
})
const publish = (browser: Browser, more: Record<string, string> = {}) =>
  browser.post(office, { ...version(more), go: 'publish' })
const stored = async () => await app.db.selectFrom('terms').selectAll().orderBy('id').execute()
const trace = async () => {
  const rows = await app.db
    .selectFrom('audit')
    .select(['details', 'person_id', 'ip'])
    .where('event', '=', 'termsPublished')
    .orderBy('id')
    .execute()
  return rows
}

describe('the form', () => {
  test('begins with the text in force, for today', async () => {
    const { text } = await manager.get(`${office}/nouvelle?genre=reglement`)
    expect(text).toContain('Statuts et règlement de l')
    expect(text).toContain('value="15/06/2026"')
    expect((await manager.get(`${office}/nouvelle?genre=cgu`)).text).toMatch(/<textarea[^>]*><\/textarea>/)
    expect((await manager.get(`${office}/nouvelle?genre=rien`)).location).toBe(office)
  })

  test('keeps what was typed, with each message beside its field', async () => {
    const typed = { texte: ' ', date: '14/06/2026', accord: 'oui' }
    const reply = await manager.post(office, version(typed))
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(/id="texte-error"[^<]*>Écrivez le texte/)
    expect(reply.text).toMatch(/id="date-error"[^<]*>Choisissez aujourd/)
    expect(reply.text).toContain('value="14/06/2026"')
    expect(reply.text).toMatch(/name="accord"[^>]*checked/)
    expect((await manager.post(office, {})).location).toBe(office)
  })

  test('shows what would be published, and lets it be changed', async () => {
    const before = await stored()
    const preview = await manager.post(office, version({ accord: 'oui', go: 'check' }))
    expect(preview.status).toBe(200)
    expect(words(preview.text)).toContain("aujourd'hui, dès la publication")
    expect(words(preview.text)).toContain('Version du 15 février 2026')
    expect(preview.text).toContain('<p>Second alinéa.</p>')
    const again = await manager.post(office, version({ texte: '<b>x</b>', accord: 'oui', go: 'edit' }))
    expect([again.status, again.text.includes('&lt;b>x&lt;/b>')]).toEqual([200, true])
    expect(await stored()).toEqual(before)
  })
})

describe('publishing', () => {
  test('counts once, however often it is sent, and leaves a trace', async () => {
    const before = (await stored()).length
    const replies = await Promise.all([publish(manager), publish(manager), publish(manager)])
    expect(replies.map(({ location }) => location)).toEqual([office, office, office])
    const all = await stored()
    expect(all.length).toBe(before + 1)
    expect(all.at(-1)).toMatchObject({
      kind: 'rules',
      body: 'Premier alinéa.\n\nSecond alinéa.',
      asks_again: false,
    })
    expect(await trace()).toMatchObject([
      { details: { terms: all.at(-1)?.id, kind: 'rules', inForceOn: '2026-06-15' }, ip: '127.0.0.1' },
    ])
    expect(words((await manager.get(office)).text)).toContain('La nouvelle version est publiée')
    expect(words((await manager.get(office)).text)).not.toContain('La nouvelle version est publiée')
  })

  test('of two versions for one day the later one holds, even with the words of an earlier one', async () => {
    for (const texte of ['Un', 'Deux', 'Un']) {
      clock.advance({ seconds: 1 })
      await publish(manager, { texte })
      expect((await browse(host).get('/conditions')).text).toContain(`<p>${texte}</p>`)
    }
    expect(words((await manager.get(office)).text)).toContain('Remplacée le jour même')
  })

  test('a planned version is read by the office, and by others from its day on', async () => {
    await publish(manager, { genre: 'cgv', texte: 'Billets', date: '01/07/2026', accord: 'oui' })
    const list = (await manager.get(office)).text
    expect(words(list)).toContain('Prévue pour le 1er juillet 2026')
    const path = /href="(\/bureau\/conditions\/[\da-f-]{36})">Version du 1er juillet/.exec(list)?.[1] ?? ''
    expect(words((await manager.get(path)).text)).toContain('Billets')
    const isPublic = async () => (await browse(host).get('/conditions')).text.includes('Billets')
    clock.set('2026-06-30T21:59:59Z')
    expect(await isPublic()).toBe(false)
    clock.set('2026-06-30T22:00:00Z')
    expect(await isPublic()).toBe(true)
    const late = await signedIn(host, 'bureau@ceramique.example')
    await late.post('/conditions/accord', await yes(late))
    const refused = await late.post(`${path}/retrait`, {})
    expect([refused.status, refused.text.includes('ne peut plus être retirée')]).toEqual([422, true])
    expect((await stored()).some(({ body }) => body === 'Billets')).toBe(true)
  })

  test('a planned version can be withdrawn before its day, and leaves a trace', async () => {
    await manager.post('/conditions/accord', await yes(manager))
    await publish(manager, { genre: 'cgu', texte: 'Erreur', date: '01/09/2026' })
    const { id = '' } = (await stored()).find(({ body }) => body === 'Erreur') ?? {}
    expect((await manager.get(`${office}/nouvelle?genre=cgu`)).text).toContain(
      'déjà prévue pour le 1er septembre',
    )
    expect((await manager.post(`${office}/${id}/retrait`, {})).location).toBe(office)
    expect((await stored()).some(({ body }) => body === 'Erreur')).toBe(false)
    expect((await trace()).at(-1)).toMatchObject({ details: { terms: id, withdrawn: true } })
    expect(words((await manager.get(office)).text)).toContain('La version prévue est retirée')
    expect((await manager.post(`${office}/${id}/retrait`, {})).status).toBe(404)
  })
})

/** « Oui » to all that the page asks. */
async function yes(browser: Browser): Promise<Record<string, string>> {
  const { text } = await browser.get('/conditions/accord')
  return Object.fromEntries(
    [...text.matchAll(/name="(terms-[\w-]+)"/g)].map(([, name = '']) => [name, 'oui']),
  )
}

describe('who runs a structure below the root', () => {
  test('reads all versions and publishes none', async () => {
    const below = await signedIn('avantages.localhost', 'cse@verrerie.example')
    const list = await below.get(office)
    expect(words(list.text)).toContain('seuls les responsables de « Avantages Plus » les publient')
    expect(list.text).not.toContain('/nouvelle')
    const path = /href="(\/bureau\/conditions\/[\da-f-]{36})"/.exec(list.text)?.[1] ?? ''
    expect(words((await below.get(path)).text)).toContain('Votre compte est personnel')
    const before = await stored()
    expect((await below.get(`${office}/nouvelle?genre=cgu`)).status).toBe(403)
    expect((await publish(below)).status).toBe(403)
    const root = await signedIn('avantages.localhost', 'accueil@avantages.example')
    await publish(root, { genre: 'cgu', texte: 'À venir', date: '01/01/2030' })
    const { id = '' } = (await stored()).find(({ body }) => body === 'À venir') ?? {}
    expect((await below.get(`${office}/${id}`)).text).not.toContain('/retrait')
    expect((await below.post(`${office}/${id}/retrait`, {})).status).toBe(403)
    expect((await stored()).length).toBe(before.length + 1)
  })
})

describe('another realm', () => {
  test('sees nothing of it', async () => {
    const { id = '' } = (await stored()).find(({ body }) => body === 'Deux') ?? {}
    expect((await manager.get(`${office}/${id}`)).status).toBe(200)
    const other = await signedIn('federation.localhost', 'secretariat@federation.example')
    for (const path of [
      `${office}/${id}`,
      `${office}/rien`,
      `${office}/00000000-0000-0000-0000-000000000000`,
    ])
      expect((await other.get(path)).status).toBe(404)
    expect((await other.post(`${office}/${id}/retrait`, {})).status).toBe(404)
    expect(words((await other.get(office)).text)).not.toContain('Version du')
    expect((await browse('federation.localhost').get('/conditions')).status).toBe(404)
  })

  test('has a link in the footer only where there is something to read', async () => {
    const linked = async (site: string) => (await browse(site).get('/')).text.includes('href="/conditions"')
    expect(await linked(host)).toBe(true)
    expect(await linked('federation.localhost')).toBe(false)
    const other = await signedIn('federation.localhost', 'secretariat@federation.example')
    await publish(other, { date: '20/12/2026' })
    clock.set('2026-12-19T22:59:59Z')
    await expect
      .poll(async () => (await app.sites.byHost('federation.localhost'))?.realm.terms.readableFrom)
      .not.toBeNull()
    expect(await linked('federation.localhost')).toBe(false)
    clock.set('2026-12-19T23:00:00Z')
    expect(await linked('federation.localhost')).toBe(true)
    expect(await linked('alsace.localhost')).toBe(true)
  })
})
