import type { VisitorPerson } from '../accounts/visitor.ts'
import { dayInWords } from '../html/day-in-words.ts'
import { SummaryList } from '../html/summary-list.tsx'
import type { Visit } from '../web/visit.ts'
import { type Beneficiary, type Household, householdOf } from './household.ts'
import { householdWords } from './household.words.ts'

const nobody: Household = { secondAdherent: null, beneficiaries: [] }

/** The family in « Mon compte »: what somebody has, and what the realm's registration asks about. */
export async function HouseholdSection({ visit, person }: { visit: Visit; person: VisitorPerson }) {
  const { realm } = visit.site
  const { steps } = realm.policy.registration
  const today = visit.app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const household = person.hasHousehold
    ? await householdOf(visit.app.database.prepared, realm, person.id, today)
    : nobody
  return (
    <>
      {(household.secondAdherent || steps.includes('secondAdherent')) && (
        <SecondAdherent visit={visit} second={household.secondAdherent} />
      )}
      {(household.beneficiaries.length > 0 || steps.includes('beneficiaries')) && (
        <Beneficiaries
          visit={visit}
          beneficiaries={household.beneficiaries}
          isMember={person.standing === 'open'}
        />
      )}
    </>
  )
}

function SecondAdherent({ visit, second }: { visit: Visit; second: Household['secondAdherent'] }) {
  const words = householdWords[visit.language]
  return (
    <section>
      <h2>{words.secondAdherent}</h2>
      {second ? (
        <SummaryList
          rows={[
            { label: words.name, value: `${second.givenName} ${second.familyName}` },
            ...(second.email ? [{ label: words.email, value: second.email }] : []),
          ]}
        />
      ) : (
        <p>{words.noSecondAdherent}</p>
      )}
      <p class="hint">{words.changes}</p>
    </section>
  )
}

type Family = { visit: Visit; beneficiaries: readonly Beneficiary[]; isMember: boolean }

/** Who is no member, or not yet, has no rights to share. */
function Beneficiaries({ visit, beneficiaries, isMember }: Family) {
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
      <p class="hint">{words.changes}</p>
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
