import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import { type MembershipHere, membershipsHere, nameSaid, pathOfLedger } from './membership-here.ts'
import { paymentWords } from './payment.words.ts'
import { fieldOfPart, type TypedPayment } from './payment-typed.ts'

/** A form that is being filled in: what was typed, whom a search for one more has found. */
export type PaymentForm = {
  membership: MembershipHere
  among: { realmId: string; organisationIds: readonly string[] }
  typed: TypedPayment
  problems: readonly Problem[]
  add: string
  found: readonly MembershipHere[]
}

/** The form of a payment, with an amount for each membership that it is for. */
export async function showPayment(visit: Visit, form: PaymentForm): Promise<Response> {
  const { language } = visit
  const { membership, among, typed, problems, add, found } = form
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
