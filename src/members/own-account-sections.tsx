import type { AccountSection } from '../accounts/account-section.ts'
import { dayInWords } from '../html/day-in-words.ts'
import { SummaryList } from '../html/summary-list.tsx'
import { ownAccountWords } from './own-account.words.ts'
import { phoneInWords } from './phone-in-words.ts'

export function SignInSection({ visit, visitor, person }: Parameters<AccountSection>[0]) {
  const words = ownAccountWords[visit.language]
  return (
    <section>
      <h2>{words.signIn}</h2>
      <SummaryList
        rows={[
          { label: words.identifier, value: visitor.email },
          { label: words.name, value: `${person.givenName} ${person.familyName}` },
        ]}
      />
      {visitor.sharedBy > 1 && (
        <p>
          {words.sharedBy} <a href="/connexion/qui?retour=/espace/compte">{words.changeOver}</a>
        </p>
      )}
    </section>
  )
}

export function IdentitySection({ visit, person }: Parameters<AccountSection>[0]) {
  const words = ownAccountWords[visit.language]
  const address = [
    person.addressLine1,
    person.addressLine2,
    [person.postcode, person.town].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))
  return (
    <section>
      <h2>{words.identity}</h2>
      <SummaryList
        rows={[
          ...(person.title ? [{ label: words.civility, value: person.title }] : []),
          { label: words.familyName, value: person.familyName },
          { label: words.givenName, value: person.givenName },
          {
            label: words.birthDate,
            value: person.birthDate ? dayInWords(person.birthDate, visit.language) : words.none,
          },
          { label: words.phone, value: person.phone ? phoneInWords(person.phone) : words.none },
          { label: words.mobile, value: person.mobile ? phoneInWords(person.mobile) : words.none },
          { label: words.address, value: address.length > 0 ? address : words.none },
        ]}
      />
      <p class="hint">{words.readOnly}</p>
    </section>
  )
}

export function PasswordSection({ visit }: Parameters<AccountSection>[0]) {
  const words = ownAccountWords[visit.language]
  return (
    <section>
      <h2>
        <a href="/espace/securite">{words.resetPassword}</a>
      </h2>
      <p>{words.passwordHelp}</p>
    </section>
  )
}
