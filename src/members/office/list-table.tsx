import { Table } from '../../html/table.tsx'
import type { Visit } from '../../web/visit.ts'
import type { ListedMember } from './list.ts'
import { listWords } from './list.words.ts'
import type { DuesState } from './list-filter.ts'
import type { ListHere } from './list-here.ts'
import { nameInOrder } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'

type Props = { visit: Visit; here: ListHere; members: readonly ListedMember[] }
type Words = (typeof listWords)['fr']

/** A page of members; of which organisation is told where there are several, what they owe where anything is owed. */
export function MembersTable({ visit, here, members }: Props) {
  const words = listWords[visit.language]
  const { asked, view, among } = here
  const several = view.length > 1
  const withDues = visit.site.realm.policy.dues !== 'none'
  const names = new Map(view.map(({ id, name }) => [id, name]))
  return (
    <Table
      caption={asked.state ? words.states[asked.state] : words.allStates}
      columns={[
        { label: words.name },
        { label: words.number },
        ...(several ? [{ label: words.organisation }] : []),
        { label: words.town },
        { label: words.email },
        { label: words.signIn },
        ...(withDues ? [{ label: words.dues }] : []),
      ]}
      rows={members.map(member => [
        <a class="queue-name" href={pathOfPerson(member.personId)}>
          {nameInOrder(member) || words.unnamed}
        </a>,
        <span class="member-number">{member.number ?? words.none}</span>,
        ...(several ? [names.get(member.organisationId)] : []),
        member.town ?? words.none,
        <span class="queue-address">{member.email ? brokenAtSign(member.email) : words.none}</span>,
        signInOf(member, words),
        ...(withDues ? [duesOf(member, among.today, words)] : []),
      ])}
    />
  )
}

/** An address too long for its column goes on after the `@`. */
function brokenAtSign(email: string) {
  const [mailbox, host] = email.split(/(?<=@)/)
  return (
    <>
      {mailbox}
      <wbr />
      {host}
    </>
  )
}

function signInOf(member: ListedMember, words: Words): string {
  if (member.hasAccount === null) return words.none
  if (!member.hasAccount) return words.cannotSignIn
  return member.hasPassword ? words.signsIn : words.neverSigned
}

function duesOf(member: ListedMember, today: Temporal.PlainDate, words: Words): string {
  return member.state === 'admitted' ? words.duesOf[standingOf(member, today)] : words.none
}

function standingOf({ suspended, dueOn }: ListedMember, today: Temporal.PlainDate): DuesState {
  if (suspended) return 'suspended'
  if (!dueOn) return 'noDueDay'
  return Temporal.PlainDate.compare(dueOn, today) < 0 ? 'late' : 'upToDate'
}
