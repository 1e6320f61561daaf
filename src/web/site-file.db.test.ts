import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'

const { app, clock, browse } = await startTestApp()
const host = 'ceramique.localhost'

test('the look of a site, which any cache may keep, carries nobody’s session', async () => {
  const browser = browse(host)
  await browser.post('/connexion', {
    email: 'adherent@ceramique.example',
    password: 'Bienvenue-2026!',
    remember: 'on',
  })
  clock.advance({ hours: 2 })
  const page = await browser.get('/')
  expect(page.headers.getSetCookie().join()).toContain('__Host-session=')
  clock.advance({ hours: 2 })
  for (const path of page.text.match(/\/site\/[^"]+/g) ?? []) {
    const file = await browser.get(path)
    expect(file.status).toBe(200)
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect(file.headers.getSetCookie()).toEqual([])
  }
})

test('an older address of it gets the look of today, for a minute', async () => {
  const file = await browse(host).get('/site/site.css?v=older')
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
})

test('a policy that cannot be read shuts the sites of its own realm only', async () => {
  await app.db.updateTable('realm').set({ policy: '{}' }).where('slug', '=', 'ceramique').execute()
  await expect.poll(async () => (await browse(host).get('/')).status).toBe(404)
  expect((await browse('avantages.localhost').get('/')).status).toBe(200)
})
