import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { travel } from '../../../test/setup/across-sites.ts'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'

const desk = await startTestApp()
const { app, browse, clock, signedIn } = desk
const [national, association] = ['federation.localhost', 'ceramique.localhost']
const other = await desk.anotherInstance()

const siteOf = async (host: string) => (await app.sites.byHost(host)) ?? expect.fail(host)

describe('the settings of a site', () => {
  const given = {
    nom: 'Terre & Feu',
    devise: 'Céramique',
    couleur: '#FFE680',
    email: 'nouveau@ceramique.example',
    telephone: '03 85 00 00 00',
    adresse: ' 9 rue Neuve\r\n\r\n 71000   Mâcon ',
    langue: 'fr',
  }

  test('show a preview, are kept, and hold at once on every instance', async () => {
    const office = await signedIn(association, 'bureau@ceramique.example')
    const site = await siteOf(association)
    const form = await office.get('/bureau/site')
    const hidden = { site: site.id, vu: fieldIn(form, 'vu'), 'logo-choisi': '' }
    const preview = await office.post('/bureau/site', { ...hidden, ...given, go: 'preview' })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain("Aperçu, rien n'est encore enregistré")
    expect(preview.text).toContain('/bureau/site/apercu.css?couleur=ffe680')
    const style = await office.get('/bureau/site/apercu.css?couleur=ffe680')
    expect([
      style.headers.get('content-type'),
      style.text.startsWith('.site-preview{--brand:#ffe680'),
    ]).toEqual(['text/css; charset=utf-8', true])
    expect((await office.get('/bureau/site/apercu.css?couleur=red}body{')).status).toBe(404)
    expect((await siteOf(association)).name).toBe('Terre et Feu')
    const saved = await office.post('/bureau/site', { ...hidden, ...given, go: 'save' })
    expect(saved.location).toBe(`/bureau/site?site=${site.id}`)
    const page = await browse(association).get('/contact')
    for (const told of ['Terre &amp; Feu</title>', '9 rue Neuve\n71000 Mâcon', 'tel:0385000000'])
      expect(page.text).toContain(told)
    await expect
      .poll(async () => (await other.browse(association).get('/')).text)
      .toContain('Terre &amp; Feu')
    // Sent twice it is done; over what somebody else has kept meanwhile it is told.
    expect((await office.post('/bureau/site', { ...hidden, ...given })).status).toBe(303)
    const late = await office.post('/bureau/site', { ...hidden, ...given, nom: 'Mon nom' })
    expect([late.status, late.text.includes('entre-temps'), late.text.includes('value="Mon nom"')]).toEqual([
      409,
      true,
      true,
    ])
    expect(
      (await office.post('/bureau/site', { ...hidden, ...given, nom: 'Mon nom', vu: fieldIn(late, 'vu') }))
        .status,
    ).toBe(303)
    const wrong = { nom: '', couleur: 'rouge', email: 'nom@', telephone: 'le soir', adresse: 'x'.repeat(400) }
    const refused = await office.post('/bureau/site', { ...hidden, ...wrong })
    for (const field of ['nom', 'couleur', 'email', 'telephone', 'adresse'])
      expect(refused.text).toContain(`href="#${field}"`)
    expect(refused.status).toBe(422)
    const traces = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'siteChanged')
      .orderBy('id')
      .execute()
    expect(traces.map(({ details }) => (details as { changed: string[] }).changed)).toEqual([
      ['name', 'tagline', 'colour', 'contactEmail', 'contactPhone', 'postalAddress'],
      ['name'],
    ])
  })

  test('take a logo, made small, that nobody else can take', async () => {
    const office = await signedIn(association, 'bureau@ceramique.example')
    const site = await siteOf(association)
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const big = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#fff', noise } })
      .png()
      .toBuffer()
    const send = async (fields: Record<string, string>, file?: File) => {
      const form = new FormData()
      const opened = await office.get('/bureau/site')
      const all = { site: site.id, vu: fieldIn(opened, 'vu'), ...given, ...fields }
      for (const [name, value] of Object.entries(all)) form.set(name, value)
      if (file) form.append('logo', file)
      return await office.post('/bureau/site', form)
    }
    const tried = await send({ go: 'preview' }, new File([new Uint8Array(big)], 'logo.png'))
    const file = fieldIn(tried, 'logo-choisi')
    expect(tried.text).toMatch(/Votre logo pesait [\d,]+\s(Mo|Ko)\s; réduit, il pèse [\d,]+\sKo/)
    expect((await app.files.get(file))?.length).toBeLessThan(8 * 1024)
    expect((await office.get(`/bureau/site/logo/${file}`)).status).toBe(200)
    expect((await send({ 'logo-choisi': file, go: 'save' })).status).toBe(303)
    const [, logo = ''] =
      /<img class="site-mark" src="([^"]*)"/.exec((await browse(association).get('/')).text) ?? []
    expect(logo).toBe(`/site/logo.webp?v=${file.slice(0, 10)}`)
    const served = await browse(association).get(logo)
    expect([served.headers.get('content-type'), served.headers.get('cache-control')]).toEqual([
      'image/webp',
      'public, max-age=31536000, immutable',
    ])
    // A file that is somebody's is no logo for another site; nor is one that is not there.
    const federation = await signedIn(national, 'secretariat@federation.example')
    expect((await federation.get(`/bureau/site/logo/${file}`)).status).toBe(404)
    const form = await federation.get('/bureau/site')
    const theirs = { site: (await siteOf(national)).id, vu: fieldIn(form, 'vu'), ...given }
    for (const name of [file, `${'0'.repeat(32)}.webp`, '../../etc/passwd'])
      expect((await federation.post('/bureau/site', { ...theirs, 'logo-choisi': name })).status).toBe(422)
    const drawing = await send({ go: 'save' }, new File(['<svg/>'], 'logo.svg'))
    expect([drawing.status, fieldIn(drawing, 'logo-choisi')]).toEqual([422, file])
    expect((await send({ 'logo-choisi': file, 'sans-logo': 'on', go: 'save' })).status).toBe(303)
    expect((await browse(association).get('/')).text).toContain('src="/site/logo.svg?v=')
  })
})

describe('a new site', () => {
  const sent = {
    organisation: 'nouvelle',
    nouvelle: 'Compagnie du Jura',
    hote: 'https://Jura.localhost/',
    nom: 'Compagnie du Jura',
    couleur: '#2a6b4a',
  }

  test('answers at once, on every instance, and opens with the sign-in of the realm', async () => {
    const office = await signedIn(national, 'secretariat@federation.example')
    const form = await office.get('/bureau/site/nouveau')
    const { organisation } = await siteOf(national)
    const fields = { ...sent, id: fieldIn(form, 'id'), parent: organisation.id }
    const replies = await Promise.all([1, 2].map(() => office.post('/bureau/site/nouveau', fields)))
    expect(replies.map(({ location }) => location)).toEqual(Array(2).fill(`/bureau/site/${fields.id}`))
    const made = await office.get(`/bureau/site/${fields.id}`)
    for (const told of ['jura.localhost', 'CNAME', 'TLS']) expect(made.text).toContain(told)
    for (const { browse: there } of [desk, other])
      await expect
        .poll(async () => (await there('jura.localhost').get('/')).text)
        .toContain('Compagnie du Jura')
    expect((await browse(national).get('/')).text).toContain('http://jura.localhost:3000/')
    const site = await siteOf('jura.localhost')
    expect([site.isSignInHost, site.organisation.above]).toEqual([false, [organisation.id]])
    const member = await travel(browse).signIn('jura.localhost/espace', 'national@federation.example')
    expect([member.at, member.status]).toEqual(['jura.localhost/espace', 200])
    const traces = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'siteMade')
      .execute()
    expect(traces).toMatchObject([{ details: { host: 'jura.localhost', newOrganisation: true } }])
  })

  test('takes no host that is taken, wherever, and none that is no host; nothing is made then', async () => {
    const office = await signedIn(national, 'secretariat@federation.example')
    const { organisation } = await siteOf('bourgogne.localhost')
    const count = async () => (await app.db.selectFrom('organisation').select('id').execute()).length
    const before = await count()
    for (const host of [association, 'JURA.localhost.']) {
      const taken = await office.post('/bureau/site/nouveau', {
        ...sent,
        hote: host,
        parent: organisation.id,
      })
      expect([taken.status, taken.text.includes('Cette adresse est déjà prise')]).toEqual([422, true])
      expect(taken.text.replace(/<header[\s\S]*<\/header>/, '')).not.toMatch(/Terre|association/i)
    }
    const foreign = (await siteOf(association)).organisation.id
    for (const wrong of [
      { hote: 'localhost' },
      { hote: '127.0.0.1' },
      { hote: 'nouveau.localhost', nom: '' },
      { hote: 'nouveau.localhost', couleur: 'x' },
      { hote: 'nouveau.localhost', parent: foreign },
      { hote: 'nouveau.localhost', organisation: foreign },
      { hote: 'nouveau.localhost', nouvelle: '' },
    ])
      expect(
        (await office.post('/bureau/site/nouveau', { ...sent, parent: organisation.id, ...wrong })).status,
      ).toBe(422)
    expect(await count()).toBe(before)
    const publisher = await signedIn(association, 'adherent@ceramique.example')
    expect((await publisher.post('/bureau/site/nouveau', sent)).status).toBe(403)
  })

  test('is opened only by who runs the sign-in: another host could take the sign-ins of others', async () => {
    const hosts = async () =>
      (await app.db.selectFrom('site').select('host').orderBy('host').execute()).map(({ host }) => host)
    const before = await hosts()
    const parent = (await siteOf('bourgogne.localhost')).organisation.id
    for (const host of ['bourgogne.localhost', national]) {
      const office = await signedIn(host, 'secretariat@bourgogne.example')
      const settings = await office.get('/bureau/site')
      expect([settings.status, settings.text.includes('href="/bureau/site/nouveau"')]).toEqual([200, false])
      expect(said(settings)).toContain('Pour un nouveau site, adressez-vous à « Fédération nationale »')
      expect(settings.text).toContain('mailto:secretariat@federation.example')
      const page = await office.get('/bureau/site/nouveau')
      expect([page.status, page.text.includes('mailto:secretariat@federation.example')]).toEqual([403, true])
      for (const fields of [
        { ...sent, hote: 'piege.localhost', parent },
        { ...sent, hote: 'piege.localhost', organisation: parent },
      ])
        expect((await office.post('/bureau/site/nouveau', fields)).status).toBe(403)
    }
    expect(await hosts()).toEqual(before)
    // On whatever site the national office asks; and not from a screen that was left open.
    const office = await signedIn('bourgogne.localhost', 'secretariat@federation.example')
    expect((await office.get('/bureau/site')).text).toContain('href="/bureau/site/nouveau"')
    const form = await office.get('/bureau/site/nouveau')
    clock.advance({ minutes: 11 })
    expect((await office.get('/bureau/site')).status).toBe(200)
    expect((await office.get('/bureau/site/nouveau')).location).toBe(
      '/connexion/confirmation?retour=%2Fbureau%2Fsite%2Fnouveau',
    )
    const fields = { ...sent, hote: 'morvan.localhost', nom: 'Morvan', id: fieldIn(form, 'id'), parent }
    const asked = await office.post('/bureau/site/nouveau', fields)
    expect([asked.status, asked.text.includes('est gardé')]).toEqual([403, true])
    expect(await hosts()).toEqual(before)
    await office.post('/connexion/confirmation', { password: demonstrationPassword })
    expect((await office.post('/bureau/site/nouveau', fields)).location).toBe(`/bureau/site/${fields.id}`)
    expect(await hosts()).toEqual([...before, 'morvan.localhost'].sort())
  })
})
