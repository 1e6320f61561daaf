import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { guichet } from '../../test/setup/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'guichet-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { app } = await startTestApp({ sends: false })
const run = (...args: string[]) => guichet(app, folder, 'export', ...args)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('writes the members to a file that only its owner can read, and leaves a trace', async () => {
  const { exit, said } = await run('--site', 'Ceramique.localhost', '--output', 'a.csv')
  expect({ exit, said }).toMatchObject({ exit: 0, said: expect.stringContaining('Terre et Feu') })
  expect(statSync(join(folder, 'a.csv')).mode & 0o777).toBe(0o600)
  expect(read('a.csv')).toMatch(/^\uFEFFN° adhérent;Civilité;Nom;/)
  expect(read('a.csv')).toContain(";'+33612000131;")
  const trace = await app.db.selectFrom('audit').selectAll().where('event', '=', 'membersExported').execute()
  expect(trace.map(({ details }) => details)).toEqual([{ members: 5, file: 'a.csv' }])
})

test('prints the same without a file', async () => {
  const { said } = await run('--site', 'ceramique.localhost')
  expect(`${said}\n`).toBe(read('a.csv'))
})

test('what the whole demonstration exports comes back without a change', async () => {
  for (const site of await app.sites.all()) {
    await run('--site', site.host, '--output', `${site.host}.csv`)
    const { said } = await guichet(app, folder, 'import', `${site.host}.csv`, '--site', site.host)
    expect(said).toMatch(/ajoutés?\s+0\n/i)
    expect(said).toMatch(/refusées?\s+0\n/i)
    await run('--site', site.host, '--output', `${site.host}-2.csv`)
    expect(read(`${site.host}-2.csv`)).toBe(read(`${site.host}.csv`))
  }
})

test('refuses a file that is there, a folder that is not, and a site that nobody knows', async () => {
  const before = read('a.csv')
  expect((await run('--site', 'ceramique.localhost', '--output', 'a.csv')).said).toContain('existe déjà')
  expect(read('a.csv')).toBe(before)
  expect(await run('--site', 'ceramique.localhost', '--output', 'no/a.csv')).toMatchObject({ exit: 1 })
  expect((await run('--site', 'nobody.example')).said).toContain('Aucun site ne répond')
  expect(await run()).toMatchObject({ exit: 2 })
  expect(await run('--site', 'ceramique.localhost', '--nonsense')).toMatchObject({ exit: 2 })
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
})
