import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { payersScene } from '../../../test/setup/payers.ts'
import { reversePayment } from '../ledger.ts'
import { referenceInGroups } from '../reference.ts'

const host = 'ceramique.localhost'
const path = '/espace/cotisation'
const desk = await startTestApp()
const { app, clock, signedIn, lettersTo } = desk
const scene = await payersScene(desk, host)
await scene.plan(4550)
await scene.bank()

const prepared = async (given: Parameters<typeof scene.payer>[0] = {}) => {
  const payer = await scene.payer(given)
  const browser = await signedIn(host, payer.email)
  await browser.post(`${path}/preparer`, { membership: payer.membershipId })
  return { payer, browser, due: await scene.dueOf(payer) }
}
const duesCount = async (membershipId: string) =>
  (await app.db.selectFrom('due').select('id').where('membership_id', '=', membershipId).execute()).length

describe('« Payer ma cotisation »', () => {
  test('shows what to pay once it was asked for, and looking asks for nothing', async () => {
    const payer = await scene.payer()
    const browser = await signedIn(host, payer.email)
    const before = await browser.get(path)
    expect(said(before)).toContain("Vous êtes à jour jusqu'au 15 août 2026")
    expect(said(before)).toContain('Tarif « Tarif 45.5 » : 45,50 €.')
    expect(before.text).not.toContain('FR76')
    expect(await duesCount(payer.membershipId)).toBe(0)
    const reply = await browser.post(`${path}/preparer`, { membership: payer.membershipId })
    expect([reply.status, reply.location]).toEqual([303, `${path}#payer-${payer.membershipId}`])
    const { text } = await browser.get(path)
    const { reference } = await scene.dueOf(payer)
    for (const shown of [
      '45,50 €',
      'Cercle d&#39;essais',
      'FR76 3000 6000 0112 3456 7890 189',
      'AGRIFRPP',
      referenceInGroups(reference),
      `value="${reference}"`,
      'value="45,50"',
      'value="FR7630006000011234567890189"',
      'role="img" aria-label="Code QR de virement',
    ])
      expect(text.replaceAll('\u00a0', ' ').replaceAll("'", '&#39;')).toContain(shown)
  })

  test('asks for one due, however often and at once it is sent', async () => {
    const { payer, browser, due } = await prepared()
    await Promise.all(
      [1, 2, 3].map(() => browser.post(`${path}/preparer`, { membership: payer.membershipId })),
    )
    expect(await duesCount(payer.membershipId)).toBe(1)
    expect(await scene.dueOf(payer)).toEqual(due)
  })

  test('asks for the rest of what was paid in part', async () => {
    const { payer, browser } = await prepared()
    await scene.pay({ [payer.membershipId]: 2000 })
    const { text } = await browser.get(path)
    expect(text).toContain('25,50\u00a0€')
    expect(text).toContain('20\u00a0€ déjà reçus sur 45,50\u00a0€')
  })

  test('is paid at once by a credit that is enough, with a letter', async () => {
    const payer = await scene.payer()
    await scene.pay({ [payer.membershipId]: 2 * 4550 })
    clock.advance({ minutes: 1 })
    const browser = await signedIn(host, payer.email)
    expect(said(await browser.get(path))).toContain('Vous avez un avoir de 45,50 €')
    await browser.post(`${path}/preparer`, { membership: payer.membershipId })
    expect(said(await browser.get(path))).toContain("Vous êtes à jour jusqu'au 15 août 2028")
    expect((await lettersTo(payer.email)).map(({ subject }) => subject)).toEqual([
      'Terre et Feu : votre cotisation est enregistrée',
    ])
  })

  test('is open to who is suspended, whose page leads there', async () => {
    const payer = await scene.payer({ suspended: true, dueOn: '2025-10-01' })
    const browser = await signedIn(host, payer.email)
    const gate = await browser.get('/espace')
    expect(gate.status).toBe(403)
    expect(gate.text).toMatch(
      /<a class="button button-primary" href="\/espace\/cotisation">Payer ma cotisation/,
    )
    await browser.post(`${path}/preparer`, { membership: payer.membershipId })
    const { id } = await scene.dueOf(payer)
    expect((await browser.get(path)).text).toContain('FR76')
    await browser.post(`${path}/virement`, { due: id, made: 'oui' })
    expect(said(await browser.get(path))).toContain('Merci !')
    await scene.payInFull(payer, 4550)
    expect((await browser.get('/espace')).status).toBe(200)
    expect((await browser.get(`${path}/recu/${id}`)).status).toBe(200)
  })

  test('says whom to ask where no plan, or no account, is known', async () => {
    const realmId = (await app.sites.byHost('federation.localhost'))?.realm.id ?? ''
    const browser = await signedIn('federation.localhost', 'adherent@alsace.example')
    const page = async () => said(await browser.get(path))
    expect(await page()).toContain('Préparer mon paiement')
    await app.db
      .updateTable('plan')
      .set({ retired_at: clock.now() })
      .where('realm_id', '=', realmId)
      .execute()
    expect(await page()).toContain("Le montant de votre cotisation n'est pas indiqué sur ce site")
    await app.db.deleteFrom('bank_account').where('realm_id', '=', realmId).execute()
    expect(await page()).toContain("Le compte bancaire de votre organisation n'est pas indiqué sur ce site")
    expect(await page()).not.toContain('Préparer mon paiement')
    expect(await page()).toContain('secretariat@alsace.example')
  })
})

describe('« J’ai fait le virement »', () => {
  test('is said once, with its day, and may be taken back', async () => {
    const { payer, browser, due } = await prepared()
    const at = clock.now()
    const said303 = { status: 303, location: path }
    const announce = (made: string, from = browser) => from.post(`${path}/virement`, { due: due.id, made })
    expect(await announce('oui')).toMatchObject(said303)
    clock.advance({ hours: 30 })
    const later = await signedIn(host, payer.email)
    expect(await announce('oui', later)).toMatchObject(said303)
    expect((await scene.dueOf(payer)).announced_at?.equals(at)).toBe(true)
    const { day } = at.toZonedDateTimeISO('Europe/Paris')
    expect(said(await later.get(path))).toContain(`Vous avez indiqué le ${day} juin 2026`)
    expect(await announce('non', later)).toMatchObject(said303)
    expect((await scene.dueOf(payer)).announced_at).toBeNull()
    expect(said(await later.get(path))).not.toContain('Merci')
  })

  test('changes nothing once it is paid', async () => {
    const { payer, browser, due } = await prepared()
    await scene.payInFull(payer, 4550)
    expect((await browser.post(`${path}/virement`, { due: due.id, made: 'oui' })).status).toBe(303)
    expect((await scene.dueOf(payer)).announced_at).toBeNull()
  })
})

test('a couple’s dues are of both: the second adherent says the transfer is made, and has the receipt', async () => {
  const { payer, due } = await prepared()
  const second = await scene.payer()
  await app.db
    .insertInto('second_adherent')
    .values({
      realm_id: scene.realm.id,
      person_id: payer.personId,
      second_person_id: second.personId,
      created_at: clock.now(),
      signs_in_since: clock.now(),
    })
    .execute()
  const browser = await signedIn(host, second.email)
  expect((await browser.get(path)).text).toContain(due.reference)
  expect((await browser.post(`${path}/virement`, { due: due.id, made: 'oui' })).status).toBe(303)
  expect((await scene.dueOf(payer)).announced_at).not.toBeNull()
  await scene.payInFull(payer, 4550)
  expect((await browser.get(`${path}/recu/${due.id}`)).text).toMatch(/^%PDF/)
})

describe('what is another’s', () => {
  test('is not prepared, announced or read, whoever asks', async () => {
    const { payer, due } = await prepared()
    await scene.payInFull(payer, 4550)
    const next = await prepared()
    for (const [site, email] of [
      [host, 'adherent@ceramique.example'],
      [host, 'bureau@ceramique.example'],
      ['federation.localhost', 'national@federation.example'],
    ] as const) {
      const other = await signedIn(site, email)
      const replies = [
        await other.get(`${path}/recu/${due.id}`),
        await other.post(`${path}/preparer`, { membership: next.payer.membershipId }),
        await other.post(`${path}/virement`, { due: next.due.id, made: 'oui' }),
      ]
      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404])
      expect((await other.get(path)).text).not.toContain(next.due.reference)
    }
    expect((await scene.dueOf(next.payer)).announced_at).toBeNull()
  })

  test('and nonsense is not found either', async () => {
    const { browser } = await prepared()
    for (const [where, fields] of [
      ['preparer', {}],
      ['preparer', { membership: 'x' }],
      ['virement', {}],
      ['virement', { due: "'--", made: 'oui' }],
    ] as const)
      expect((await browser.post(`${path}/${where}`, fields)).status).toBe(404)
    expect((await browser.get(`${path}/recu/rien`)).status).toBe(404)
  })
})

describe('what was paid', () => {
  test('stands the newest first, with why it is good until its day; 20 years of it are folded', async () => {
    const payer = await scene.payer({ dueOn: '2006-06-30' })
    for (let year = 2006; year < 2026; year++)
      await scene.pay(
        { [payer.membershipId]: 4550 },
        { receivedOn: Temporal.PlainDate.from({ year, month: 6, day: 12 }), method: 'cheque' },
      )
    const browser = await signedIn(host, payer.email)
    const { text } = await browser.get(path)
    expect(text.match(/<th scope="row">/g)).toHaveLength(20)
    const [shown = '', folded = ''] = text.slice(text.indexOf('<main')).split('<details')
    expect(shown).toContain('01/07/2025 au 30/06/2026')
    expect(shown).not.toContain('01/07/2020 au 30/06/2021')
    expect(folded).toContain('Cotisations plus anciennes (15)')
    expect(folded).toContain('chèque du 12/06/2006')
    expect(said({ ...(await browser.get(path)) })).toContain(
      "Votre cotisation : payée le 12/06/2025, valable jusqu'au 30/06/2026, parce qu",
    )
  })

  test('and was taken back is told, and has no receipt any more', async () => {
    const payer = await scene.payer()
    const { paymentId, settled } = await scene.pay({ [payer.membershipId]: 4550 })
    const browser = await signedIn(host, payer.email)
    const receipt = `${path}/recu/${settled[0]?.dueId}`
    expect((await browser.get(path)).text).toContain(receipt)
    await scene.work(tx => reversePayment(tx, scene.realm, paymentId, 'motif interne', scene.by()))
    const { text } = await browser.get(path)
    expect(text).not.toContain(receipt)
    expect(text).toContain('Paiements annulés par le bureau')
    expect(text).not.toContain('motif interne')
    expect((await browser.get(receipt)).status).toBe(404)
  })
})
