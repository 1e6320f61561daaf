import type { AccountSection } from '../accounts/account-section.ts'
import type { VisitorPerson } from '../accounts/visitor.ts'
import { dayInWords } from '../html/day-in-words.ts'
import type { Language } from '../html/language.ts'
import { SummaryList, type SummaryRow } from '../html/summary-list.tsx'
import { countryName } from './countries.ts'
import { occupationOf } from './occupations.ts'
import { ownAccountWords } from './own-account.words.ts'
import { ChangeRecord, type RecordLinks } from './own-account-change.tsx'
import { phoneInWords } from './phone-in-words.ts'

type Props = Parameters<AccountSection>[0]

/** « Connexion »: how one signs in, and under which name. */
export const signInSection = (links: RecordLinks) =>
  function SignInSection({ visit, visitor, person }: Props) {
    const words = ownAccountWords[visit.language]
    return (
      <section>
        <h2>{words.signIn}</h2>
        <SummaryList
          rows={[
            {
              label: words.identifier,
              value: <span class="breakable">{visitor.email}</span>,
              action: { href: '/espace/adresse', label: words.changeEmail },
            },
            { label: words.name, value: `${person.givenName} ${person.familyName}` },
          ]}
        />
        {visitor.sharedBy > 1 && (
          <p>
            {words.sharedBy} <a href="/connexion/qui?retour=/espace/compte">{words.changeOver}</a>
          </p>
        )}
        <ChangeRecord
          language={visit.language}
          href={links.part(visit.site.realm.policy, 'identity')}
          about={words.signIn}
        />
      </section>
    )
  }

/** « Identité »: all that somebody has told about who it is, and where to write. */
export const identitySection = (links: RecordLinks) =>
  async function IdentitySection({ visit, person }: Props) {
    const { language, site, app } = visit
    const words = ownAccountWords[language]
    const asked = site.realm.policy.registration.fields
    const occupation =
      asked.occupation === 'none' ? null : await occupationOf(app.database.prepared, site.realm.id, person.id)
    const row = (label: string, value: string | null, isAsked: boolean): SummaryRow[] =>
      value || isAsked ? [{ label, value: value ?? words.none }] : []
    const born = person.birthDate && dayInWords(person.birthDate, language)
    const [phone = null, otherPhone = null] = [person.mobile, person.phone].filter(number => number !== null)
    const address = addressOf(person, language)
    return (
      <section>
        <h2>{words.identity}</h2>
        <SummaryList
          rows={[
            ...row(words.civility, person.title, false),
            ...row(words.familyName, person.familyName, true),
            ...row(words.givenName, person.givenName, true),
            ...row(words.occupation, occupation, asked.occupation !== 'none'),
            ...row(words.birthDate, born, asked.birthDate !== 'none'),
            ...row(words.phone, phone && phoneInWords(phone), asked.phone !== 'none'),
            ...row(words.otherPhone, otherPhone && phoneInWords(otherPhone), false),
            {
              label: words.address,
              value: address.length > 0 ? address.map(line => <div key={line}>{line}</div>) : words.none,
            },
          ]}
        />
        <ChangeRecord language={language} href={links.all} about={words.identity} />
        {site.realm.policy.directory !== 'none' && (
          <p>
            <a class="directory-link" href="/espace/annuaire">
              {words.directory}
            </a>
          </p>
        )}
      </section>
    )
  }

function addressOf(person: VisitorPerson, language: Language): string[] {
  const { addressLine1, addressLine2, postcode, town, country } = person
  return [
    addressLine1,
    addressLine2,
    [postcode, town].filter(Boolean).join(' '),
    country && country !== 'FR' ? countryName(country, language) : null,
  ].filter((line): line is string => Boolean(line))
}

/** « Réinitialiser mon mot de passe ». */
export function PasswordSection({ visit }: Props) {
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
