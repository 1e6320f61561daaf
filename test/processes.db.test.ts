import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { freePort } from './setup/free-port.ts'
import { freshLocation } from './setup/location.ts'
import { browserOn, guichet } from './setup/processes.ts'
import { startServer, type TestServer } from './setup/server.ts'

const embedded = inject('engine') === 'embedded'
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'
const patience = { timeout: 240_000 }

describe('kill -9', () => {
  test(
    'in the middle of sign-ins and new passwords loses nothing that was acknowledged',
    patience,
    async () => {
      const env = { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' }
      const killed = await startServer({ env })
      const sessions: string[] = []
      const signIns = async () => {
        while (true) {
          const browser = browserOn(killed, host)
          await browser.signInAs(email, demonstrationPassword)
          sessions.push(browser.cookies.get('__Host-session') ?? '')
        }
      }
      // The last one that was acknowledged, and the one under way, which may count or not.
      const passwords = [demonstrationPassword]
      let acknowledged = 0
      const changes = async () => {
        const browser = browserOn(killed, host)
        await browser.signInAs('bureau@ceramique.example', demonstrationPassword)
        while (true) {
          const [current = '', next] = [passwords[acknowledged], `Encore-un-${acknowledged + 1}`]
          passwords.push(next)
          const reply = await browser.post('/espace/securite', { current, password: next, again: next })
          expect(reply.location).toBe('/espace/securite')
          acknowledged++
        }
      }
      const work = Promise.allSettled([signIns(), signIns(), changes()])
      await expect.poll(() => sessions.length > 20 && acknowledged > 5, { timeout: 20_000 }).toBe(true)
      await killed.kill9()
      for (const outcome of await work) {
        expect(String((outcome as PromiseRejectedResult).reason)).toMatch(
          /socket hang up|ECONNRESET|ECONNREFUSED/,
        )
      }

      const server = await startServer({ env })
      for (const session of sessions) {
        const browser = browserOn(server, host)
        browser.cookies.set('__Host-session', session)
        expect((await browser.get('/espace')).status).toBe(200)
      }
      const statuses: number[] = []
      for (const password of passwords.slice(acknowledged)) {
        const reply = await browserOn(server, host).post('/connexion', {
          email: 'bureau@ceramique.example',
          password,
        })
        statuses.push(reply.status)
      }
      expect(statuses.filter(status => status === 303)).toHaveLength(1)
      // A letter that was just being sent waits until its worker is missed.
      await expect
        .poll(() => lettersTo(server, 'bureau@ceramique.example'), { timeout: 150_000, interval: 500 })
        .toBeGreaterThanOrEqual(acknowledged)
      expect(await server.stop()).toBe(0)
    },
  )
})

async function lettersTo(server: TestServer, to: string): Promise<number> {
  const letters: unknown = JSON.parse((await browserOn(server, 'localhost').get('/mailbox.json')).text)
  return (letters as { to: string }[]).filter(letter => letter.to === to).length
}

describe('two servers on the same data', () => {
  test(
    'share it on PostgreSQL; on embedded data the second one refuses, and the first goes on',
    patience,
    async () => {
      const env = { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' }
      const first = await startServer({ env })
      const browser = browserOn(first, host)
      await browser.signInAs(email, demonstrationPassword)
      if (embedded) {
        const second = await guichet(['serve'], { ...env, PORT: String(await freePort()) })
        expect(second.exit).toBe(1)
        expect(second.output.trim()).toBe(`Another server is using the data folder ${env.DATA_DIR}`)
      } else {
        const second = await startServer({ env })
        const there = browserOn(second, host)
        there.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
        expect((await there.get('/espace')).status).toBe(200)
        expect(await second.stop()).toBe(0)
      }
      expect((await browser.get('/espace')).status).toBe(200)
      expect(await first.stop()).toBe(0)
    },
  )

  test('started at once on an empty place: it is migrated and filled once', patience, async () => {
    const env = { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' }
    const started = await Promise.allSettled([1, 2, 3].map(() => startServer({ env })))
    const servers = started.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
    const refusals = started.flatMap(each => (each.status === 'rejected' ? [String(each.reason)] : []))
    expect(refusals.filter(reason => !(embedded && reason.includes('Another server is using')))).toEqual([])
    expect(servers).toHaveLength(embedded ? 1 : 3)
    for (const server of servers) {
      await browserOn(server, host).signInAs(email, demonstrationPassword)
      const landing = (await browserOn(server, 'localhost').get('/')).text
      expect(landing.split(email)).toHaveLength(2)
    }
    expect(await Promise.all(servers.map(server => server.stop()))).toEqual(servers.map(() => 0))
  })
})

test('SIGTERM lets a request under way finish, takes no new one, and ends with 0', patience, async () => {
  const server = await startServer({ env: { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' } })
  const body = new URLSearchParams({ email, password: demonstrationPassword }).toString()
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  const head = `POST /connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  socket.write(head + body.slice(0, 10))
  await browserOn(server, host).get('/health')
  const stopped = server.stop()
  const refused = () =>
    browserOn(server, host)
      .get('/health')
      .then(
        () => false,
        () => true,
      )
  await expect.poll(refused, { timeout: 10_000 }).toBe(true)
  socket.write(body.slice(10))
  const chunks: string[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  // The client leaves its connection open; the server closes it.
  await once(socket, 'end')
  expect(chunks.join('')).toMatch(/^HTTP\/1\.1 303 [\s\S]*__Host-session=/)
  socket.end()
  expect(await stopped).toBe(0)
})

describe('what keeps the server from starting is told in a line', () => {
  test('a port that is taken', patience, async () => {
    const { port, stop } = await startServer({
      env: { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' },
    })
    const second = await guichet(['serve'], {
      ...(await freshLocation()),
      HOST: '127.0.0.1',
      PORT: String(port),
      DEMO: 'on',
    })
    expect(second).toEqual({ exit: 1, output: `Port ${port} is taken: choose another one with PORT.\n` })
    expect(await stop()).toBe(0)
  })

  test('settings, and a database that is not there', patience, async () => {
    const bad = await guichet(['serve'], { PORT: 'x', LOG_LEVEL: 'loud' })
    expect([bad.exit, bad.output.split('\n').length]).toEqual([1, 3])
    const away = await guichet(['serve'], {
      DATABASE_URL: `postgres://127.0.0.1:${await freePort()}/x`,
      PORT: '0',
    })
    expect(away.exit).toBe(1)
    expect(away.output).toMatch(/^The database does not answer \(DATABASE_URL\): [^\n]+\n$/)
  })
})
