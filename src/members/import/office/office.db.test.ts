import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../../test/setup/app.ts'
import type { Browser, Reply } from '../../../../test/setup/browser-less-client.ts'
import { said } from '../../../../test/setup/office-forms.ts'
import { addStructure, verrerieOf } from '../../../../test/setup/structures.ts'
import { forgetImports } from './forget-imports.ts'
import { workOnImport } from './work-on-import.ts'

const desk = await startTestApp({ sends: false })
const { app, clock, signedIn } = desk
const site = await app.db
  .selectFrom('site')
  .select(['realm_id', 'organisation_id'])
  .where('host', '=', 'ceramique.localhost')
  .executeTakeFirstOrThrow()
const path = '/bureau/adherents/import'

async function upload(browser: Browser, text: string | Uint8Array, name = 'adhérents.csv'): Promise<Reply> {
  const form = new FormData()
  form.append('fichier', new File([text as BlobPart], name))
  return await browser.post(path, form)
}

/** The fields of the columns' form as the page has them. */
function columnsIn({ text }: Reply): Record<string, string> {
  const selects = [...text.matchAll(/<select[^>]*name="(colonne-\d+)"[\s\S]*?<\/select>/g)]
  return Object.fromEntries(
    selects.map(([select, name]) => [name, /<option value="(\w*)" selected/.exec(select)?.[1] ?? '']),
  )
}

async function work(importPath: string, files = app.files): Promise<void> {
  await workOnImport(
    { ...app, files },
    { realmId: site.realm_id, importId: importPath.split('/').at(-1) ?? '' },
  )
}

async function memberCount(): Promise<number> {
  const rows = await app.db
    .selectFrom('membership')
    .select('id')
    .where('realm_id', '=', site.realm_id)
    .where('organisation_id', '=', site.organisation_id)
    .execute()
  return rows.length
}

const filesNow = async () => (await Array.fromAsync(app.files.names())).length
const office = await signedIn('ceramique.localhost', 'bureau@ceramique.example')

const list = [
  'Code;Nom;Prénom;Né le;Courrier;Tél',
  '=A-1;LEFÈVRE;Noémie;03/04/1961;noemie@courriel.example;612000731',
  'A-2;PETIT;André;31/02/1949;;03 80 00 07 32',
  'A-3;PETIT;Anne;;noemie@courriel.example;',
  'TOTAL;;3;;;',
].join('\r\n')

test('a file is guessed, corrected, tried, brought in once, and told of line by line', async () => {
  const before = await memberCount()
  const sent = await upload(office, list)
  expect(sent.status).toBe(303)
  const here = sent.location ?? ''
  const page = await office.get(here)
  expect(said(page)).toMatch(/Que contient chaque colonne.*Par exemple : LEFÈVRE · PETIT/)
  const guessed = columnsIn(page)
  expect(Object.values(guessed)).toEqual(['', 'familyName', 'givenName', 'birthDate', '', 'phone'])

  const twice = await office.post(`${here}/colonnes`, { ...guessed, 'colonne-3': 'familyName' })
  expect(twice.status).toBe(422)
  expect(said(twice)).toContain('« nom » est déjà la colonne « Nom »')
  const nobody = { ...guessed, 'colonne-2': '', 'colonne-3': '' }
  expect(said(await office.post(`${here}/colonnes`, nobody))).toContain('quelle colonne contient le nom')

  const corrected = { ...guessed, 'colonne-1': 'number', 'colonne-5': 'email' }
  expect((await office.post(`${here}/colonnes`, corrected)).status).toBe(303)
  expect(said(await office.get(here))).toContain("L'essai est en cours")
  // Sent twice: there is one dry run, and a second worker on it finds it done.
  await office.post(`${here}/colonnes`, corrected)
  await work(here)
  await work(here)
  const checked = said(await office.get(here))
  expect(checked).toMatch(/Rien n'a encore été enregistré/)
  expect(checked).toMatch(
    /Toutes les lignes 4 À ajouter 2 Refusées 1 Avec remarques 3 Totaux, sautés 1 Comptes à créer 1/,
  )
  expect(checked).toMatch(/3 refusée PETIT André Refusée, la date « 31\/02\/1949 » n'existe pas/)
  expect(checked).toContain('Importer 2 lignes')
  expect(await memberCount()).toBe(before)

  const refused = said(await office.get(`${here}?lignes=refus`))
  expect(refused).toContain('PETIT André')
  expect(refused).not.toContain('LEFÈVRE')

  for (let sent = 0; sent < 2; sent++) expect((await office.post(`${here}/importer`, {})).location).toBe(here)
  await Promise.all([work(here), work(here)])
  const done = await office.get(here)
  expect(said(done)).toMatch(/L'import est terminé\. Toutes les lignes 4 Ajoutés 2 Refusées 1/)
  expect(await memberCount()).toBe(before + 2)
  const report = await office.get(`${here}/rapport`)
  expect(report.headers.get('content-disposition')).toContain('rapport-import.csv')
  expect(report.text).toMatch(/^\uFEFF?Ligne;Résultat;Nom;Explication\r\n2;ajouté;LEFÈVRE Noémie;/)
  expect(report.text.trimEnd().split('\r\n')).toHaveLength(5)
  // The file is gone, and what is left of it in the row; only the report is there.
  const row = await app.db
    .selectFrom('member_import')
    .selectAll()
    .where('id', '=', here.split('/')[4] ?? '')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ file: null, checked: null, columns: {} })
  expect(await filesNow()).toBe(1)
  const events = await app.db
    .selectFrom('audit')
    .select('event')
    .where('event', 'in', ['membersImported', 'importChecked'])
    .execute()
  expect(events.map(({ event }) => event).sort()).toEqual(['importChecked', 'membersImported'])
})

/** Lines enough for two batches. */
const long = ['N°;Nom;Prénom', ...Array.from({ length: 1300 }, (_, at) => `L-${at};Long-${at};Anne`)].join(
  '\n',
)

async function started(text: string): Promise<string> {
  const here = (await upload(office, text)).location ?? ''
  await office.post(`${here}/colonnes`, columnsIn(await office.get(here)))
  await work(here)
  await office.post(`${here}/importer`, {})
  return here
}

/** A store that takes one file, which ends a worker between two batches. */
function fullAfterOne(): typeof app.files {
  let puts = 0
  return {
    ...app.files,
    put: async (name, bytes) => {
      if (++puts > 1) throw new Error('the disk is full')
      await app.files.put(name, bytes)
    },
  }
}

describe('an import that is interrupted', () => {
  test('is gone on with by the next worker, which writes nothing twice and tells of it all', async () => {
    const before = await memberCount()
    const here = await started(long)
    await expect(work(here, fullAfterOne())).rejects.toThrow('the disk is full')
    expect(await memberCount()).toBe(before + 1000)
    expect(said(await office.get(here))).toContain("L'import est en cours")
    await work(here)
    expect(said(await office.get(here))).toMatch(/Toutes les lignes 1 300 Ajoutés 1 300/)
    expect(await memberCount()).toBe(before + 1300)
    const second = await office.get(`${here}?apres=1251`)
    expect(said(second)).toContain('Long-1299')
    expect(said(second)).toMatch(/1252 ajouté/)
    // The same file again changes nothing.
    const again = await started(long)
    await work(again)
    expect(said(await office.get(again))).toMatch(/Sans changement 1 300/)
    expect(await memberCount()).toBe(before + 1300)
  })

  test('writes nothing more once it is cancelled, and says what it had written', async () => {
    const before = await memberCount()
    const here = await started(long.replaceAll('L-', 'C-').replaceAll('Long', 'Court'))
    await expect(work(here, fullAfterOne())).rejects.toThrow('the disk is full')
    await office.post(`${here}/annulation`, {})
    await work(here)
    expect(await memberCount()).toBe(before + 1000)
    expect(said(await office.get(here))).toMatch(
      /annulé et le fichier supprimé\. Ce qui était déjà enregistré.*Ajoutés 1 000/,
    )
    expect((await office.post(`${here}/importer`, {})).status).toBe(303)
    expect(await memberCount()).toBe(before + 1000)
  })
})

describe('a file that is none', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['a workbook', 'PK\u0003\u0004 rest', /classeur de tableur.*Enregistrer sous/],
    ['nothing', '', /Le fichier est vide/],
    ['a picture', new Uint8Array([0x89, 0x50, 0, 1, 2, 3, 4, 5, 6]), /n'est pas du texte/],
    ['too much', new Uint8Array(16 * 1024 * 1024 + 1), /dépasse 16 Mo/],
  ])('%s is refused beside the field', async (_name, text, message) => {
    const before = await filesNow()
    const reply = await upload(office, text)
    expect(reply.status).toBe(422)
    expect(said(reply)).toMatch(message)
    expect(await filesNow()).toBe(before)
  })

  test('no file at all is refused too, and headings alone after the dry run', async () => {
    expect((await office.post(path, new FormData())).status).toBe(422)
    const here = (await upload(office, 'Nom;Prénom\n')).location ?? ''
    await office.post(`${here}/colonnes`, columnsIn(await office.get(here)))
    await work(here)
    expect(said(await office.get(here))).toContain('aucune ligne sous les titres')
  })

  test('headings that nobody knows, and accents that are broken, are told on the page of the columns', async () => {
    const here = (await upload(office, 'A;B;C\nNoÃ©mie;x;y\n')).location ?? ''
    const page = await office.get(here)
    expect(Object.values(columnsIn(page))).toEqual(['', '', ''])
    expect(said(page)).toContain('accents semblent abîmés')
    expect((await office.post(`${here}/colonnes`, { 'colonne-1': 'fullName' })).status).toBe(303)
  })
})

test('what nobody goes on with is given up after a week, and a report goes after a month', async () => {
  const rows = async () => await app.db.selectFrom('member_import').select(['state', 'file']).execute()
  await app.db.updateTable('member_import').set({ state: 'failed' }).where('state', '=', 'checking').execute()
  clock.advance({ hours: 24 * 8 })
  await forgetImports(app)
  expect(
    (await rows()).every(({ state, file }) => file === null && ['done', 'cancelled'].includes(state)),
  ).toBe(true)
  clock.advance({ hours: 24 * 31 })
  await forgetImports(app)
  expect(await rows()).toEqual([])
  expect(await filesNow()).toBe(0)
})

test("the import of one organisation is nobody else's", async () => {
  await addStructure(desk, 'CSE Autre', 'autre@structure.example')
  const verrerie = await verrerieOf(desk)
  const [mine, others] = [
    await signedIn('avantages.localhost', 'cse@verrerie.example'),
    await signedIn('avantages.localhost', 'autre@structure.example'),
  ]
  const here = (await upload(mine, 'Nom;Prénom\nROY;Max\n')).location ?? ''
  expect((await mine.get(here)).status).toBe(200)
  for (const at of [here, `${here}/colonnes`, `${here}/rapport`])
    expect((await others.get(at)).status).toBe(404)
  for (const at of ['colonnes', 'importer', 'annulation'])
    expect((await others.post(`${here}/${at}`, { 'colonne-1': 'familyName' })).status).toBe(404)
  const form = new FormData()
  form.append('organisation', verrerie.organisationId)
  form.append('fichier', new File(['Nom\nROY\n'], 'x.csv'))
  // Who runs one organisation has nothing to choose: whatever is sent along, the file goes into the own one.
  const own = (await others.post(path, form)).location ?? ''
  expect((await others.get(own)).status).toBe(200)
  expect((await mine.get(own)).status).toBe(404)
})
