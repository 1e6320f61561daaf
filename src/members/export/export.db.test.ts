import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/setup/database.ts'
import { type ImportTarget, importMembers } from '../import/import.ts'
import { countMembers, exportMembers, membersFrom } from './export.ts'

const { db } = await freshDatabase()
const at = Temporal.Instant.from('2026-11-20T10:00:00Z')
const clock = { now: () => at }
async function organisation(
  parent: ImportTarget | null = null,
  name: string = crypto.randomUUID(),
): Promise<ImportTarget> {
  const realmId = parent?.realmId ?? crypto.randomUUID()
  if (!parent) {
    await db
      .insertInto('realm')
      .values({ id: realmId, slug: realmId, name, policy: '{}', time_zone: 'Europe/Paris', created_at: at })
      .execute()
    const occupation = { realm_id: realmId, id: crypto.randomUUID(), label: 'Céramiste', created_at: at }
    await db.insertInto('occupation').values(occupation).execute()
  }
  const id = crypto.randomUUID()
  const parentId = parent?.organisationId ?? null
  await db
    .insertInto('organisation')
    .values({ realm_id: realmId, id, parent_id: parentId, name, created_at: at })
    .execute()
  return { realmId, organisationId: id }
}

const importInto = async (where: ImportTarget, text: string) => {
  const outcome = await importMembers(db, clock, where, Buffer.from(text), { dryRun: false })
  if (!('done' in outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome.done
}

const today = Temporal.PlainDate.from('2026-11-20')
const piecesOf = async (where: ImportTarget) =>
  await Array.fromAsync(exportMembers(db, await membersFrom(db, where, today)))
const exported = async (where: ImportTarget) => (await piecesOf(where)).join('')
const countOf = async (where: ImportTarget) => await countMembers(db, await membersFrom(db, where, today))

/** People of one millisecond have no order. */
const linesOf = (file: string) => file.split('\r\n').sort()

const headings = [
  'N° adhérent;Civilité;Nom;Prénom;Date de naissance;Courriel;Portable;Téléphone;Adresse;Complément;Code postal;Ville;Pays',
  "Date d'adhésion;Échéance cotisation;Montant;Fonction;Deuxième adhérent : nom;Deuxième adhérent : prénom",
  'Deuxième adhérent : courriel;Ayants droit',
].join(';')

describe('what is exported is imported again', () => {
  const nasty = [
    ...'=+-@\'";,\t\n\r |<>/.()0123456789éÉœ',
    'e\u0301',
    '\u0301',
    '\u00ad',
    '\u200d',
    '\u2028',
    '\u00a0',
    '\ufeff',
    'Aa',
    'ß',
    '€',
    '🧑',
  ]
  const text = (maxLength = 12) => fc.string({ unit: fc.constantFrom(...nasty), maxLength })
  const usual = (...values: string[]) => fc.oneof(fc.constantFrom('', ...values), text())
  const relative = fc
    .tuple(
      fc.constantFrom('Enfant à charge', 'conjoint ou epoux', 'Partner'),
      text(6),
      text(6),
      usual('01/02/2015'),
    )
    .map(([kind, ...names]) => `${kind}: ${names.map(name => name.replaceAll(/[\\,|]/g, '\\$&')).join(', ')}`)
  const family = fc.oneof(
    text(),
    fc.array(relative, { maxLength: 3 }).map(all => all.join('|')),
  )
  const line = fc
    .tuple(
      text(),
      usual('Mme', "'M."),
      usual('=HYPERLINK("http://x.example")', "'t Hooft", "''", '-', 'Total', 'de la Tour'),
      usual('Élodie', '@lias', '+1', "'=x"),
      fc.constantFrom('', '31/12/1957', '1957-02-28', '8/5/85', '0000-00-00'),
      usual(
        'a@example.org',
        'A.B@EXAMPLE.ORG',
        'X <x@example.org>',
        '+a@example.org, b@example.org',
        "'c@example.org",
      ),
      usual(
        '06 12 34 56 78',
        '+33612345678',
        "'+33612345678",
        '+41 79 123 45 67',
        '612345678',
        '0692 12 34 56',
      ),
      usual('01 40 00 40 40', '+590690123456', '079 123 45 67', '+49 30 123456'),
      fc.oneof(usual('1 rue Haute\nBât. B', '-3, quai Bas'), text(290)),
      fc.oneof(usual('Rés. des Lilas, esc. 2'), text(290)),
      usual('1000', '21000', 'F-21000', 'EC1A 1BB', 'L-1234'),
      usual('Dijon', "L'Haÿ-les-Roses"),
      usual('', 'Suisse', 'France', 'Freedonia', 'GB', 'La Réunion', "Côte d'Ivoire"),
      fc.constantFrom('', '01/09/2019', '2019-09-01'),
      fc.constantFrom('', '31/12/2026', '01/01/27'),
      usual('35', '1 035,50 €', '0', '-5', '999999,99'),
      usual('Céramiste', 'ceramiste'),
      usual('Petit'),
      usual('Luc'),
      usual('luc@example.org'),
      family,
    )
    .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';'))

  test('without loss, whatever stood in the cells, and a second import changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async lines => {
        const here = await organisation()
        await importMembers(db, clock, here, Buffer.from([headings, ...lines].join('\r\n')), {
          dryRun: false,
        })
        const members = await countOf(here)
        fc.pre(members > 0)
        const file = await exported(here)
        const same = { lines: members, added: 0, changed: 0, refused: 0, unchanged: members, accounts: 0 }
        expect(await importInto(here, file)).toMatchObject(same)
        expect(linesOf(await exported(here))).toEqual(linesOf(file))
        const elsewhere = await organisation()
        expect(await importInto(elsewhere, file)).toMatchObject({ added: members, refused: 0 })
        expect(linesOf(await exported(elsewhere))).toEqual(linesOf(file))
      }),
      { numRuns: 12 },
    )
  })

  test('members of organisations below, each into their own, with the same numbers and the same people', async () => {
    const national = await organisation()
    const below = [await organisation(national, "=L'Est; Alsace"), await organisation(national, 'Bourgogne')]
    const member = (number: number, name: string) =>
      `${number};;Petit;${name};;${name.toLowerCase()}@example.org;+33612345678;;;;;;;;31/12/2026;35`
    await importInto(national, [headings, member(1, 'Anne')].join('\n'))
    for (const each of below)
      await importInto(each, [headings, member(1, 'Anne'), member(2, 'Luc')].join('\n'))
    const file = await exported(national)
    expect(linesOf(file).filter(line => line.includes(';Anne;'))).toEqual([
      "1;;Petit;Anne;;anne@example.org;'+33612345678;;;;;;;;31/12/2026;35,00;;;;;;",
      "1;;Petit;Anne;;anne@example.org;'+33612345678;;;;;;;;31/12/2026;35,00;;;;;;\"'=L'Est; Alsace\"",
      "1;;Petit;Anne;;anne@example.org;'+33612345678;;;;;;;;31/12/2026;35,00;;;;;;Bourgogne",
    ])
    const same = { lines: 5, unchanged: 5, added: 0, changed: 0, refused: 0, accounts: 0 }
    expect(await importInto(national, file)).toMatchObject(same)
    expect(linesOf(await exported(national))).toEqual(linesOf(file))
    const report = await importInto(await organisation(), file)
    expect(report).toMatchObject({ lines: 5, added: 1, refused: 4 })
    expect(report.notes.map(({ kind }) => kind)).toContain('organisationUnknown')
  })

  test('more members than a batch, once each, those who left not among them', async () => {
    const here = await organisation()
    const lines = Array.from({ length: 1203 }, (_, at) => `${at};;Nom;Prénom ${at};;;;;;;;;;;;`)
    await importInto(here, [headings, ...lines].join('\n'))
    await db
      .updateTable('membership')
      .set({ state: 'left' })
      .where('realm_id', '=', here.realmId)
      .where('number', '=', '7')
      .execute()
    const pieces = await piecesOf(here)
    expect(pieces.length).toBeGreaterThan(3)
    const numbers = pieces
      .join('')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map(line => Number(line.split(';')[0]))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(lines.map((_, at) => at).filter(at => at !== 7))
    expect(await countOf(here)).toBe(1202)
  })
})
