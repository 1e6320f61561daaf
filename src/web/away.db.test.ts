import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'

const { app, browse } = await startTestApp({ sends: false })

test('while the database is away, health is 503 and a page says to try again, with no detail', async () => {
  const browser = browse('ceramique.localhost')
  expect((await browser.get('/health')).status).toBe(200)
  browser.cookies.set('__Host-session', 'A'.repeat(43))
  await app.queue.stop()
  await app.database.close()
  const health = await browser.get('/health')
  expect([health.status, JSON.parse(health.text)]).toEqual([503, { status: 'unavailable' }])
  for (const reply of [
    await browser.get('/'),
    await browser.post('/connexion', { email: 'a@b.fr', password: 'x' }),
  ]) {
    expect(reply.status).toBe(503)
    expect(reply.headers.get('retry-after')).toBe('5')
    expect(reply.text).not.toMatch(/pool|pg|error|at .*\.ts/i)
  }
})
