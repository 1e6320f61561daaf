import type { VisitorPerson } from '../accounts/visitor.ts'
import { dayInWords } from '../html/day-in-words.ts'
import { SummaryList } from '../html/summary-list.tsx'
import type { Visit } from '../web/visit.ts'
import { type Beneficiary, firstAdherentOf, type Household, householdOf } from './household.ts'
import { householdWords } from './household.words.ts'
import { ChangeRecord, type RecordLinks } from './own-account-change.tsx'

const nobody: Household = { secondAdherent: null, beneficiaries: [] }

/** The family in « Mon compte »: what somebody has, and what the realm's registration asks about. */
export const householdSection = (links: RecordLinks) =>
  async function HouseholdSection({ visit, person }: { visit: Visit; person: VisitorPerson }) {
    const { realm } = visit.site
    const toSecond = links.part(realm.policy, 'secondAdherent')
    const toBeneficiaries = links.part(realm.policy, 'beneficiaries')
    const today = visit.app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
    const household = person.hasHousehold
      ? await householdOf(visit.app.database.prepared, realm, person.id, today)
      : nobody
    // The second of a couple has no second.
    const first =
      person.hasHousehold && toSecond && !household.secondAdherent
        ? await firstAdherentOf(visit.app.database.prepared, realm.id, person.id)
        : null
    return (
      <>
        {(household.secondAdherent || toSecond) && (
          <SecondAdherent
            visit={visit}
            second={household.secondAdherent}
            first={first}
            toChange={first ? null : toSecond}
          />
        )}
        {(household.beneficiaries.length > 0 || toBeneficiaries) && (
          <Beneficiaries
            visit={visit}
            beneficiaries={household.beneficiaries}
            isMember={person.standing === 'open'}
            toChange={toBeneficiaries}
          />
        )}
      </>
    )
  }

type Couple = {
  visit: Visit
  second: Household['secondAdherent']
  /** Whose second adherent one is oneself. */
  first: string | null
  toChange: string | null
}

function SecondAdherent({ visit, second, first, toChange }: Couple) {
  const words = householdWords[visit.language]
  return (
    <section>
      <h2>{words.secondAdherent}</h2>
      {second ? (
        <SummaryList
          rows={[
            { label: words.name, value: `${second.givenName} ${second.familyName}` },
            ...(second.email
              ? [{ label: words.email, value: <span class="breakable">{second.email}</span> }]
              : []),
            {
              label: words.signIn,
              value: second.signsIn ? words.signsIn : words.signsInNot,
              action: { href: '/espace/deuxieme-adherent', label: words.changeSignIn },
            },
          ]}
        />
      ) : (
        <p>{first ? words.isSecond(first) : words.noSecondAdherent}</p>
      )}
      <ChangeRecord language={visit.language} href={toChange} about={words.secondAdherent} />
    </section>
  )
}

type Family = {
  visit: Visit
  beneficiaries: readonly Beneficiary[]
  isMember: boolean
  toChange: string | null
}

/** Who is no member, or not yet, has no rights to share. */
function Beneficiaries({ visit, beneficiaries, isMember, toChange }: Family) {
  const words = householdWords[visit.language]
  return (
    <section>
      <h2>{words.beneficiaries}</h2>
      {beneficiaries.length > 0 ? (
        <SummaryList
          rows={beneficiaries.map(each => ({
            label: `${each.givenName} ${each.familyName}`,
            value: <Rights visit={visit} beneficiary={each} isMember={isMember} />,
          }))}
        />
      ) : (
        <p>{words.noBeneficiaries}</p>
      )}
      <ChangeRecord language={visit.language} href={toChange} about={words.beneficiaries} />
    </section>
  )
}

type Each = { visit: Visit; beneficiary: Beneficiary; isMember: boolean }

function Rights({ visit, beneficiary, isMember }: Each) {
  const { language, site } = visit
  const words = householdWords[language]
  const { kind, birthDate, rightsEnd, hasRights } = beneficiary
  const { childAgeLimit } = site.realm.policy.household
  return (
    <>
      <div>{words.kinds[kind]}</div>
      {birthDate && <div>{words.born(dayInWords(birthDate, language))}</div>}
      {isMember && rightsEnd && childAgeLimit && hasRights && (
        <div>{words.rightsUntil(dayInWords(rightsEnd, language), childAgeLimit)}</div>
      )}
      {rightsEnd && !hasRights && (
        <strong class="past">{words.rightsEnded(dayInWords(rightsEnd, language))}</strong>
      )}
    </>
  )
}
