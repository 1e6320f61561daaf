import type { Problem } from '../../html/error-summary.tsx'
import type { Visit } from '../../web/visit.ts'
import { moneyAsTyped, moneyInWords, readMoney } from '../money.ts'
import { nameOf } from './line-parts.tsx'
import type { Line } from './lines.ts'
import { linesWords } from './lines.words.ts'
import type { PayableMember } from './payable-members.ts'
import type { Share } from './proposal.ts'

export const fieldOfShare = (membershipId: string) => `montant-${membershipId}`

/** The amounts that were typed for the members that were chosen. */
export function readShares(
  { form, language }: Visit,
  line: Line,
  members: readonly PayableMember[],
): { shares: Share[] } | { problems: Problem[] } {
  const words = linesWords[language]
  if (members.length === 0) return { problems: [{ field: 'recherche', message: words.notPayable }] }
  const typed = members.map(member => ({
    member,
    amountCents: readMoney(form.get(fieldOfShare(member.membershipId)) ?? ''),
  }))
  const problems = typed
    .filter(({ amountCents }) => !amountCents)
    .map(({ member }) => ({
      field: fieldOfShare(member.membershipId),
      message: words.wrongAmount(nameOf(member)),
    }))
  if (problems.length > 0) return { problems }
  const shares = typed.map(({ member, amountCents }) => ({
    membershipId: member.membershipId,
    amountCents: amountCents ?? 0,
  }))
  const sum = shares.reduce((all, { amountCents }) => all + amountCents, 0)
  if (sum === line.amountCents) return { shares }
  const message = words.otherSum(moneyInWords(sum, language), moneyInWords(line.amountCents, language))
  return { problems: [{ field: fieldOfShare(members[0]?.membershipId ?? ''), message }] }
}

/** What each field begins with: what the member owes as far as the amount goes, and the rest for the last. */
export function sharesToBeginWith(
  { amountCents }: Line,
  members: readonly PayableMember[],
  language: Visit['language'],
): Map<string, string> {
  let rest = amountCents
  const last = members.length - 1
  return new Map(
    members.map(({ membershipId, leftCents }, place) => {
      const own = place === last ? rest : Math.min(rest, leftCents ?? 0)
      rest -= own
      return [membershipId, own > 0 ? moneyAsTyped(own, language) : '']
    }),
  )
}
