import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { NotText } from './decode.ts'
import { openFile, type Row } from './file.ts'
import { rowReader } from './row.ts'

async function read(...chunks: Buffer[]) {
  const found = await openFile(chunks)
  if ('refused' in found) return found
  const { format, rows } = found.opened
  const read: Row[] = []
  let next = await rows.next()
  for (; !next.done; next = await rows.next()) read.push(next.value)
  return {
    encoding: format.encoding,
    delimiter: format.delimiter,
    columns: format.columns,
    rows: read,
    cut: next.value,
  }
}

const list = 'Nom;Prénom;Téléphone\r\nGUÉRIN;Zoé;03 80 00 01 47\r\n"LE ""GALL""";"12 rue\nHaute";\r\n\r\n'

describe('encodings', () => {
  test.each([
    ['windows-1252', iconv.encode(list, 'windows-1252')],
    ['utf-8', Buffer.from(list)],
    ['utf-8', iconv.encode(list, 'utf-8', { addBOM: true })],
    ['utf-16le', iconv.encode(list, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(list, 'utf-16be', { addBOM: true })],
  ])('%s', async (encoding, bytes) => {
    const cells = [
      { line: 2, cells: ['GUÉRIN', 'Zoé', '03 80 00 01 47'] },
      { line: 3, cells: ['LE "GALL"', '12 rue\nHaute', ''] },
      { line: 4, cells: [''] },
    ]
    expect(await read(bytes)).toMatchObject({ encoding, delimiter: ';', rows: cells, cut: null })
    const oneByOne = Array.from(bytes, byte => Buffer.from([byte]))
    expect(await read(...oneByOne)).toMatchObject({ encoding, rows: cells })
  })

  test.each(['windows-1252', 'utf-8'])('%s that begins with thousands of lines of ASCII', async encoding => {
    const text = `Nom;Ville\n${'Dupont;Dijon\n'.repeat(9000)}Léger;Mâcon\n`
    const read9002 = await read(iconv.encode(text, encoding))
    expect(read9002).toMatchObject({ encoding })
    expect('rows' in read9002 && read9002.rows.at(-1)).toEqual({ line: 9002, cells: ['Léger', 'Mâcon'] })
  })
})

describe('headings', () => {
  test.each([';', ',', '\t', '|'])('separated by %j', async delimiter => {
    const text = ['Nom', 'Prénom', 'Adresse, rue'].join(delimiter === ',' ? ';' : delimiter)
    const line = delimiter === ',' ? 'Nom,Prénom,Ville' : text
    expect(await read(Buffer.from(`${line}\n`))).toMatchObject({ delimiter })
  })

  test.each<[string, string, string[]]>([
    [
      'Galette, French',
      `Identifiant : ;Numéro d'adhérent : ;Nom : ;Prénom : ;Date de naissance : ;Adresse : ;Adresse (suite);Code postal : ;
Ville : ;Pays : ;Téléphone : ;Tél. mobile : ;E-Mail : ;Date de création : ;Date d'échéance : `.replace(
        '\n',
        '',
      ),
      [
        'number',
        'familyName',
        'givenName',
        'birthDate',
        'address',
        'addressMore',
        'postcode',
        'town',
        'country',
        'phone',
        'mobile',
        'email',
        'joinedOn',
        'dueOn',
      ],
    ],
    [
      'Galette, English',
      'Member number:;Title:;Name:;First name:;Birth date:;Address:;Address (continuation);Zip Code:;City:;Country:;Phone:;Mobile phone:;E-Mail:;Creation date:;Due date:',
      [
        'number',
        'title',
        'familyName',
        'givenName',
        'birthDate',
        'address',
        'addressMore',
        'postcode',
        'town',
        'country',
        'phone',
        'mobile',
        'email',
        'joinedOn',
        'dueOn',
      ],
    ],
    [
      'Galette, columns of the table',
      'id_adh;titre_adh;nom_adh;prenom_adh;ddn_adh;adresse_adh;adresse2_adh;cp_adh;ville_adh;pays_adh;tel_adh;gsm_adh;email_adh;date_crea_adh;date_echeance',
      [
        'number',
        'title',
        'familyName',
        'givenName',
        'birthDate',
        'address',
        'addressMore',
        'postcode',
        'town',
        'country',
        'phone',
        'mobile',
        'email',
        'joinedOn',
        'dueOn',
      ],
    ],
    [
      'Paheko',
      "Numéro de membre,Nom & prénom,Adresse E-Mail,Adresse postale,Code postal,Ville,Pays,Numéro de téléphone,Date de naissance complète,Date d'inscription,Catégorie",
      [
        'number',
        'fullName',
        'email',
        'address',
        'postcode',
        'town',
        'country',
        'phone',
        'birthDate',
        'joinedOn',
      ],
    ],
  ])('%s', async (_name, line, fields) => {
    const found = await read(Buffer.from(`${line}\n`))
    expect('columns' in found && Object.keys(found.columns.at).sort()).toEqual([...fields].sort())
  })

  test('of an internal identifier and a number the number is taken, and what is not known is told', async () => {
    const found = await read(Buffer.from('Identifiant;Nom;N° adhérent;Taille de pull\n'))
    expect(found).toMatchObject({
      columns: { at: { familyName: 1, number: 2 }, ignored: ['Identifiant', 'Taille de pull'] },
    })
  })

  test('are told without what a terminal would obey', async () => {
    const found = await read(Buffer.from('Nom;Ville;\u001b[31mRouge\n'))
    expect(found).toMatchObject({ columns: { ignored: [' [31mRouge'] } })
  })

  test('may stand under a title', async () => {
    const found = await read(Buffer.from('Liste des adhérents;;\n;;\nNom;Prénom;Ville\nHUET;Léa;Dijon\n'))
    expect(found).toMatchObject({ rows: [{ line: 4, cells: ['HUET', 'Léa', 'Dijon'] }] })
  })
})

describe('what is no list', () => {
  test.each(['', '\n\n', '\uFEFF'])('%j is empty', async text => {
    expect(await read(Buffer.from(text))).toEqual({ refused: 'empty' })
  })

  test('no column for names', async () => {
    expect(await read(Buffer.from('Ville;Pays\nDijon;France\n'))).toEqual({
      refused: 'noNameColumn',
      headings: ['Ville', 'Pays'],
    })
  })

  test.each([
    ['PK\x03\x04 rest of a workbook', 'spreadsheet'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'spreadsheet'],
    ['\x00\x01\x02\x03\x00\x00', 'binary'],
  ])('%j', async (bytes, looksLike) => {
    const reading = read(Buffer.from(bytes, 'latin1'))
    await expect(reading).rejects.toThrow(NotText)
    await expect(reading).rejects.toMatchObject({ looksLike })
  })

  test('a quote that is never closed ends the reading at its line', async () => {
    const found = await read(Buffer.from('Nom;Ville\nHUET;Dijon\n"ROY;Dijon\nNOËL;Dijon\n'))
    expect(found).toMatchObject({ rows: [{ line: 2 }], cut: 3 })
  })
})

test('whatever the bytes, reading ends without an exception', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .string({ unit: fc.constantFrom(...';,\t|"\'\r\n=é\u0000\uFEFF1/aN'), maxLength: 400 })
      .map(text => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (garbage, named) => {
      const file = Buffer.concat([
        Buffer.from(named ? 'Nom;Prénom;Né le;Mail;Tél;CP;Pays;Montant\n' : ''),
        garbage,
      ])
      const found = await read(file).catch((error: unknown) => {
        if (!(error instanceof NotText)) throw error
        return undefined
      })
      if (found && 'rows' in found) {
        const reader = rowReader(found.columns, Temporal.PlainDate.from('2026-11-20'))
        for (const row of found.rows) reader(row)
      }
    }),
  )
})
