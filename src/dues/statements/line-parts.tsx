import { Button } from '../../html/button.tsx'
import { Checkbox } from '../../html/choice.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { moneyInWords } from '../money.ts'
import type { Line } from './lines.ts'
import { linesWords } from './lines.words.ts'
import { hrefOfLine } from './lines-address.ts'
import type { PayableMember } from './payable-members.ts'
import type { Alternative, Share } from './proposal.ts'

export type Members = ReadonlyMap<string, PayableMember>

export const nameOf = ({ givenName, familyName }: PayableMember) =>
  [givenName, familyName].filter(Boolean).join(' ')

/** Where the line has a twin: the box that says that it is another payment. */
export const fieldOfOther = 'autre'

/** What a payment for a member who owes nothing would do; null for one who owes. */
export function advanceOf(member: PayableMember, { language }: Visit): string | null {
  if (member.leftCents !== null) return null
  const words = linesWords[language]
  const { paidUntil } = member
  return paidUntil
    ? words.advance(nameOf(member), dayInWords(paidUntil, language))
    : words.advanceUndated(nameOf(member))
}

/** Whether a share is for somebody who owes nothing: it is not the first choice then. */
export const isAdvance = ({ shares }: Alternative, members: Members) =>
  shares.some(({ membershipId }) => members.get(membershipId)?.leftCents === null)

/** Amount and day of a line, by which it is called. */
export function headingOf({ amountCents, bookedOn }: Line, { language }: Visit): string {
  const amount = moneyInWords(amountCents, language)
  return linesWords[language].heading(amount, dayInWords(bookedOn, language))
}

/** The members of shares, as one says them; those who are not in reach any more are left out. */
function namesOf(shares: readonly Share[], members: Members): string {
  const names = shares.flatMap(({ membershipId }) => {
    const member = members.get(membershipId)
    return member ? [nameOf(member)] : []
  })
  return names.join(', ')
}

/** Who it is, and what is asked of whom. */
export function ShareList({
  visit,
  shares,
  members,
}: {
  visit: Visit
  shares: readonly Share[]
  members: Members
}) {
  const { language } = visit
  const words = linesWords[language]
  return (
    <ul class="share-list">
      {shares.map(({ membershipId, amountCents }) => {
        const member = members.get(membershipId)
        if (!member) return null
        return (
          <li key={membershipId}>
            <a href={`/bureau/adherents/${member.personId}`}>{nameOf(member)}</a>
            {member.number && ` (${member.number})`}
            {words.colon}
            {shares.length > 1 && `${moneyInWords(amountCents, language)}, `}
            {member.leftCents === null
              ? words.owesNothing
              : words.owes(moneyInWords(member.leftCents, language))}
          </li>
        )
      })}
    </ul>
  )
}

type AlternativeProps = {
  visit: Visit
  line: Line
  alternative: Alternative
  place: number
  members: Members
  /** Where it is to be said that it is another payment than the twin: what is missing there, or an empty text. */
  twinProblem?: string | undefined
}

/** For whom a line may count and why, with the button that says yes. */
export function AlternativeForm({ visit, line, alternative, place, members, twinProblem }: AlternativeProps) {
  const words = linesWords[visit.language]
  const { shares, because } = alternative
  if (!shares.every(({ membershipId }) => members.has(membershipId))) return null
  return (
    <form class="line-alternative" method="post" action={`${hrefOfLine(line.id)}/confirmer`}>
      <p>{words.because[because]}</p>
      <ShareList visit={visit} shares={shares} members={members} />
      {shares.map(({ membershipId }) => {
        const member = members.get(membershipId)
        const advance = member && advanceOf(member, visit)
        return advance && <Notice key={membershipId} kind="information" title={advance} />
      })}
      {shares.map(({ membershipId, amountCents }) => (
        <input key={membershipId} type="hidden" name="part" value={`${membershipId} ${amountCents}`} />
      ))}
      {twinProblem !== undefined && (
        <Checkbox
          name={fieldOfOther}
          id={place === 0 ? fieldOfOther : `${fieldOfOther}-${place}`}
          value="oui"
          label={words.twin.isOther}
          error={twinProblem || undefined}
          required
        />
      )}
      <Button kind={place === 0 && !isAdvance(alternative, members) ? 'primary' : 'secondary'}>
        {words.confirm(namesOf(shares, members))}
        <span class="visually-hidden"> ({headingOf(line, visit)})</span>
      </Button>
    </form>
  )
}

type LineButtonProps = { visit: Visit; line: Line; act: 'ignore' | 'takeUp'; label?: string }

/** Sets a line aside, or takes it up again. */
export function LineButton({ visit, line, act, label }: LineButtonProps) {
  const words = linesWords[visit.language]
  const path = act === 'ignore' ? 'ignorer' : 'reprendre'
  return (
    <form method="post" action={`${hrefOfLine(line.id)}/${path}`}>
      <Button kind="secondary">
        {label ?? words[act]}
        <span class="visually-hidden"> ({headingOf(line, visit)})</span>
      </Button>
    </form>
  )
}

/** What has just been done with a line, and the cookie that told it. */
export function lineSaid(visit: Visit) {
  const flash = left(visit)
  if (flash?.said !== 'statementLine') return { notice: null, cookies: [] }
  const words = linesWords[visit.language]
  const { what, line } = flash
  const notice = (
    <Notice kind={what === 'decidedBefore' ? 'problem' : 'success'} title={words.said[what]}>
      {what === 'decidedBefore' && <p>{words.decidedBefore}</p>}
      {what === 'ignored' && (
        <form method="post" action={`${hrefOfLine(line)}/reprendre`}>
          <Button kind="secondary">{words.undo}</Button>
        </form>
      )}
    </Notice>
  )
  return { notice, cookies: [forgetFlash] }
}
