import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshLocation } from './setup/location.ts'
import { browserOn, guichet } from './setup/processes.ts'
import { startServer, type TestServer } from './setup/server.ts'

const env = { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' }
const list = join(env.DATA_DIR, 'liste.csv')
writeFileSync(
  list,
  'Nom;Prénom;E-mail;Numéro\nDurand;Anne;anne.durand@exemple.fr;C-900\nMorel;Luc;pas une adresse;C-901\n',
)

const setUp = (host: string) => [
  ...['setup', '--blueprint', 'association', '--name', `Les amis de ${host}`, '--host', host],
  ...['--manager-email', `gestion@${host}.example`, '--manager-name', 'Anne Durand'],
]

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env })
}, 60_000)
afterAll(() => server.stop())

async function expectGoodHealth(): Promise<void> {
  const { exit, output } = await guichet(['doctor'], env)
  expect(output).not.toContain('✗')
  expect(output).toMatch(/✓ Base de données : (embarquée|PostgreSQL), version \d+/)
  expect(output).toContain('ceramique.localhost')
  expect(exit).toBe(0)
}

describe('while the server runs (on embedded data it carries the commands out)', { timeout: 30_000 }, () => {
  test('doctor finds nothing to mend', expectGoodHealth)

  test('what is typed wrong is told with the usage, and ends with 2', async () => {
    for (const args of [
      ['fly'],
      ['import'],
      ['setup', '--fly'],
      ['setup', '--blueprint', 'club', '--name', 'x'],
    ]) {
      const { exit, output } = await guichet(args, env)
      expect([args, exit, output.includes('usage: guichet')]).toEqual([args, 2, true])
    }
  })

  test('import says what is not there', async () => {
    expect(await guichet(['import', 'nulle-part.csv', '--site', 'ceramique.localhost'], env)).toMatchObject({
      exit: 1,
      output: expect.stringContaining("n'existe pas"),
    })
    expect(await guichet(['import', list, '--site', 'nulle.part'], env)).toMatchObject({
      exit: 1,
      output: expect.stringContaining('Aucun site ne répond sur nulle.part'),
    })
  })

  test('setup opens a site, which answers at once, and its manager gets a link', async () => {
    const { exit, output } = await guichet(setUp('nouveau.localhost'), env)
    expect([exit, output]).toEqual([0, expect.stringContaining('le site nouveau.localhost est ouvert')])
    const browser = browserOn(server, 'nouveau.localhost')
    await expect.poll(async () => (await browser.get('/connexion')).status).toBe(200)
    const mailbox = async () => (await browserOn(server, 'localhost').get('/mailbox.json')).text
    await expect.poll(mailbox, { timeout: 10_000 }).toContain('gestion@nouveau.localhost.example')
    const link = /(\/mot-de-passe\/nouveau\?jeton=[\w-]+)/.exec(await mailbox())?.[1] ?? ''
    expect((await browser.get(link)).location).toBe('/mot-de-passe/nouveau')
    const chosen = { password: 'Une-gestion-2026', again: 'Une-gestion-2026' }
    expect((await browser.post('/mot-de-passe/nouveau', chosen)).location).toBe('/connexion')
    await browser.signInAs('gestion@nouveau.localhost.example', chosen.password)
    expect((await browser.get('/bureau')).status).toBe(200)
    expect((await guichet(setUp('nouveau.localhost'), env)).exit).toBe(1)
  })

  test('import brings a member in, who can ask for a link; a second run changes nothing', async () => {
    const run = () => guichet(['import', list, '--site', 'ceramique.localhost'], env)
    const dry = await guichet(['import', list, '--site', 'ceramique.localhost', '--dry-run'], env)
    expect(dry.exit).toBe(0)
    const browser = browserOn(server, 'ceramique.localhost')
    const ask = () => browser.post('/mot-de-passe', { email: 'anne.durand@exemple.fr' })
    expect((await ask()).status).toBe(422)
    const first = await run()
    expect([first.exit, first.output]).toEqual([0, expect.stringContaining('pas une adresse')])
    expect((await ask()).status).toBe(303)
    const again = await run()
    expect(again.exit).toBe(0)
    expect(again.output).not.toBe(first.output)
  })
})

describe('while no server runs', { timeout: 30_000 }, () => {
  beforeAll(async () => {
    expect(await server.stop()).toBe(0)
  })

  test('doctor finds nothing to mend', expectGoodHealth)

  test('import changes nothing the third time either', async () => {
    const { exit, output } = await guichet(['import', list, '--site', 'ceramique.localhost'], env)
    expect([exit, output]).toEqual([0, expect.stringContaining('pas une adresse')])
  })

  test('setup opens a site, which answers as soon as a server runs', async () => {
    expect((await guichet(setUp('seul.localhost'), env)).exit).toBe(0)
    server = await startServer({ env })
    expect((await browserOn(server, 'seul.localhost').get('/connexion')).status).toBe(200)
    expect((await browserOn(server, 'nouveau.localhost').get('/connexion')).status).toBe(200)
  })
})
