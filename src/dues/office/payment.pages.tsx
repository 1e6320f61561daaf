import { newId } from '../../database/new-id.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyAsTyped } from '../money.ts'
import {
  type MembershipHere,
  membershipHere,
  membershipsHere,
  nameSaid,
  pathOfLedger,
} from './membership-here.ts'
import { householdOf, membersNamed, owedNow, recordByHand } from './payment.ts'
import { paymentWords } from './payment.words.ts'
import { fieldOfPart, paymentTyped, readPayment, type TypedPayment } from './payment-typed.ts'
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
  return await show(visit, {
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
  const add = (form.get('ajout') ?? '').slice(0, 200).toWellFormed().replaceAll(/\s+/g, ' ').trim()
  const chosen = form.get('choisi')
  if (chosen || add) {
    const matching = chosen
      ? await membershipsHere(app.db, among, [chosen])
      : await membersNamed(app.db, among, add)
    const found = matching.filter(({ id }) => typed.parts.every(part => part.membershipId !== id))
    const [only, ...more] = found
    if (only && more.length === 0) {
      const part = { membershipId: only.id, amount: await amountFor(visit, only.id) }
      return await show(visit, { ...shown, typed: { ...typed, parts: [...typed.parts, part] } })
    }
    const words = paymentWords[language]
    const message = found.length > 0 ? words.several : words.nobody
    return await show(visit, { ...shown, add, found, problems: [{ field: 'ajout', message }] })
  }
  const reading = readPayment(typed, todayOf(visit), language)
  if ('problems' in reading) return await show(visit, { ...shown, problems: reading.problems })
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

type Shown = {
  membership: MembershipHere
  among: Among
  typed: TypedPayment
  problems: readonly Problem[]
  add: string
  found: readonly MembershipHere[]
}

async function show(visit: Visit, shown: Shown): Promise<Response> {
  const { language } = visit
  const { membership, among, typed, problems, add, found } = shown
  const words = paymentWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const ids = typed.parts.map(({ membershipId }) => membershipId)
  const members = new Map((await membershipsHere(visit.app.db, among, ids)).map(each => [each.id, each]))
  const path = pathOfLedger(membership.id)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{nameSaid(membership)}</p>
        <form method="post" action={`${path}/paiement`} noValidate>
          <input type="hidden" name="id" value={typed.id} />
          <RequiredNote language={language} />
          {typed.parts.map(({ membershipId, amount }, index) => {
            const member = members.get(membershipId)
            const field = fieldOfPart(membershipId)
            return (
              member && (
                <Field
                  key={field}
                  name={field}
                  label={typed.parts.length === 1 ? words.amount : words.amountFor(nameSaid(member))}
                  hint={index === 0 ? words.amountHint : words.othersHint}
                  value={amount}
                  error={error(field)}
                  inputmode="decimal"
                  autocomplete="off"
                  width="short"
                  required={typed.parts.length === 1}
                />
              )
            )
          })}
          <Field
            name="date"
            label={words.receivedOn}
            hint={words.receivedHint}
            value={typed.day}
            error={error('date')}
            autocomplete="off"
            width="medium"
            required
          />
          <Radios
            name="moyen"
            legend={words.method}
            value={typed.method}
            error={error('moyen')}
            required
            options={(['transfer', 'cheque', 'cash'] as const).map(value => ({
              value,
              label: words.methods[value],
            }))}
          />
          <Field
            name="note"
            label={words.note}
            hint={words.noteHint}
            value={typed.note}
            error={error('note')}
            autocomplete="off"
          />
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
          <h2>{words.others}</h2>
          <Field
            name="ajout"
            label={words.add}
            hint={words.addHint}
            value={add}
            error={error('ajout')}
            autocomplete="off"
            spellcheck={false}
          />
          {found.length > 0 && (
            <ul class="dues-found">
              {found.map(member => (
                <li key={member.id}>
                  <span>
                    {[nameSaid(member), member.number, member.organisationName].filter(Boolean).join(', ')}
                  </span>
                  <Button kind="secondary" name="choisi" value={member.id}>
                    {words.addThis(nameSaid(member))}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <Button kind="secondary">{words.addButton}</Button>
        </form>
      </>
    ),
  })
}
