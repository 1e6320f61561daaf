import { newId } from '../../database/new-id.ts'
import { reachOf } from '../../office/reach.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyAsTyped } from '../money.ts'
import { lineIn } from './line-typed.ts'
import { membershipHere, membershipsHere, pathOfLedger } from './membership-here.ts'
import { householdOf, membersNamed, owedNow, recordByHand } from './payment.ts'
import { paymentWords } from './payment.words.ts'
import { showPayment } from './payment-form.tsx'
import { paymentTyped, readPayment, type TypedPayment } from './payment-typed.ts'
import { todayOf } from './today.ts'

type Among = { realmId: string; organisationIds: readonly string[] }

/** `GET /bureau/cotisations/:id/paiement`: for today, with what is owed, and with the others of the household. */
export async function newPaymentPage(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return notFound(visit)
  const among = await amongOf(visit)
  const household = await householdOf(visit.app.db, among, membership.personId)
  const parts = [
    { membershipId: membership.id, amount: await amountFor(visit, membership.id) },
    ...household.map(({ id }) => ({ membershipId: id, amount: '' })),
  ]
  const day = dayInFigures(todayOf(visit))
  return await showPayment(visit, {
    membership,
    among,
    typed: { id: newId(), parts, day, method: '', note: '' },
    problems: [],
    add: '',
    found: [],
  })
}

/** `POST /bureau/cotisations/:id/paiement`: records it, or adds somebody to it where a name was typed. */
export async function savePayment(visit: Visit): Promise<Response> {
  const { form, language, app } = visit
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return notFound(visit)
  const among = await amongOf(visit)
  const typed = withFirst(paymentTyped(form), membership.id)
  const shown = { membership, among, typed, problems: [], add: '', found: [] }
  const add = lineIn(form, 'ajout', 200)
  const chosen = form.get('choisi')
  if (chosen || add) {
    const matching = chosen
      ? await membershipsHere(app.db, among, [chosen])
      : await membersNamed(app.db, among, add)
    const found = matching.filter(({ id }) => typed.parts.every(part => part.membershipId !== id))
    const [only, ...more] = found
    if (only && more.length === 0) {
      const part = { membershipId: only.id, amount: await amountFor(visit, only.id) }
      return await showPayment(visit, { ...shown, typed: { ...typed, parts: [...typed.parts, part] } })
    }
    const words = paymentWords[language]
    const message = found.length > 0 ? words.several : words.nobody
    return await showPayment(visit, { ...shown, add, found, problems: [{ field: 'ajout', message }] })
  }
  const reading = readPayment(typed, todayOf(visit), language)
  if ('problems' in reading) return await showPayment(visit, { ...shown, problems: reading.problems })
  const inReach = await membershipsHere(
    app.db,
    among,
    reading.entry.shares.map(({ membershipId }) => membershipId),
  )
  if (inReach.length < reading.entry.shares.length) return notFound(visit)
  const what = await recordByHand(visit, membership, reading.entry)
  return redirect(pathOfLedger(membership.id), [leave({ said: 'duesKept', what })])
}

async function amongOf(visit: Visit): Promise<Among> {
  const reach = await reachOf(visit, 'recordDues')
  return { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
}

/** The membership of the address has its amount in the form, and the first one. */
function withFirst(typed: TypedPayment, membershipId: string): TypedPayment {
  const own = typed.parts.find(part => part.membershipId === membershipId) ?? { membershipId, amount: '' }
  return { ...typed, parts: [own, ...typed.parts.filter(part => part.membershipId !== membershipId)] }
}

async function amountFor(visit: Visit, membershipId: string): Promise<string> {
  const owed = (await owedNow(visit.app.db, visit.site.realm.id, [membershipId])).get(membershipId) ?? 0
  return owed > 0 ? moneyAsTyped(owed, visit.language) : ''
}
