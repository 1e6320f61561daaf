import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { newId } from '../../database/new-id.ts'
import { newFileName } from '../../storage/file-store.ts'
import { forgetStrays, namedFiles } from '../../storage/forget-strays.ts'
import { enterTerms } from '../../terms/terms.ts'
import { handleOf } from './images.ts'

const { app, browse, signedIn, clock } = await startTestApp()
const host = 'ceramique.localhost'
const office = await signedIn(host, 'bureau@ceramique.example')
const site = await app.sites.byHost(host)
const here = '/bureau/pages/images'

const photograph = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a4481f' } })
  .withExif({ IFD0: { Artist: 'Hélène Garnier' } })
  .jpeg()
  .toBuffer()

/** A form with a file, as a browser sends it. */
function withFile(
  fields: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer> | string,
  name: string,
): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries({ site: site?.id ?? '', ...fields })) form.set(key, value)
  form.append('image', new File([bytes], name))
  return form
}

const imagesHeld = async () =>
  await app.db.selectFrom('page_image').select(['id', 'file', 'description']).orderBy('id').execute()

test('an image is added to a text that is being written, and shown to those who may read the page', async () => {
  const opened = await office.get(`/bureau/pages/nouvelle?site=${site?.id}`)
  const hidden = Object.fromEntries(['id', 'version', 'genre'].map(name => [name, fieldIn(opened, name)]))
  const fields = { ...hidden, titre: 'La salle', texte: 'Voici.', lecteurs: 'realm' }
  const added = await office.post(
    '/bureau/pages',
    withFile(
      { ...fields, go: 'image', description: 'La [grande] salle' },
      new Uint8Array(photograph),
      'IMG.JPG',
    ),
  )
  const line = /!\[La grande salle\]\(image:[0-9a-f]{8}\)/.exec(added.text)?.[0] ?? ''
  expect([added.status, line !== '', added.text.includes('Voici.')]).toEqual([200, true, true])
  const [image] = await imagesHeld()
  const stored = Buffer.from((await app.files.get(image?.file ?? '')) ?? [])
  expect([stored.length > 0, stored.includes('Garnier')]).toEqual([true, false])
  const texte = `Voici.\n\n${line}`
  expect((await office.post('/bureau/pages', withFile({ ...fields, texte }, '', ''))).status).toBe(303)
  const path = `/bureau/pages/${hidden.id}`
  const address = `/pages/images/${image?.file}`
  const member = await signedIn(host, 'adherent@ceramique.example')
  const elsewhere = await signedIn('avantages.localhost', 'accueil@avantages.example')
  const seen = async () =>
    await Promise.all(
      [office, member, browse(host), elsewhere].map(async who => (await who.get(address)).status),
    )
  expect(await seen()).toEqual([200, 404, 404, 404])
  await office.post(`${path}/publier`, { version: '1' })
  expect(await seen()).toEqual([200, 200, 404, 404])
  const shown = await member.get('/pages/la-salle')
  expect(shown.text).toContain(
    `<img src="${address}" alt="La grande salle" width="40" height="30" loading="lazy"/>`,
  )
  expect((await member.get(address)).headers.get('content-type')).toBe('image/webp')
  // Described anew; not removed while a text shows it.
  await office.post(here, { site: site?.id ?? '', describe: image?.id ?? '', description: 'La salle vide' })
  expect((await imagesHeld())[0]?.description).toBe('La salle vide')
  const kept = await office.post(here, { site: site?.id ?? '', remove: image?.id ?? '' })
  expect([kept.status, kept.text.includes('montrée par La salle')]).toEqual([422, true])
  await office.post(`${path}/supprimer`, { version: '2' })
  expect((await office.post(here, { site: site?.id ?? '', remove: image?.id ?? '' })).status).toBe(303)
  expect([await imagesHeld(), await app.files.get(image?.file ?? '')]).toEqual([[], null])
  // Nothing is noted of what was refused, or of a description that says the same.
  const traces = await app.db
    .selectFrom('audit')
    .select(['person_id', 'organisation_id', 'details'])
    .where('event', '=', 'pageChanged')
    .orderBy('id')
    .execute()
  const [writer] = await personsOf(app, 'bureau@ceramique.example')
  const ofImages = traces.filter(({ details }) => (details as { image?: string }).image)
  expect(ofImages).toEqual(
    ['added', 'described', 'removed'].map(what => ({
      person_id: writer?.id,
      organisation_id: site?.organisation.id,
      details: { image: image?.id, what, host },
    })),
  )
})

test('whoever has terms to accept first sees the images of pages for everyone only, as the pages', async () => {
  const keys = { realm_id: site?.realm.id ?? '', site_id: site?.id ?? '', created_at: clock.now() }
  const addresses: string[] = []
  for (const [at, visibility] of (['everyone', 'realm', 'office'] as const).entries()) {
    const file = newFileName('webp')
    await app.files.put(file, Buffer.from('x'))
    await app.db
      .insertInto('page_image')
      .values({ ...keys, id: newId(), description: 'x', width: 1, height: 1, file })
      .execute()
    const text = { title: visibility, body: '', published_title: visibility }
    await app.db
      .insertInto('page')
      .values({
        ...keys,
        ...text,
        id: newId(),
        kind: 'own',
        slug: `images-${at}`,
        published_body: `![x](image:${handleOf({ file })})`,
        visibility,
        in_menu: false,
        position: 90 + at,
        version: 1,
        changed_at: clock.now(),
        published_at: clock.now(),
      })
      .execute()
    addresses.push(`/pages/images/${file}`)
  }
  const seen = async () => {
    const who = ['bureau', 'adherent'].map(name => signedIn(host, `${name}@ceramique.example`))
    const replies = (await Promise.all(who)).map(async browser =>
      (await Promise.all(addresses.map(address => browser.get(address)))).map(({ status }) => status),
    )
    return await Promise.all(replies)
  }
  expect(await seen()).toEqual([
    [200, 200, 200],
    [200, 200, 404],
  ])
  const inForceOn = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()
  await app.db
    .transaction()
    .execute(tx =>
      enterTerms(
        tx,
        clock.now(),
        keys.realm_id,
        { kind: 'rules', body: 'Neuf', inForceOn, asksAgain: true },
        null,
      ),
    )
  await expect.poll(async () => (await app.sites.byHost(host))?.realm.terms.asking.length).toBe(1)
  expect(await seen()).toEqual([
    [200, 404, 404],
    [200, 404, 404],
  ])
  await app.db.deleteFrom('page').where('slug', 'like', 'images-%').execute()
  await app.db.deleteFrom('page_image').execute()
  await app.db.deleteFrom('terms').where('asks_again', '=', true).execute()
})

test('what is no image, or says not what it shows, is named and nothing else is lost', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
  const bomb = await sharp({ create: { width: 16_000, height: 4000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  for (const [bytes, name, told] of [
    [svg, 'plan.svg', "plan.svg\u00a0: ce n'est pas une image"],
    ['GIF89a<script>alert(1)</script>', 'x.gif', 'x.gif\u00a0: '],
    [new Uint8Array(photograph.subarray(0, 200)), 'demi.jpg', 'demi.jpg\u00a0: '],
    [new Uint8Array(bomb), 'bombe.png', 'bombe.png\u00a0: cette image est trop grande'],
  ] as const) {
    const sent = withFile({ titre: 'T', texte: 'Gardé', go: 'image', description: 'D' }, bytes, name)
    const reply = await office.post('/bureau/pages', sent)
    expect([reply.status, reply.text.includes(told), reply.text.includes('Gardé')]).toEqual([422, true, true])
  }
  const silent = await office.post(here, withFile({ description: ' ' }, new Uint8Array(photograph), 'a.jpg'))
  expect([silent.status, silent.text.includes('Dites ce que montre')]).toEqual([422, true])
  const none = await office.post(here, withFile({ description: 'Rien' }, '', ''))
  expect([
    none.status,
    none.text.includes('Choisissez un fichier'),
    none.text.includes('value="Rien"'),
  ]).toEqual([422, true, true])
  expect(await imagesHeld()).toEqual([])
})

test('a file that no row names goes after a day; those of pages, logos and imports stay', async () => {
  const files = Array.from({ length: 5 }, () => newFileName('webp'))
  const [stray = '', , ofPage = '', logo = '', upload = ''] = files
  for (const file of files) await app.files.put(file, Buffer.from('x'))
  const dayAgo = Date.now() / 1000 - 25 * 3600
  for (const file of [stray, ofPage, logo, upload])
    utimesSync(join(app.settings.filesFolder, file.slice(0, 2), file), dayAgo, dayAgo)
  const keys = { realm_id: site?.realm.id ?? '', created_at: clock.now() }
  const size = { width: 1, height: 1, description: 'x', site_id: site?.id ?? '' }
  await app.db
    .insertInto('page_image')
    .values({ ...keys, ...size, id: newId(), file: ofPage })
    .execute()
  await app.db.updateTable('site').set({ logo_file: logo }).where('host', '=', host).execute()
  await app.db
    .insertInto('member_import')
    .values({
      ...keys,
      id: newId(),
      organisation_id: site?.organisation.id ?? '',
      file_name: 'membres.csv',
      file: upload,
      bytes: 1,
      state: 'uploaded',
      columns: '{}',
      done_bytes: 0,
      changed_at: clock.now(),
    })
    .execute()
  expect(await namedFiles(app.db, files)).toEqual(new Set([ofPage, logo, upload]))
  await forgetStrays(app)
  const left = await Promise.all(files.map(async file => (await app.files.get(file)) !== null))
  expect(left).toEqual([false, true, true, true, true])
})
