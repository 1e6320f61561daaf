import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { ledgerScene } from '../../../test/setup/ledger-scene.ts'
import { newId } from '../../database/new-id.ts'
import type { Visit } from '../../web/visit.ts'
import { openDue, reversePayment } from '../ledger.ts'
import { payerKey } from '../payer-key.ts'
import type { Credit } from './credit.ts'
import { importStatement } from './import-statement.ts'
import { reopenLine } from './reopen-line.ts'

const desk = await startTestApp({ sends: false })
const { app } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost')
const { realm, organisationId, work, member, account, by, pay } = scene
const planId = await scene.plan(4500)
const site = await app.sites.byHost('ceramique.localhost')
if (!site) throw new Error('no site')
const visit = {
  app,
  site: { ...site, realm },
  visitor: null,
  ip: '127.0.0.1',
  userAgent: null,
} as unknown as Visit

const credit = (label: string, amountCents = 4500, more: Partial<Credit> = {}): Credit => ({
  bookedOn: Temporal.PlainDate.from('2026-06-12'),
  amountCents,
  label,
  payerName: null,
  payerIban: null,
  account: null,
  bankReference: null,
  ...more,
})
const bring = (credits: Credit[], more = {}) =>
  importStatement(visit, {
    organisationId,
    fileName: 'releve.csv',
    read: { format: 'csv', credits, leftOut: 0 },
    ...more,
  })
const owing = async (dueOn: string | null = '2026-06-30') => {
  const id = await member(dueOn)
  const due = await work(tx => openDue(tx, realm, id, by()))
  return { id, reference: due?.reference ?? '', dueId: due?.id ?? '' }
}
const lineOf = async (label: string) =>
  await app.db
    .selectFrom('statement_line')
    .selectAll()
    .where('realm_id', '=', realm.id)
    .where('label', '=', label)
    .executeTakeFirstOrThrow()
const alternativesOf = async (label: string) =>
  ((await lineOf(label)).proposal as { alternatives: { because: string; shares: unknown[] }[] }).alternatives

describe('a reference anywhere in the label', () => {
  test.each([
    ['exactly what is owed', 4500, 'exact', 0, 0],
    ['a part of it', 2000, 'partial', 2500, 0],
    ['more than it', 10_000, 'excess', 0, 5500],
  ])('books %s at once', async (_, cents, fit, owedCents, creditCents) => {
    const { id, reference } = await owing()
    const label = `vir de m. essai ${reference.toLowerCase().replace(/(...)/g, '$1 ')} merci`
    expect(await bring([credit(label, cents)])).toMatchObject({ booked: 1, toDecide: 0, known: 0 })
    expect(await account(id)).toMatchObject({ owedCents, creditCents })
    expect(await lineOf(label)).toMatchObject({ state: 'booked', proposal: { fit } })
  })

  test('several that make the amount together are booked as one payment', async () => {
    const [one, other] = [await owing(), await owing()]
    const label = `${one.reference} et ${other.reference}`
    expect(await bring([credit(label, 9000)])).toMatchObject({ booked: 1 })
    for (const { id } of [one, other])
      expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0 })
    const [third, fourth] = [await owing(), await owing()]
    const unequal = `${third.reference} ${fourth.reference}`
    expect(await bring([credit(unequal, 8000)])).toMatchObject({ booked: 0, toDecide: 1 })
    expect(await alternativesOf(unequal)).toEqual([
      {
        because: 'referencesDiffer',
        shares: [
          { membershipId: third.id, amountCents: 4500 },
          { membershipId: fourth.id, amountCents: 3500 },
        ],
      },
    ])
  })

  test('of a due that is paid is proposed as a credit, also within one statement', async () => {
    const { id, reference } = await owing()
    const twice = [credit(`${reference} un`), credit(`${reference} deux`)]
    expect(await bring(twice)).toMatchObject({ booked: 1, toDecide: 1 })
    expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0 })
    expect(await bring([credit(`${reference} trois`)])).toMatchObject({ booked: 0, toDecide: 1 })
    expect(await alternativesOf(`${reference} trois`)).toMatchObject([
      { because: 'referenceSettled', shares: [{ membershipId: id, amountCents: 4500 }] },
    ])
  })

  test('of another organisation, which is not paid to this account, is not known', async () => {
    const outside = await scene.member('2026-06-30', site.organisation.id)
    await scene.plan(3000, 'chosen', site.organisation.id)
    await app.db
      .insertInto('due')
      .values({
        realm_id: realm.id,
        id: newId(),
        membership_id: outside,
        plan_id: planId,
        amount_cents: 4500,
        reference: 'RF74000000000001',
        opened_at: by().at,
      })
      .execute()
    expect(await bring([credit('RF74000000000001 ailleurs')])).toMatchObject({ booked: 0, toDecide: 1 })
    expect(await alternativesOf('RF74000000000001 ailleurs')).toEqual([])
  })
})

describe('without a reference', () => {
  const payerIban = 'FR7630006000011234567890189'
  const key = payerKey(realm.id, { iban: payerIban })

  test('a payer who has paid for somebody before is proposed, who owes that amount first', async () => {
    const [one, other] = [await owing(), await owing()]
    await pay({ [one.id]: 1000 }, { payerKey: key })
    await pay({ [other.id]: 1500 }, { payerKey: key })
    const because = async (label: string, cents: number) => {
      await bring([credit(label, cents, { payerIban })])
      return (await alternativesOf(label)).map(alternative => alternative.because)
    }
    expect(await because('seen one', 3500)).toEqual(['payerSeen', 'payerOtherAmount'])
    expect(await because('seen both', 6500)).toEqual([
      'payerSeenTogether',
      'payerOtherAmount',
      'payerOtherAmount',
    ])
    expect((await alternativesOf('seen one'))[0]?.shares).toEqual([
      { membershipId: one.id, amountCents: 3500 },
    ])
    const { rows: payments } = { rows: (await account(one.id)).payments }
    await work(tx => reversePayment(tx, realm, payments[0]?.id ?? '', 'erreur', by()))
    expect(await because('seen and reversed', 4500)).not.toContain('payerSeen')
  })

  test('a name in the label is proposed, whatever its order, case and accents', async () => {
    const named = async (givenName: string, familyName: string) => {
      const { id } = await owing()
      await app.db
        .updateTable('person')
        .set({ given_name: givenName, family_name: familyName })
        .where('id', '=', eb => eb.selectFrom('membership').select('person_id').where('id', '=', id))
        .execute()
      return id
    }
    const [one, other] = [await named('Anne-Marie', 'Le Goff'), await named('Élodie', 'Œuvrard')]
    await bring([
      credit('VIR MME LE GOFF ANNE MARIE'),
      credit('cotisation elodie oeuvrard'),
      credit('VIR MME OEUVRARD ELODIE', 1000),
      credit('VIR MME GOFF ELODIE'),
    ])
    const found = async (label: string) =>
      (await alternativesOf(label)).map(({ because, shares }) => [because, ...shares])
    expect(await found('VIR MME LE GOFF ANNE MARIE')).toEqual([
      ['name', { membershipId: one, amountCents: 4500 }],
    ])
    expect(await found('cotisation elodie oeuvrard')).toEqual([
      ['name', { membershipId: other, amountCents: 4500 }],
    ])
    expect(await found('VIR MME OEUVRARD ELODIE')).toEqual([
      ['nameOtherAmount', { membershipId: other, amountCents: 1000 }],
    ])
    expect(await found('VIR MME GOFF ELODIE')).toEqual([])
  })
})

describe('a period that comes as CAMT.053 and as CSV', () => {
  const payerIban = 'FR7630006000011234567890189'
  const xml = (credits: Credit[]) => bring(credits, { read: { format: 'camt053', credits, leftOut: 0 } })
  const on = (day: string) => ({ bookedOn: Temporal.PlainDate.from(day) })
  const twinOf = async (label: string) => ((await lineOf(label)).proposal as { twin?: unknown }).twin

  test.each([
    ['camt053', 'csv'],
    ['csv', 'camt053'],
  ] as const)('%s first: a part of a due is asked about, and not booked again', async (first, second) => {
    const { id, reference } = await owing()
    const as = (format: 'camt053' | 'csv', label: string, more = {}) => {
      const credits = [credit(label, 2000, more)]
      return bring(credits, { read: { format, credits, leftOut: 0 } })
    }
    const [told, again] = [`${reference} ${first}`, `VIR ${second} ${reference}`]
    expect(await as(first, told, { bankReference: `X${reference}` })).toMatchObject({ booked: 1 })
    expect(await as(second, again, on('2026-06-14'))).toMatchObject({ booked: 0, toDecide: 1, known: 0 })
    expect(await account(id)).toMatchObject({ owedCents: 2500, creditCents: 0 })
    expect(await twinOf(again)).toEqual({ lineId: (await lineOf(told)).id, because: 'reference' })
    expect(await alternativesOf(again)).toMatchObject([{ because: 'reference' }])
    // Too far apart to be the same, and one more within a format.
    expect(await as(second, `loin ${reference}`, on('2026-06-17'))).toMatchObject({ booked: 1 })
    expect(await as(first, `encore ${reference}`, on('2026-06-20'))).toMatchObject({ booked: 1 })
  })

  test('is known by the account or the name of the payer too, decided or not', async () => {
    const name = 'MME ZYLBERSTEIN ODETTE'
    await xml([
      credit('a1', 3333, { payerIban, payerName: name }),
      credit('a2', 3334, { payerName: 'Odette ZYLBERSTEIN' }),
      credit('a3', 3335, { payerName: 'Odette ZYLBERSTEIN' }),
    ])
    await bring([
      credit('b1', 3333, { payerIban }),
      credit('b2', 3334, { payerName: name }),
      credit('VIR ZYLBERSTEIN ODETTE b3', 3335),
      credit('b4', 3336, { payerName: name }),
      credit('b5', 3334, { payerName: 'M AUTRE NOM' }),
    ])
    const because = async (label: string) => ((await twinOf(label)) as { because?: string })?.because
    expect(await because('b1')).toBe('payer')
    expect(await because('b2')).toBe('payer')
    expect(await because('VIR ZYLBERSTEIN ODETTE b3')).toBe('name')
    expect(await because('b4')).toBeUndefined()
    expect(await because('b5')).toBeUndefined()
  })

  test('two dues that one payer pays by two transfers are told apart by their references', async () => {
    const [one, other] = [await owing(), await owing()]
    await xml([credit(`xml ${one.reference}`, 4500, { payerIban })])
    expect(await bring([credit(`csv ${other.reference}`, 4500, { payerIban })])).toMatchObject({ booked: 1 })
    expect(await account(other.id)).toMatchObject({ owedCents: 0 })
  })
})

describe('never twice', () => {
  test('two accounts of which the files tell the number keep their equal payments apart', async () => {
    const [here, there] = [{ account: '00012345678' }, { account: '00087654321' }]
    expect(await bring([credit('deux comptes', 700, here)])).toMatchObject({ toDecide: 1, known: 0 })
    expect(await bring([credit('deux comptes', 700, there)])).toMatchObject({ toDecide: 1, known: 0 })
    expect(await bring([credit('deux comptes', 700, here)])).toMatchObject({ toDecide: 0, known: 1 })
  })

  test('whatever windows of one account are imported, in whatever order', async () => {
    const { id, reference } = await owing()
    const day = (n: number) => Temporal.PlainDate.from('2026-05-01').add({ days: n })
    let round = 0
    const lines = fc.array(
      fc.record({ day: fc.nat(5), same: fc.nat(2), cents: fc.constantFrom(100, 4500), named: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    )
    const windows = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(lines, windows, fc.boolean(), async (all, some, backwards) => {
        const mark = `tour${++round}`
        const credits = all.map(({ day: n, same, cents, named }) =>
          credit(`${mark} ${named ? reference : ''} ${same}`, cents, { bookedOn: day(n) }),
        )
        for (const [from, to] of [...some, [0, 5] as const]) {
          const inside = credits.filter((_, at) => {
            const n = all[at]?.day ?? 0
            return n >= Math.min(from, to) && n <= Math.max(from, to)
          })
          await bring(backwards ? inside.toReversed() : inside)
        }
        const kept = await app.db
          .selectFrom('statement_line')
          .select(['label', 'amount_cents', 'booked_on'])
          .where('label', 'like', `${mark} %`)
          .execute()
        const asText = (label: string, cents: number, on: Temporal.PlainDate) => `${on} ${cents} ${label}`
        expect(kept.map(line => asText(line.label, line.amount_cents, line.booked_on)).sort()).toEqual(
          credits.map(line => asText(line.label, line.amountCents, line.bookedOn)).sort(),
        )
      }),
      { numRuns: 12 },
    )
    const { dues, creditCents } = await account(id)
    expect(dues[0]?.paidCents).toBeLessThanOrEqual(4500)
    expect(creditCents).toBeLessThanOrEqual(4400)
  })

  test('the same file imported twice at once is booked once', async () => {
    const members = await Promise.all(Array.from({ length: 30 }, () => owing()))
    const credits = members.map(({ reference }) => credit(`ensemble ${reference}`))
    const outcomes = await Promise.all([bring(credits), bring(credits.toReversed()), bring(credits)])
    expect(outcomes.reduce((sum, { known }) => sum + known, 0)).toBe(60)
    for (const { id } of members) expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0 })
    expect(await bring(credits)).toMatchObject({ booked: 0, toDecide: 0, known: 30 })
    const numbers = await app.db
      .selectFrom('receipt')
      .select('number')
      .where('organisation_id', '=', organisationId)
      .orderBy('number')
      .execute()
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1))
  })

  test('an import that broke off is gone on with by the next', async () => {
    const { id, reference } = await owing()
    const label = `interrompu ${reference}`
    await bring([credit(label)])
    // As a crash leaves it: the line is there, and nobody has looked at it.
    const { id: lineId, payment_id } = await lineOf(label)
    await work(tx => reversePayment(tx, realm, payment_id ?? '', 'essai', by()))
    await app.db
      .updateTable('statement_line')
      .set({ state: 'open', payment_id: null, proposal: JSON.stringify({ references: [reference] }) })
      .where('id', '=', lineId)
      .execute()
    expect(await bring([credit(label)])).toMatchObject({ known: 1 })
    expect(await lineOf(label)).toMatchObject({ state: 'booked' })
    expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0 })
  })

  test('a payment that is taken back lets its line be decided again, by hand only', async () => {
    const { id, reference } = await owing()
    const label = `annulé ${reference}`
    await bring([credit(label)])
    const paymentId = (await lineOf(label)).payment_id ?? ''
    await work(async tx => {
      await reversePayment(tx, realm, paymentId, 'erreur', by())
      expect(await reopenLine(tx, realm.id, paymentId)).toBe(true)
      expect(await reopenLine(tx, realm.id, newId())).toBe(false)
    })
    expect(await bring([credit(label)])).toMatchObject({ booked: 0, toDecide: 0, known: 1 })
    expect(await lineOf(label)).toMatchObject({ state: 'open', proposal: { reopened: true } })
    expect(await account(id)).toMatchObject({ owedCents: 4500 })
    expect(await alternativesOf(label)).toMatchObject([{ because: 'reference' }])
  })
})
