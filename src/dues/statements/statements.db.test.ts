import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { ledgerScene } from '../../../test/setup/ledger-scene.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { newId } from '../../database/new-id.ts'
import { uploadLimits } from '../../web/read-upload.ts'
import { openDue } from '../ledger.ts'

const desk = await startTestApp()
const { app } = desk
const host = 'ceramique.localhost'
const scene = await ledgerScene(desk, host)
const { realm, organisationId, work, member, account, by } = scene
await scene.plan(4500)
const office = await desk.signedIn(host, 'bureau@ceramique.example')
const list = '/bureau/releves/lignes'

async function upload(browser: Browser, text: string | Buffer, fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ organisation: organisationId, ...fields }))
    form.append(name, value)
  form.append('releve', new File([text as BlobPart], 'relevé juin.csv'))
  return await browser.post('/bureau/releves', form)
}

let rows = 0
const csv = (lines: [label: string, amount: string][]) =>
  `Date;Libellé;Débit;Crédit\n${lines.map(([label, amount]) => `12/06/2026;${label};;${amount}\n`).join('')}`
async function owing(familyName = `Essai${'abcdefghij'[rows++]}`) {
  const id = await member('2026-06-30')
  const due = await work(tx => openDue(tx, realm, id, by()))
  await app.db
    .updateTable('person')
    .set({ given_name: 'Jeanne', family_name: familyName })
    .where('id', '=', eb => eb.selectFrom('membership').select('person_id').where('id', '=', id))
    .execute()
  return { id, familyName, reference: due?.reference ?? '' }
}
const lineOf = async (label: string) =>
  await app.db.selectFrom('statement_line').selectAll().where('label', '=', label).executeTakeFirstOrThrow()
/** Brings in one credit that nothing is known of. */
async function unknownLine(label: string, amount = '45,00') {
  await upload(office, csv([[label, amount]]))
  return `${list}/${(await lineOf(label)).id}`
}
const audited = async (event: string) =>
  (await app.db.selectFrom('audit').select('id').where('event', '=', event).execute()).length

describe('importing', () => {
  test('tells in plain words what became of it, now and in the history', async () => {
    const { id, reference } = await owing()
    const file = csv([
      [`VIR ${reference}`, '45,00'],
      ['VIR INCONNU', '12,00'],
    ])
    const reply = await upload(office, file)
    expect(reply.location).toBe('/bureau/releves')
    const page = said(await office.get('/bureau/releves'))
    expect(page.replaceAll('\u00a0', ' ')).toContain('1 paiement enregistré, 1 à confirmer.')
    expect(page).toContain('relevé juin.csv')
    expect(page).toContain('Décider du paiement à confirmer')
    expect(await account(id)).toMatchObject({ owedCents: 0 })
    await upload(office, file)
    expect(said(await office.get('/bureau/releves')).replaceAll('\u00a0', ' ')).toContain(
      '0 paiement enregistré, 0 à confirmer, 2 déjà connus.',
    )
    expect(await audited('statementImported')).toBe(2)
  })

  test.each([
    ['no file', '', { organisation: '' }, "Choisissez l'organisation"],
    ['an organisation out of reach', 'Date;x', { organisation: newId() }, "Choisissez l'organisation"],
    ['a broken file', 'Date;Libellé;Crédit\n99/99/2026;x;1\n', {}, 'Ligne 2'],
    ['a file too large', Buffer.alloc(uploadLimits.largestFile + 9, 'x'), {}, 'plus de 16 Mo'],
    ['a picture', Buffer.from([137, 80, 78, 71, 0, 0, 0, 1, 2]), {}, "n'est pas un relevé"],
  ])('with %s says what to do, and imports nothing', async (_, text, fields, message) => {
    const before = await audited('statementImported')
    const reply = await upload(office, text, fields)
    expect(reply.status).toBe(422)
    expect(said(reply)).toContain(message)
    expect(await audited('statementImported')).toBe(before)
  })

  test('without a file at all', async () => {
    const reply = await office.post('/bureau/releves', { organisation: organisationId })
    expect(reply.status).toBe(422)
    expect(said(reply)).toContain('Choisissez le fichier')
  })
})

describe('deciding', () => {
  test('a proposal is confirmed as it stands on the page', async () => {
    const { id, familyName } = await owing()
    await unknownLine(`VIR MME ${familyName} JEANNE`)
    const page = await office.get(list)
    expect(said(page)).toContain("Ce nom est dans le libellé, et c'est le montant dû.")
    const { id: lineId } = await lineOf(`VIR MME ${familyName} JEANNE`)
    const confirm = `${list}/${lineId}/confirmer`
    expect((await office.post(confirm, { part: `${id} 4400` })).location).toBe(list)
    expect(said(await office.get(list))).toContain("Quelqu'un d'autre vient de décider")
    await office.post(confirm, { part: `${id} 4500` })
    expect(said(await office.get(list))).toContain('Le paiement est enregistré')
    expect(await account(id)).toMatchObject({ owedCents: 0 })
    expect(said(await office.get(`${list}/${lineId}`))).toContain(`Jeanne ${familyName}`)
    expect(await audited('statementLineBooked')).toBe(1)
  })

  test('another member is found by name or number; a payment is split, and the total has to be right', async () => {
    const [one, other] = [await owing(), await owing()]
    const path = await unknownLine('VIR AMICALE', '90,00')
    const search = await office.get(`${path}?recherche=${one.familyName.toUpperCase()}`)
    expect(said(search)).toContain(`Choisir Jeanne ${one.familyName}`)
    expect(said(await office.get(`${path}?recherche=introuvable`))).toContain('Aucun adhérent trouvé')
    const both = new URLSearchParams([
      ['avec', one.id],
      ['avec', other.id],
    ])
    const form = await office.get(`${path}?${both}`)
    expect(form.text.match(/value="45"/g)).toHaveLength(2)
    const fields = (first: string, second: string) =>
      new URLSearchParams([
        ['membre', one.id],
        ['membre', other.id],
        [`montant-${one.id}`, first],
        [`montant-${other.id}`, second],
      ])
    const wrong = await office.post(path, fields('45', '44,50'))
    expect(wrong.status).toBe(422)
    expect(said(wrong).replaceAll('\u00a0', ' ')).toContain('Le total est 89,50 €, il doit faire 90 €')
    expect(wrong.text).toContain('value="44,50"')
    for (const typed of ['', '-1', 'beaucoup', '0'])
      expect((await office.post(path, fields('90', typed))).status).toBe(422)
    expect((await office.post(path, {})).status).toBe(422)
    expect((await office.post(path, fields('45', '45'))).location).toBe(list)
    for (const { id } of [one, other]) expect(await account(id)).toMatchObject({ owedCents: 0 })
  })

  test('a line is set aside, and taken up again', async () => {
    const path = await unknownLine('VIR SUBVENTION', '800,00')
    await office.post(`${path}/ignorer`, {})
    const page = await office.get(list)
    expect(said(page)).toContain('Le paiement est ignoré')
    expect(page.text).toContain(`action="${path}/reprendre"`)
    expect(said(await office.get(`${list}?etat=ignores`))).toContain('VIR SUBVENTION')
    await office.post(`${path}/reprendre`, {})
    expect(said(await office.get(path))).toContain('À confirmer')
    expect(await audited('statementLineIgnored')).toBe(1)
  })

  test('of two who decide at once, one stands and the others are told', async () => {
    const [one, other] = [await owing(), await owing()]
    const path = await unknownLine('VIR DISPUTE')
    const choose = (id: string) => office.post(path, { membre: id, [`montant-${id}`]: '45' })
    await Promise.all([choose(one.id), choose(other.id), office.post(`${path}/ignorer`, {}), choose(one.id)])
    const owed = (await account(one.id)).owedCents + (await account(other.id)).owedCents
    const { state, payment_id } = await lineOf('VIR DISPUTE')
    expect([owed, state, payment_id !== null]).toEqual(
      state === 'booked' ? [4500, 'booked', true] : [9000, 'ignored', false],
    )
    await choose(other.id)
    expect(said(await office.get(list))).toContain("Rien n'a été changé")
  })

  test('the list goes on, page by page, each line once', async () => {
    await upload(office, csv(Array.from({ length: 60 }, (_, at) => [`PAGE ${at}.`, '1,00'])))
    const seen: string[] = []
    let href: string | undefined = list
    while (href) {
      const { text } = await office.get(href)
      seen.push(...[...text.matchAll(/PAGE \d+\./g)].map(([label]) => label))
      href = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
  })
})

describe('what could count twice is asked', () => {
  const camt = (label: string, amount: string) =>
    readFileSync('test/fixtures/statements/camt053-08.xml')
      .toString()
      .replace('rf74-0000-0000-0001', label)
      .replaceAll('>45<', `>${amount}<`)
      .replaceAll('2026-03-04', '2026-06-12')

  test('a line of another format: « Déjà enregistré ? », who and when, and the box that says no', async () => {
    const { id, reference } = await owing()
    await upload(office, camt(`xml ${reference}`, '20.00'))
    expect(await account(id)).toMatchObject({ owedCents: 2500 })
    await upload(office, csv([[`VIR ${reference} csv`, '20,00']]))
    const line = await lineOf(`VIR ${reference} csv`)
    const path = `${list}/${line.id}`
    const inList = (await office.get(`${list}?releve=${line.statement_id}`)).text
    expect(inList).toContain('Déjà enregistré')
    expect(inList).not.toContain(`${path}/confirmer`)
    const page = said(await office.get(path)).replaceAll('\u00a0', ' ')
    expect(page).toContain('Le montant et la référence sont les mêmes.')
    expect(page).toContain('Il a été enregistré par sa référence')
    const refused = await office.post(`${path}/confirmer`, { part: `${id} 2000` })
    expect(refused.status).toBe(422)
    expect(said(refused)).toContain("Cochez que ce n'est pas le même paiement")
    const byHand = { membre: id, [`montant-${id}`]: '20' }
    const again = await office.post(path, byHand)
    expect(again.status).toBe(422)
    expect(again.text).toContain(`value="20"`)
    expect(await account(id)).toMatchObject({ owedCents: 2500 })
    expect((await office.post(`${path}/confirmer`, { part: `${id} 2000`, autre: 'oui' })).status).toBe(303)
    expect(await account(id)).toMatchObject({ owedCents: 500 })
  })

  test('a payment for somebody who owes nothing is warned of, and not the first choice', async () => {
    const id = await member('2027-06-30')
    await app.db
      .updateTable('person')
      .set({ given_name: 'Solange', family_name: 'Ajour' })
      .where('id', '=', eb => eb.selectFrom('membership').select('person_id').where('id', '=', id))
      .execute()
    const path = await unknownLine('VIR MME AJOUR SOLANGE')
    const { statement_id } = await lineOf('VIR MME AJOUR SOLANGE')
    const own = await office.get(`${list}?releve=${statement_id}`)
    expect(said(own)).toContain('Solange Ajour')
    expect(own.text).not.toContain(`${path}/confirmer`)
    const page = await office.get(path)
    const warning = "Solange Ajour ne doit rien : sa cotisation est réglée jusqu'au 30 juin 2027"
    expect(said(page).replaceAll('\u00a0', ' ')).toContain(warning)
    expect(page.text).toMatch(/<button[^>]*button-secondary[^>]*>\s*Enregistrer pour Solange Ajour/)
    expect(said(await office.get(`${path}?avec=${id}`)).replaceAll('\u00a0', ' ')).toContain(warning)
  })

  test('what was left out as known is listed', async () => {
    const file = csv([['VIR CONNU DEUX FOIS', '77,00']])
    await upload(office, file)
    expect(said(await office.get('/bureau/releves'))).not.toContain('VIR CONNU DEUX FOIS')
    await upload(office, file)
    const page = said(await office.get('/bureau/releves')).replaceAll('\u00a0', ' ')
    expect(page).toContain('Paiements déjà connus, laissés de côté')
    expect(page).toMatch(/12 juin 2026\s*77 €\s*VIR CONNU DEUX FOIS/)
  })
})

test('a payment that is taken back opens its line again, to be decided anew', async () => {
  const [one, other] = [await owing(), await owing()]
  await upload(office, csv([[`VIR ${one.reference} rendu`, '45,00']]))
  const { id, payment_id } = await lineOf(`VIR ${one.reference} rendu`)
  const path = `${list}/${id}`
  const reversal = `/bureau/cotisations/paiements/${payment_id}`
  expect((await office.get(reversal)).status).toBe(200)
  expect((await office.post(reversal, { motif: 'Mauvaise personne' })).status).toBe(303)
  expect(await account(one.id)).toMatchObject({ owedCents: 4500 })
  expect(said(await office.get(path))).toContain('décidez de nouveau')
  await office.post(path, { membre: other.id, [`montant-${other.id}`]: '45' })
  expect(await lineOf(`VIR ${one.reference} rendu`)).toMatchObject({ state: 'booked' })
  expect(await account(other.id)).toMatchObject({ owedCents: 0 })
  expect(await account(one.id)).toMatchObject({ owedCents: 4500 })
})

describe('out of reach', () => {
  test('is everything of another realm, of an organisation beside, and of who may not', async () => {
    const { id } = await owing()
    const path = await unknownLine('VIR SECRET')
    const strangers = [
      await desk.signedIn('federation.localhost', 'secretariat@bourgogne.example'),
      await desk.signedIn('avantages.localhost', 'accueil@avantages.example'),
      await desk.signedIn(host, 'adherent@ceramique.example'),
    ]
    const before = await lineOf('VIR SECRET')
    for (const stranger of strangers) {
      for (const address of ['', '/confirmer', '/ignorer', '/reprendre']) {
        const fields = { membre: id, [`montant-${id}`]: '45', part: `${id} 4500` }
        expect((await stranger.post(`${path}${address}`, fields)).status).toBeGreaterThan(402)
      }
      const got = await stranger.get(path)
      expect(got.status).toBeGreaterThan(402)
      await upload(stranger, csv([['VIR ETRANGER', '1,00']]))
    }
    const foreign = app.db.selectFrom('statement_line').select('id').where('label', '=', 'VIR ETRANGER')
    expect(await foreign.where('organisation_id', '=', organisationId).execute()).toEqual([])
    expect(await lineOf('VIR SECRET')).toEqual(before)
    // A membership of another organisation beside is not to be paid to this account.
    const beside = await member('2026-06-30', realmTop)
    expect((await office.post(path, { membre: beside, [`montant-${beside}`]: '45' })).status).toBe(422)
    expect((await office.get(`${path}?avec=${beside}&avec=nonsense&recherche=%00`)).status).toBe(200)
  })

  test('a realm without dues has no statements', async () => {
    const council = await desk.signedIn('avantages.localhost', 'accueil@avantages.example')
    expect((await council.get('/bureau/releves')).status).toBe(404)
    expect((await council.get('/bureau')).text).not.toContain('/bureau/releves')
  })
})

const realmTop = (await app.sites.byHost(host))?.organisation.id ?? ''

test('the files of banks come in through the door', async () => {
  for (const name of ['camt053-02.xml', 'preamble-debit-credit.csv'])
    expect((await upload(office, readFileSync(`test/fixtures/statements/${name}`))).location).toBe(
      '/bureau/releves',
    )
})
