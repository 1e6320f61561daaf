import sharp from 'sharp'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { fieldIn } from '../../../test/setup/office-forms.ts'
import { forgetImages } from './images.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const author = await signedIn(host, 'adherent@ceramique.example')
const late = await signedIn(host, 'retard@ceramique.example')

const picture = async (colour: string) =>
  new File(
    [
      new Uint8Array(
        await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
          .jpeg()
          .toBuffer(),
      ),
    ],
    'IMG_0001.JPG',
  )

/** Sends the form of a new small ad with these files, and whatever else is to change. */
async function write(browser: Browser, files: readonly File[], others: Record<string, string> = {}) {
  const form = new FormData()
  const id = fieldIn(await browser.get('/espace/fiches/nouvelle/annonces'), 'id')
  const typed = {
    id,
    version: '0',
    titre: 'Un four',
    objet: 'Four à gaz',
    description: 'Presque neuf.',
    ...others,
  }
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  for (const file of files) form.append('images', file)
  const reply = await browser.post('/espace/fiches/nouvelle/annonces', form)
  return { id, reply }
}

const imagesOn = (html: string) =>
  [...html.matchAll(/src="(\/images\/[0-9a-f]+\.webp)"/g)].map(match => match[1] ?? '')
const statusOf = async (browser: Browser, path: string) => (await browser.get(path)).status

test('an image is there for its author at once, for others when it is published, for no one else ever', async () => {
  const { id, reply } = await write(author, [await picture('#a4481f')])
  expect([reply.status, reply.location]).toEqual([303, `/espace/fiches/${id}`])
  const [image = ''] = imagesOn((await author.get(`/espace/fiches/${id}`)).text)
  const shown = await author.get(image)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
  const others = () => Promise.all([statusOf(late, image), statusOf(browse(host), image)])
  expect(await others()).toEqual([404, 404])
  const published = await write(author, [await picture('#17663a')], { go: 'publish' })
  expect(published.reply.status).toBe(303)
  const [seen = ''] = imagesOn((await author.get(`/espace/fiches/${published.id}`)).text)
  // Small ads are for members.
  expect(await statusOf(late, seen)).toBe(200)
  expect(await statusOf(browse(host), seen)).toBe(404)
  expect(await statusOf(await signedIn('avantages.localhost', 'salarie@verrerie.example'), seen)).toBe(404)
  expect(await others()).toEqual([404, 404])
})

test('what is no image is named, and the rest is kept', async () => {
  const files = [
    new File(['<svg/>'], 'plan.svg'),
    await picture('#1d5684'),
    new File(['%PDF-1.7'], 'facture.pdf'),
  ]
  const { id, reply } = await write(author, files)
  expect(reply.status).toBe(422)
  for (const name of ['plan.svg', 'facture.pdf'])
    expect(reply.text).toContain(`${name}\u00a0: ce n'est pas une image`)
  expect(imagesOn(reply.text)).toHaveLength(1)
  expect(reply.text).toContain('Presque neuf.')
  expect(imagesOn((await author.get(`/espace/fiches/${id}`)).text)).toHaveLength(1)
})

test('described, removed, and forgotten a day later with its file', async () => {
  const { id } = await write(author, [await picture('#231f1a'), await picture('#ddd5c8')])
  const edit = `/espace/fiches/${id}`
  const before = await author.get(edit)
  const [first = '', second = ''] = imagesOn(before.text)
  const [firstId = ''] = [...before.text.matchAll(/name="image-([0-9a-f-]+)"/g)].map(match => match[1] ?? '')
  const form = new FormData()
  const typed = { version: fieldIn(before, 'version'), titre: 'Un four', objet: 'Four', description: 'Neuf.' }
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  form.set(`image-${firstId}`, 'Le four ouvert')
  expect((await author.post(edit, form)).status).toBe(303)
  const described = await author.get(edit)
  expect(described.text).toContain('alt="Le four ouvert"')
  form.set('version', fieldIn(described, 'version'))
  form.set('remove-image', firstId)
  expect((await author.post(edit, form)).status).toBe(303)
  expect(imagesOn((await author.get(edit)).text)).toEqual([second])
  await forgetImages(app)
  expect(await app.files.get(first.slice(8))).not.toBeNull()
  clock.advance({ hours: 25 })
  await forgetImages(app)
  expect(await app.files.get(first.slice(8))).toBeNull()
  expect(await app.files.get(second.slice(8))).not.toBeNull()
})

test('too much at once: what there is room for is kept, and what was typed', async () => {
  const heavy = Array.from({ length: 5 }, (_, at) => new File([new Uint8Array(7_900_000)], `${at}.jpg`))
  const again = await signedIn(host, 'adherent@ceramique.example')
  const { id, reply } = await write(again, [await picture('#b0231b'), ...heavy])
  expect([reply.status, reply.location]).toEqual([422, null])
  expect(reply.text).toContain('ou pèsent ensemble plus de 32\u00a0Mo')
  expect(reply.text).toContain('Presque neuf.')
  expect(imagesOn((await again.get(`/espace/fiches/${id}`)).text)).toHaveLength(1)
})

test('who is not signed in sends no files', async () => {
  const form = new FormData()
  form.set('email', 'adherent@ceramique.example')
  form.append('images', await picture('#000000'))
  const files = await Array.fromAsync(app.files.names())
  expect((await browse(host).post('/connexion', form)).status).toBe(422)
  expect(await Array.fromAsync(app.files.names())).toEqual(files)
})
