import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { payersScene } from '../../../test/setup/payers.ts'
import { reversePayment } from '../ledger.ts'
import { tellOfPayment } from './tell-of-payment.ts'

const host = 'ceramique.localhost'
const desk = await startTestApp()
const { app, signedIn, lettersTo } = desk
const scene = await payersScene(desk, host)
await scene.plan(4550)

/** Pays in full, and tells of it as those who record do. */
async function paid() {
  const payer = await scene.payer()
  const { paymentId, settled } = await scene.pay({ [payer.membershipId]: 4550 })
  const told = await scene.work(tx => tellOfPayment(app, tx, scene.realm.id, settled))
  return { payer, paymentId, dueId: settled[0]?.dueId ?? '', told }
}

describe('a receipt', () => {
  test('is a PDF for who has paid, with its number, that is kept nowhere', async () => {
    const { payer, dueId } = await paid()
    const { year, number } = await app.db
      .selectFrom('receipt')
      .select(['year', 'number'])
      .where('due_id', '=', dueId)
      .executeTakeFirstOrThrow()
    const reply = await (await signedIn(host, payer.email)).get(`/espace/cotisation/recu/${dueId}`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="recu-${year}-${String(number).padStart(4, '0')}.pdf"`,
    )
    expect(reply.text).toMatch(/^%PDF-1\.7/)
  })

  test('is for the office in its reach, and for no other', async () => {
    const { payer, dueId } = await paid()
    const path = `/bureau/cotisations/recu/${dueId}`
    expect((await (await signedIn(host, 'bureau@ceramique.example')).get(path)).text).toMatch(/^%PDF/)
    const foreign = await signedIn('federation.localhost', 'secretariat@federation.example')
    expect((await foreign.get(path)).status).toBe(404)
    expect((await (await signedIn(host, payer.email)).get(path)).status).toBe(403)
  })

  test('of an organisation is not for the office of one beside it', async () => {
    const federation = await payersScene(desk, 'federation.localhost')
    await federation.plan(3000)
    const payer = await federation.payer()
    const dueId = await federation.payInFull(payer, 3000)
    const path = `/bureau/cotisations/recu/${dueId}`
    const national = await signedIn('federation.localhost', 'secretariat@federation.example')
    expect((await national.get(path)).status).toBe(200)
    const company = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
    expect((await company.get(path)).status).toBe(404)
  })
})

describe('the letter that dues have come', () => {
  test('says until when, and leads to the receipt', async () => {
    const { payer, told } = await paid()
    expect(told).toBe(1)
    const [letter] = await lettersTo(payer.email)
    expect(letter?.subject).toBe('Terre et Feu : votre cotisation est enregistrée')
    for (const said of [
      'Cercle des essais a bien reçu votre cotisation de 45,50\u00a0€',
      "à jour jusqu'au 15 août 2027 inclus",
      `Zoé ${payer.familyName}`,
      'http://ceramique.localhost:3000/espace/cotisation',
      'bureau@ceramique.example',
    ])
      expect(letter?.text).toContain(said)
  })

  test('is not sent where the payment was taken back meanwhile, nor to who has died or has no account', async () => {
    const payer = await scene.payer()
    const { paymentId, settled } = await scene.pay({ [payer.membershipId]: 4550 })
    await scene.work(async tx => {
      await tellOfPayment(app, tx, scene.realm.id, settled)
      await reversePayment(tx, scene.realm, paymentId, 'erreur', scene.by())
    })
    expect(await lettersTo(payer.email)).toEqual([])
    const dead = await scene.payer()
    const { settled: late } = await scene.pay({ [dead.membershipId]: 4550 })
    await app.db
      .updateTable('membership')
      .set({ state: 'deceased' })
      .where('id', '=', dead.membershipId)
      .execute()
    const { settled: nobody } = await scene.pay({ [await scene.member('2026-06-30')]: 4550 })
    const told = await scene.work(tx => tellOfPayment(app, tx, scene.realm.id, [...late, ...nobody]))
    expect(told).toBe(0)
  })
})
