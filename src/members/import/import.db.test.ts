import fc from 'fast-check'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/setup/database.ts'
import { type ImportTarget, importMembers } from './import.ts'

const { db } = await freshDatabase()
const at = Temporal.Instant.from('2026-11-20T10:00:00Z')
const clock = { now: () => at }
let bourgogne: ImportTarget
let alsace: ImportTarget

beforeEach(async () => {
  const realmId = crypto.randomUUID()
  await sql`insert into realm (id, slug, name, policy, time_zone, created_at)
    values (${realmId}, ${realmId}, 'Fédération', '{}', 'Europe/Paris', ${at})`.execute(db)
  const organisation = async (parentId: string | null) => {
    const id = crypto.randomUUID()
    await db
      .insertInto('organisation')
      .values({ realm_id: realmId, id, parent_id: parentId, name: id, created_at: at })
      .execute()
    return { realmId, organisationId: id }
  }
  const root = await organisation(null)
  bourgogne = await organisation(root.organisationId)
  alsace = await organisation(root.organisationId)
})

async function importText(target: ImportTarget, text: string | Buffer, dryRun = false) {
  const outcome = await importMembers(db, clock, target, Buffer.from(text), { dryRun })
  if (!('done' in outcome)) throw new Error(`refused: ${outcome.refused}`)
  const { notes, ...counts } = outcome.done
  return { ...counts, notes, kinds: notes.map(note => `${note.line} ${note.kind}`) }
}

type Member = {
  family_name: string
  given_name: string
  birth_date: Temporal.PlainDate | null
  email: string | null
  email_key: string | null
  phone: string | null
  mobile: string | null
  address_line1: string | null
  address_line2: string | null
  postcode: string | null
  country: string | null
  number: string | null
  state: string
  joined_on: Temporal.PlainDate | null
  due_on: Temporal.PlainDate | null
  dues_cents: number | null
  reminders_sent: number
  person_id: string
  account_id: string | null
  account_key: string | null
}

async function members(target: ImportTarget): Promise<Member[]> {
  const { rows } = await sql<Member>`select p.*, m.*, a.id as account_id, a.email_key as account_key
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    left join account_person ap on ap.person_id = p.id left join account a on a.id = ap.account_id
    where m.organisation_id = ${target.organisationId} order by m.number, p.family_name`.execute(db)
  return rows
}

async function accounts(): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('email_key')
    .where('realm_id', '=', bourgogne.realmId)
    .execute()
  return rows.map(row => row.email_key).sort()
}

const columns = [
  'Civilité;Nom;Prénom;Date de naissance;Adresse;Complément;Code postal;Ville;Pays;Téléphone;Portable;Courriel',
  "N° adhérent;Date d'adhésion;Échéance cotisation;Montant",
].join(';')
const tooLong = 'X'.repeat(400)

/** Every defect that offices' lists were seen to have, one a line. */
const list = [
  columns,
  'M.;MEUNIER;Éric;11/03/1975;139 impasse du Lavoir;;21000;Dijon;;;06 59 30 27 96;e.meunier@example.org;21-01;26/07/2020;21/02/2027;35,00',
  ';LECOMTE;Julien;10/02/1949;82 impasse du Lavoir;Bât. B;58000;Nevers;;03 80 03 11 20;649019071;;21-02;27/11/2023;24/02/2027;1\u00a0035,50',
  ';Perrin;Martine;14/01/1972;1 rue Haute;;1000;Bourg;;;;  MARTINE.PERRIN@BOITE.EXAMPLE ;21-03;;17/04/2027;50,00 €',
  'Mme;Meunier;Zoé;10/03/1978;139 impasse du Lavoir;;21000;Dijon;FRANCE;;;e.meunier@example.org;21-04;;04/08/2026;35',
  ';"=HYPERLINK(""http://x.example"";""clic"")";Céline;08/06/1942;"12 rue Haute\n2e étage";;1204;Genève;Suisse;;;c@example.org;21-05;;09/07/2026;35',
  ';LEMAIRE;Gaëlle;30/08/2001;;;;;;;;g@example.org;21-03;;21/02/2026;35',
  ';Robin;Marguerite;31/02/1951;;;;;;;;m@example.org;21-06;;01/11/2026;35',
  ';PAYET;Louis;1973-11-14;;;;;;;;l@example.org;21-07;;03/02/2026;35',
  ';REYNAUD;Robert;17351;;;;;;;;r@example.org;21-08;;06/03/2026;35',
  ';Chevalier;Claude;8/5/85;;;;;;;;cc@example.org;21-09;;02/05/2027;35',
  `;${tooLong};Anne;;;;;;;;;a@example.org;21-10;;02/05/2027;35`,
  ';LAPORTE;Gérard;;;;;;;;;gerard.laporte chez boite.example;21-11;;16/06/2027;35',
  ';;;;;;;;;;;;;;;',
  'TOTAL;;1200;;;;;;;;;;;;;',
].join('\r\n')

const defects = [
  '3 emailMissing',
  '3 phoneZero',
  '4 emailCleaned',
  '4 postcodeZero',
  '5 emailShared',
  '6 formula',
  '6 lineBreak',
  '7 numberTwice',
  '8 dateNonexistent',
  '9 dateUnderstood',
  '10 dateUnderstood',
  '11 dateUnderstood',
  '12 tooLong',
  '13 emailInvalid',
  '15 totalLine',
].sort()

describe.each([
  ['Windows-1252, semicolons', iconv.encode(list, 'windows-1252')],
  ['UTF-8 with its mark, semicolons', iconv.encode(list, 'utf-8', { addBOM: true })],
  ['UTF-16, semicolons', iconv.encode(list, 'utf-16le', { addBOM: true })],
])('a list full of defects, %s', (_name, file) => {
  test('is taken as an office would want it, and every defect is told', async () => {
    const report = await importText(bourgogne, file)
    expect(report).toMatchObject({
      lines: 12,
      added: 9,
      changed: 0,
      unchanged: 0,
      refused: 3,
      skipped: 2,
      accounts: 6,
    })
    expect(report.kinds.toSorted()).toEqual(defects)
    const [meunier, lecomte, perrin, spouse, formula, payet, reynaud, chevalier, laporte] =
      await members(bourgogne)
    expect(meunier).toMatchObject({
      family_name: 'MEUNIER',
      mobile: '+33659302796',
      dues_cents: 3500,
      state: 'admitted',
      country: 'FR',
    })
    expect(meunier?.due_on?.toString()).toBe('2027-02-21')
    expect(meunier?.joined_on?.toString()).toBe('2020-07-26')
    expect(lecomte).toMatchObject({
      mobile: '+33649019071',
      dues_cents: 103550,
      email: null,
      account_id: null,
    })
    expect(perrin).toMatchObject({
      email: 'martine.perrin@boite.example',
      account_key: 'martine.perrin@boite.example',
      postcode: '01000',
    })
    expect(spouse?.account_id).toBe(meunier?.account_id)
    expect(spouse?.person_id).not.toBe(meunier?.person_id)
    expect(formula).toMatchObject({
      family_name: '=HYPERLINK("http://x.example";"clic")',
      address_line1: '12 rue Haute',
      address_line2: '2e étage',
      postcode: '1204',
      country: 'CH',
    })
    expect([payet, reynaud, chevalier].map(member => member?.birth_date?.toString())).toEqual([
      '1973-11-14',
      '1947-07-03',
      '1985-05-08',
    ])
    expect(laporte).toMatchObject({
      email: 'gerard.laporte chez boite.example',
      email_key: null,
      account_id: null,
    })
  })

  test('changes nothing the second time, and a dry run tells the same without writing', async () => {
    const dry = await importText(bourgogne, file, true)
    expect(await members(bourgogne)).toEqual([])
    expect(await accounts()).toEqual([])
    expect(await importText(bourgogne, file)).toEqual({ ...dry, dryRun: false })
    const before = await members(bourgogne)
    const again = await importText(bourgogne, file)
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 9, refused: 3, accounts: 0 })
    expect(again.kinds.toSorted()).toEqual(defects)
    expect(await importText(bourgogne, file, true)).toEqual({ ...again, dryRun: true })
    expect(await members(bourgogne)).toEqual(before)
  })
})

describe('a line about somebody who is known', () => {
  const heading = 'Numéro,Nom,Prénom,Né(e) le,E-mail,Mobile,Rue,Complément,À jour jusqu’au'

  test('changes what it says and leaves what it does not say', async () => {
    await importText(
      bourgogne,
      `${heading}\n1,HUET,Léa,01/02/1980,lea@x.example,0612345678,1 rue Haute,Bât. B,31/12/2026`,
    )
    await db
      .updateTable('membership')
      .set({ reminders_sent: 2 })
      .where('organisation_id', '=', bourgogne.organisationId)
      .execute()
    const report = await importText(bourgogne, `${heading}\n1,HUET,Léa,,,,3 rue Basse,,31/12/2027`)
    expect(report).toMatchObject({
      changed: 1,
      notes: [{ kind: 'emailMissing' }, { fields: ['address', 'addressMore', 'dueOn'] }],
    })
    const [lea] = await members(bourgogne)
    expect(lea).toMatchObject({
      address_line1: '3 rue Basse',
      address_line2: null,
      mobile: '+33612345678',
      reminders_sent: 0,
    })
    expect(lea?.account_key).toBe('lea@x.example')
  })

  test('is found by name and birth date, or by name and address, when it has no number', async () => {
    const first =
      'Nom,Prénom,Né(e) le,E-mail,Ville\nHUET,Léa,01/02/1980,,Dijon\nNOËL,Max,,max@x.example,Dijon'
    await importText(bourgogne, first)
    expect(await importText(bourgogne, first)).toMatchObject({ unchanged: 2 })
    const numbered = 'N°,Nom,Prénom,Né(e) le,E-mail\n7,Huet,Lea,01/02/1980,\n8,Noel,Max,,max@x.example'
    expect(await importText(bourgogne, numbered)).toMatchObject({ added: 0, changed: 2 })
    expect((await members(bourgogne)).map(member => [member.number, member.given_name])).toEqual([
      ['7', 'Lea'],
      ['8', 'Max'],
    ])
  })

  test('is refused when the number has passed to another name', async () => {
    await importText(bourgogne, `${heading}\n1,HUET,Léa,01/02/1980,lea@x.example`)
    const report = await importText(bourgogne, `${heading}\n1,ROY,Max,03/04/1990,max@x.example`)
    expect(report).toMatchObject({
      refused: 1,
      kinds: ['2 numberOfAnother'],
      notes: [{ result: 'Léa HUET' }],
    })
    expect(await accounts()).toEqual(['lea@x.example'])
  })

  test('the same person twice without a number is one person; with two numbers, two', async () => {
    const report = await importText(
      bourgogne,
      'N°,Nom,Prénom,Né(e) le\n1,HUET,Léa,01/02/1980\n,Huet,Lea,01/02/1980\n2,HUET,Léa,01/02/1980',
    )
    expect(report).toMatchObject({ added: 2, refused: 1, kinds: ['3 personTwice', '4 perhapsTwice'] })
  })

  test('a number that was refused is free for a later line', async () => {
    const report = await importText(bourgogne, `${heading}\n1,HUET,Léa,31/02/1980\n1,HUET,Léa,01/02/1980`)
    expect(report).toMatchObject({ added: 1, refused: 1 })
  })

  test('keeps a membership that has ended as it is, and says so', async () => {
    await importText(bourgogne, `${heading}\n1,HUET,Léa`)
    await db
      .updateTable('membership')
      .set({ state: 'deceased' })
      .where('realm_id', '=', bourgogne.realmId)
      .execute()
    const report = await importText(bourgogne, `${heading}\n1,HUET,Léa`)
    expect(report.notes).toContainEqual({ line: 2, kind: 'stateKept', result: 'deceased' })
    expect((await members(bourgogne))[0]?.state).toBe('deceased')
  })

  test('moves the sign-in of somebody who never signed in, not of one who has', async () => {
    const list = (lea: string, max: string) => `${heading}\n1,HUET,Léa,,${lea}\n2,ROY,Max,,${max}`
    await importText(bourgogne, list('lea@oange.example', 'max@x.example'))
    await db
      .updateTable('account')
      .set({ password_hash: '$argon2id$' })
      .where('email_key', '=', 'max@x.example')
      .execute()
    const report = await importText(bourgogne, list('lea@orange.example', 'max@y.example'))
    expect(report.kinds.toSorted()).toEqual(['2 fieldsChanged', '3 fieldsChanged', '3 signInKept'])
    expect(await accounts()).toEqual(['lea@orange.example', 'max@x.example'])
    expect((await members(bourgogne)).map(member => [member.email, member.account_key])).toEqual([
      ['lea@orange.example', 'lea@orange.example'],
      ['max@y.example', 'max@x.example'],
    ])
    expect(await importText(bourgogne, list('lea@orange.example', 'max@y.example'))).toMatchObject({
      unchanged: 2,
    })
  })
})

test('a line tells of a second adherent, a family, an occupation and a departure, and of no more than it is sure of', async () => {
  const heading = [
    "N°;Nom;Prénom;E-mail;Fonction;Deuxième adhérent : nom;Deuxième adhérent : prénom;Deuxième adhérent : courriel;Ayants droit;État de l'adhésion;Date de départ",
  ]
  await db
    .insertInto('occupation')
    .values({ realm_id: bourgogne.realmId, id: crypto.randomUUID(), label: 'Potière', created_at: at })
    .execute()
  const lines = (second: string, born: string) => [
    ...heading,
    `1;HUET;Léa;lea@x.example;potiere;${second};Enfant à charge : HUET, Zoé, ${born} | Chat : Minou;;`,
    '2;ROY;Max;max@x.example;Dompteur;;;;;Décédé;03/02/2025',
  ]
  const first = lines('Huet;Paul;paul@x.example', '01/02/2015').join('\n')
  const dry = await importText(bourgogne, first, true)
  const report = await importText(bourgogne, first)
  expect(report).toEqual({ ...dry, dryRun: false })
  expect(report).toMatchObject({
    added: 2,
    accounts: 1,
    kinds: ['2 relativeLeftOut', '3 occupationLeftOut'],
  })
  expect(await importText(bourgogne, first)).toMatchObject({ unchanged: 2, accounts: 0 })
  const changed = await importText(bourgogne, lines('Huet;Paul;p@x.example', '01/03/2015').join('\n'))
  expect(changed.notes).toContainEqual({
    line: 2,
    kind: 'fieldsChanged',
    fields: ['secondEmail', 'beneficiaries'],
  })
  const other = await importText(bourgogne, lines('Roy;Anne;', '01/03/2015').join('\n'))
  expect(other.notes).toContainEqual({
    line: 2,
    kind: 'secondKept',
    value: 'Anne Roy',
    result: 'Paul Huet',
  })
  const { rows } = await sql<{ label: string; second: string; born: string }>`
    select o.label, s.email as second, c.birth_date::text as born
    from membership m join person p on p.id = m.person_id join occupation o on o.id = p.occupation_id
    join second_adherent a on a.person_id = p.id join person s on s.id = a.second_person_id
    join beneficiary b on b.holder_id = p.id join person c on c.id = b.person_id
    where m.organisation_id = ${bourgogne.organisationId}`.execute(db)
  expect(rows).toEqual([{ label: 'Potière', second: 'p@x.example', born: '2015-03-01' }])
  const [, max] = await members(bourgogne)
  expect(max).toMatchObject({ state: 'deceased', account_id: null })
})

test('columns that somebody has chosen stand against what the headings say', async () => {
  const outcome = await importMembers(
    db,
    clock,
    bourgogne,
    Buffer.from('Liste;;\nNom;A;Prénom\nLéa;7;HUET\n'),
    {
      dryRun: false,
      layout: { delimiter: ';', headingLine: 2, fields: ['givenName', 'number', 'familyName'] },
    },
  )
  expect(outcome).toMatchObject({ done: { added: 1 } })
  expect((await members(bourgogne))[0]).toMatchObject({ number: '7', family_name: 'HUET', given_name: 'Léa' })
})

describe('a line with nothing but a name', () => {
  test('is found again by it, and homonyms stay as many as they are', async () => {
    const text = 'Nom,Prénom,Tél\nHUET,Léa,0380000147\nHUET,Léa,0380000148\nNOËL,,'
    expect(await importText(bourgogne, text)).toMatchObject({ added: 3 })
    expect(await importText(bourgogne, text)).toMatchObject({ added: 0, unchanged: 3 })
  })
})

describe('two organisations of a realm', () => {
  const heading = 'Numéro,Nom,Prénom,E-mail,Né le'

  test('share a person of the same name and address, and an account for another name', async () => {
    await importText(bourgogne, `${heading}\n1,HUET,Léa,lea@x.example,01/02/1980\n2,NOËL,Max,max@x.example,`)
    const text = `${heading}\n1,Huet,Lea,LEA@X.example,\n2,ROY,Anne,max@x.example,`
    const dry = await importText(alsace, text, true)
    const report = await importText(alsace, text)
    expect(report).toEqual({ ...dry, dryRun: false })
    expect(report).toMatchObject({ added: 2, accounts: 0, kinds: ['3 emailSharedElsewhere'] })
    const [lea, max] = await members(bourgogne)
    const [alsoLea, anne] = await members(alsace)
    expect(alsoLea?.person_id).toBe(lea?.person_id)
    expect(anne?.person_id).not.toBe(max?.person_id)
    expect(anne?.account_id).toBe(max?.account_id)
    expect(await importText(alsace, text)).toMatchObject({ unchanged: 2, kinds: [] })
  })

  test('keep people apart who share a name and a birth date only', async () => {
    await importText(bourgogne, `${heading}\n1,HUET,Léa,,01/02/1980`)
    await importText(alsace, `${heading}\n1,HUET,Léa,,01/02/1980`)
    const [[here], [there]] = [await members(bourgogne), await members(alsace)]
    expect(here?.person_id).not.toBe(there?.person_id)
  })
})

test('a file in pieces, longer than a batch, tells how far it is', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => `${index},Nom${index},Prénom,p${index}@x.example`)
  const file = Buffer.from(['Numéro,Nom,Prénom,Mail', ...lines, '1199,ROY,Max,'].join('\n'))
  const progress: [number, number | null][] = []
  async function* pieces() {
    for (let from = 0; from < file.length; from += 1000) yield file.subarray(from, from + 1000)
  }
  const outcome = await importMembers(db, clock, bourgogne, pieces(), {
    dryRun: false,
    onProgress: (done, total) => progress.push([done, total]),
  })
  expect(outcome).toMatchObject({
    done: { added: 1200, refused: 1, notes: [{ line: 1202, kind: 'numberTwice', other: 1201 }] },
  })
  expect(progress.length).toBe(2)
  expect(progress.at(-1)).toEqual([file.length, null])
})

test.each([
  ['', { refused: 'empty' }],
  ['Nom;Prénom\n;\n', { refused: 'empty' }],
  ['Ville\nDijon\n', { refused: 'noNameColumn', headings: ['Ville'] }],
  ['PK\x03\x04', { refused: 'unreadable', looksLike: 'spreadsheet' }],
])('%j is refused', async (text, refused) => {
  expect(await importMembers(db, clock, bourgogne, Buffer.from(text), { dryRun: false })).toEqual(refused)
})

test('whatever a list holds, it goes in without an exception, and a second time changes nothing', async () => {
  const some = (...values: string[]) => fc.constantFrom('', ...values)
  const line = fc
    .tuple(
      some('1', '2', '3', "'=4"),
      some('HUET', 'Huet', 'Noël', '=A1', 'a\u0000b', 'de "La" Tour'),
      some('Léa', 'Lea', 'Max'),
      some('01/02/1980', '1980-02-01', '31/02/1980', '29252', '1/2/80'),
      some('a@x.example', 'A@X.EXAMPLE ', 'b@x.example', 'a@x.example, b@x.example', 'chez'),
      some('0612345678', '612345678', 'non'),
      some('1000', '67000', 'CH-1000'),
      some('Suisse', 'FRANCE', 'Mars'),
      some('31/12/2026', '31/12/27'),
    )
    .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';'))
  const heading = 'N°;Nom;Prénom;Né le;E-mail;Tél;CP;Pays;Échéance'
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async lines => {
      await sql`delete from account_person`.execute(db)
      await sql`truncate membership, account, person cascade`.execute(db)
      const file = Buffer.from([heading, ...lines].join('\n'))
      const dry = await importMembers(db, clock, bourgogne, file, { dryRun: true })
      const first = await importMembers(db, clock, bourgogne, file, { dryRun: false })
      const again = await importMembers(db, clock, bourgogne, file, { dryRun: false })
      if (!('done' in dry && 'done' in first && 'done' in again)) return
      expect(first.done).toEqual({ ...dry.done, dryRun: false })
      expect(again.done).toMatchObject({ added: 0, changed: 0, unchanged: first.done.added, accounts: 0 })
      expect(again.done.refused).toBe(first.done.refused)
    }),
    { numRuns: 60 },
  )
})
