import { isLate } from '../../accounts/standing.ts'
import { accountOf, type DuesAccount } from '../../dues/balance.ts'
import { moneyInWords } from '../../dues/money.ts'
import { pathOfLedger } from '../../dues/office/membership-here.ts'
import { todayOf } from '../../dues/office/today.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import { SummaryList } from '../../html/summary-list.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'
import { listWords } from './list.words.ts'
import { memberWords } from './member.words.ts'
import { memberActsWords } from './member-acts.words.ts'
import type { MemberRights } from './member-rights.ts'
import { pathOfPerson } from './person-here.ts'

type Props = { visit: Visit; held: HeldPerson; rights: MemberRights }

/** What the person is, or was, a member of, each with what can be done about it. */
export async function Memberships({ visit, held, rights }: Props) {
  const { app, site, language } = visit
  const words = memberWords[language]
  const owes = site.realm.policy.dues !== 'none'
  const seen = held.memberships.filter(
    ({ state, organisationId }) => state !== 'awaitingAdmission' && rights.duesOf.includes(organisationId),
  )
  const accounts = owes
    ? await accountOf(
        app.db,
        site.realm.id,
        seen.map(({ id }) => id),
      )
    : []
  return (
    <section>
      <h2>{words.memberships}</h2>
      {held.memberships.map(membership => (
        <article key={membership.id} class="card member-membership">
          <h3 class="card-title">{membership.organisationName}</h3>
          <SummaryList
            rows={[
              { label: words.state, value: stateInWords(visit, membership) },
              { label: words.number, value: membership.number ?? listWords[language].none },
              {
                label: words.joined,
                value: membership.joinedOn
                  ? dayInWords(membership.joinedOn, language)
                  : listWords[language].none,
              },
              ...(owes ? [{ label: words.due, value: dueInWords(visit, membership, accounts) }] : []),
            ]}
          />
          {membership.state !== 'awaitingAdmission' && (
            <Acts visit={visit} held={held} membership={membership} rights={rights} />
          )}
        </article>
      ))}
      {rights.mayAddMembership && (
        <p>
          <a href={`${pathOfPerson(held.id)}/adhesion`}>{memberActsWords[language].addMembership}</a>
        </p>
      )}
    </section>
  )
}

function stateInWords(visit: Visit, { state, leftOn, suspended }: HeldMembership): string {
  const words = memberWords[visit.language]
  if (state === 'admitted' && suspended) return words.suspended
  return leftOn && state !== 'admitted'
    ? words.stateSince(words.states[state], dayInWords(leftOn, visit.language))
    : words.states[state]
}

/** Until when dues are paid, in red and in words where that is past, and what is left to pay. */
function dueInWords(visit: Visit, membership: HeldMembership, accounts: readonly DuesAccount[]) {
  const { language } = visit
  const words = memberActsWords[language]
  const { dueOn, state } = membership
  const account = accounts.find(({ membershipId }) => membershipId === membership.id)
  const day = dueOn ? dayInWords(dueOn, language) : listWords[language].none
  const late = state === 'admitted' && isLate(membership, todayOf(visit))
  return (
    <>
      {late ? <strong class="past">{words.late(day)}</strong> : day}
      {account && account.owedCents > 0 && <div>{words.owed(moneyInWords(account.owedCents, language))}</div>}
      {account && account.creditCents > 0 && (
        <div>{words.credit(moneyInWords(account.creditCents, language))}</div>
      )}
    </>
  )
}

type ActsProps = Props & { membership: HeldMembership }
type Act = { href: string; label: string }

/** What can be done about a membership, by intent; what one may not do is not there. */
function Acts({ visit, held, membership, rights }: ActsProps) {
  const { language, site } = visit
  const words = memberActsWords[language]
  const groups = [
    {
      title: words.aboutDues,
      acts: site.realm.policy.dues === 'none' ? [] : duesActs(visit, membership, rights),
    },
    { title: words.aboutMembership, acts: membershipActs(visit, held, membership, rights) },
  ].filter(({ acts }) => acts.length > 0)
  const several = held.memberships.length > 1
  return (
    <>
      {groups.map(({ title, acts }) => (
        <div key={title} class="member-acts">
          <h4>{title}</h4>
          <ul>
            {acts.map(({ href, label }) => (
              <li key={label}>
                <a href={href}>
                  {label}
                  {several && <span class="visually-hidden"> ({membership.organisationName})</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function duesActs(visit: Visit, { id, state, organisationId }: HeldMembership, rights: MemberRights): Act[] {
  const words = memberActsWords[visit.language]
  const records = rights.recordsDuesOf.includes(organisationId)
  const path = pathOfLedger(id)
  return [
    ...(rights.duesOf.includes(organisationId)
      ? [{ href: path, label: memberWords[visit.language].seeDues }]
      : []),
    ...(records && state === 'admitted'
      ? [
          { href: `${path}/paiement`, label: words.recordPayment },
          { href: `${path}/tarif`, label: words.changePlan },
          { href: `${path}/echeance`, label: words.moveDueDay },
        ]
      : []),
  ]
}

function membershipActs(
  visit: Visit,
  held: HeldPerson,
  { id, state, suspended, organisationId }: HeldMembership,
  rights: MemberRights,
): Act[] {
  const words = memberActsWords[visit.language]
  const departs = rights.departuresOf.includes(organisationId)
  const inForce = state === 'admitted'
  const to = (part: string) => `${pathOfPerson(held.id)}/${part}?adhesion=${id}`
  return [
    ...(inForce && rights.movesOf.includes(organisationId)
      ? [{ href: to('deplacer'), label: words.move }]
      : []),
    ...(inForce && rights.suspensionsOf.includes(organisationId)
      ? [{ href: to('suspension'), label: suspended ? words.lift : words.suspend }]
      : []),
    ...(departs
      ? [
          {
            href: to('depart'),
            label: inForce ? memberWords[visit.language].depart : memberWords[visit.language].readmit,
          },
        ]
      : []),
  ]
}
