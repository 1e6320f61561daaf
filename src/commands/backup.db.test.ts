import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/setup/app.ts'
import { guichet } from '../../test/setup/command.ts'
import { contentOf, fillWithOddities } from '../../test/setup/content.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { App } from '../web/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'guichet-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = (name: string) => join(folder, name)
const file = path('tout.gz')
/** As images are kept: no text at all. */
const pictures = new Map(
  ['00'.repeat(16), '0a'.repeat(16)].map((name, at) => [`${name}.webp`, randomBytes(at * 300_000)]),
)
let source: TestApp

const emptyApp = async () =>
  (await startTestApp({ settings: { demonstration: false, smtpUrl: null }, sends: false })).app
const restore = (app: App, name: string) => guichet(app, folder, 'restore', name)

beforeAll(async () => {
  source = await startTestApp({ sends: false })
  const { app } = source
  await fillWithOddities(app.db)
  for (const [name, bytes] of pictures) await app.files.put(name, bytes)
  const site = await app.sites.byHost('ceramique.localhost')
  if (!site) throw new Error('no site')
  await app.db.transaction().execute(async tx => {
    const to = {
      realmId: site.realm.id,
      siteId: site.id,
      to: 'a@example.org',
      template: 'unknownAddress',
    } as const
    for (let count = 0; count < 3; count++) await queueLetter(app, tx, to)
  })
  expect(await guichet(app, folder, 'backup', 'tout.gz')).toMatchObject({ exit: 0 })
})

describe('guichet backup', () => {
  test('writes one file, whole, that only its owner can read', () => {
    expect(readdirSync(folder).filter(name => name.startsWith('tout'))).toEqual(['tout.gz'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('never writes over a file, and says where it cannot write', async () => {
    const before = readFileSync(file)
    const again = await guichet(source.app, folder, 'backup', 'tout.gz')
    expect(again).toMatchObject({ exit: 1, said: expect.stringContaining('existe déjà') })
    expect(readFileSync(file).equals(before)).toBe(true)
    const nowhere = await guichet(source.app, folder, 'backup', 'no/such/folder/a.gz')
    expect(nowhere).toMatchObject({ exit: 1, said: expect.stringContaining('ne peut pas être écrit') })
  })

  test('takes one file name', async () => {
    expect(await guichet(source.app, folder, 'backup')).toMatchObject({ exit: 2 })
    expect(await guichet(source.app, folder, 'restore', 'a', 'b')).toMatchObject({ exit: 2 })
  })
})

describe('guichet restore', () => {
  test('brings back every row of every table and every file, and sends waiting letters on their way', async () => {
    const app = await emptyApp()
    expect(await restore(app, 'tout.gz')).toMatchObject({
      exit: 0,
      said: expect.stringContaining('repartent : 3'),
    })
    const before = await contentOf(source.app.db)
    expect(await contentOf(app.db)).toEqual(before)
    expect(before.size).toBeGreaterThan(10)
    for (const [name, bytes] of pictures)
      expect(Buffer.from((await app.files.get(name)) ?? 'gone').equals(bytes)).toBe(true)
    const { rows } = await app.database.pool.query<{ count: number }>(
      `select count(*)::int from pgboss.job where name = 'letter' and state = 'created'`,
    )
    expect(rows[0]?.count).toBe(3)
    expect((await app.sites.byHost('ceramique.localhost'))?.name).toBe('Terre et Feu')
    const again = await restore(app, 'tout.gz')
    expect(again).toMatchObject({ exit: 1, said: expect.stringContaining("n'est pas vide") })
    expect(await contentOf(app.db)).toEqual(before)
  })

  test('refuses a database with the demonstration in it', async () => {
    const before = await contentOf(source.app.db)
    expect(await restore(source.app, 'tout.gz')).toMatchObject({ exit: 1 })
    expect(await contentOf(source.app.db)).toEqual(before)
  })

  test('refuses a file that is none of its own, broken, cut short or of a later version, and writes nothing', async () => {
    const app = await emptyApp()
    const whole = readFileSync(file)
    const lines = gunzipSync(whole).toString().split('\n')
    const changed = (line: number, text: string) => gzipSync(lines.with(line, text).join('\n'))
    const header = JSON.parse(lines[0] ?? '')
    const middle = Math.floor(lines.length / 2)
    const files: [string, Buffer, string][] = [
      ['empty', Buffer.alloc(0), 'pas une sauvegarde'],
      ['text', Buffer.from('Nom;Prénom\n'), 'pas une sauvegarde'],
      ['other', gzipSync('{"guichet":"export"}\n'), 'pas une sauvegarde'],
      ['cut', whole.subarray(0, whole.length - 20), 'incomplet'],
      ['half', whole.subarray(0, whole.length / 2), 'incomplet'],
      ['flipped', flipped(whole), 'abîmé'],
      ['endless', gzipSync(`${lines.slice(0, -2).join('\n')}\n`), 'incomplet'],
      ['fewer', gzipSync(lines.toSpliced(middle, 1).join('\n')), 'incomplet'],
      ['file', changed(middle, '{"file":"../../x.webp","bytes":"AAAA"}'), 'abîmé'],
      ['garbled', changed(middle, '{"x":1}'), 'abîmé'],
      ['orphaned', gzipSync(lines.filter(line => !line.startsWith('{"table":"person"')).join('\n')), 'abîmé'],
      [
        'later',
        changed(0, JSON.stringify({ ...header, migrations: [...header.migrations, '9999-x'] })),
        'récente',
      ],
      ['format', changed(0, JSON.stringify({ ...header, format: header.format + 1 })), 'récente'],
    ]
    for (const [name, content, why] of files) {
      writeFileSync(path(name), content)
      const refused = await restore(app, name)
      expect({ name, ...refused }).toMatchObject({ name, exit: 1, said: expect.stringContaining(why) })
      expect(refused.said).toContain("Rien n'a changé")
    }
    expect((await restore(app, 'missing')).said).toContain("n'existe pas")
    expect([...(await contentOf(app.db)).values()].flat()).toEqual([])
    expect(await restore(app, 'tout.gz')).toMatchObject({ exit: 0 })
  })
})

function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole)
  const at = Math.floor(copy.length / 2)
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at)
  return copy
}
