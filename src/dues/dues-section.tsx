import type { AccountSection } from '../accounts/account-section.ts'
import { duesWords } from './dues-section.words.ts'
import { MembershipDues } from './pay/membership-dues.tsx'
import { payWords } from './pay/pay.words.ts'

/** « Cotisation » in « Mon compte ». */
export function DuesSection({ visit, person }: Parameters<AccountSection>[0]) {
  const words = duesWords[visit.language]
  return (
    <section>
      <h2>{words.dues}</h2>
      {person.memberships.map(membership => (
        <MembershipDues key={membership.id} visit={visit} membership={membership} />
      ))}
      {person.memberships.length === 0 && <p>{words.nothingDue}</p>}
      <p class="hint">{words.officeChanges}</p>
    </section>
  )
}

/** « Payer ma cotisation » in « Mon compte », for who has dues to pay. */
export function PayDuesSection({ visit, person }: Parameters<AccountSection>[0]) {
  const words = payWords[visit.language]
  if (visit.site.realm.policy.dues === 'none') return null
  if (!person.memberships.some(({ state }) => state === 'admitted')) return null
  return (
    <section>
      <h2>
        <a href="/espace/cotisation">{words.pay}</a>
      </h2>
      <p>{words.payWhat}</p>
    </section>
  )
}
