import { todayOf } from '../../dues/office/today.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import { SummaryList } from '../../html/summary-list.tsx'
import { roleNames } from '../../office/roles/role-names.words.ts'
import type { Visit } from '../../web/visit.ts'
import { type Beneficiary, firstAdherentOf, householdOf } from '../household.ts'
import type { HeldPerson } from './held-person.ts'
import { memberActsWords } from './member-acts.words.ts'
import { publishedRecordsOf, rolesOf } from './member-related.ts'

type Props = { visit: Visit; held: HeldPerson; organisationIds: readonly string[] }

/** The couple, and the family; nothing where there is none. */
export async function Family({ visit, held }: Omit<Props, 'organisationIds'>) {
  const { app, site, language } = visit
  const words = memberActsWords[language]
  const { secondAdherent, beneficiaries } = await householdOf(app.db, site.realm, held.id, todayOf(visit))
  const first = secondAdherent ? null : await firstAdherentOf(app.db, site.realm.id, held.id)
  if (!secondAdherent && !first && beneficiaries.length === 0) return null
  return (
    <section>
      <h2>{words.household}</h2>
      <SummaryList
        rows={[
          ...(first ? [{ label: words.firstAdherent, value: first }] : []),
          ...(secondAdherent
            ? [
                {
                  label: words.secondAdherent,
                  value: (
                    <>
                      <div>{`${secondAdherent.givenName} ${secondAdherent.familyName}`}</div>
                      <div>{secondAdherent.signsIn ? words.signsIn : words.signsInNot}</div>
                    </>
                  ),
                },
              ]
            : []),
          ...beneficiaries.map(one => ({ label: words.kinds[one.kind], value: familyInWords(visit, one) })),
        ]}
      />
    </section>
  )
}

function familyInWords(
  { language }: Visit,
  { givenName, familyName, birthDate, rightsEnd, hasRights }: Beneficiary,
) {
  const words = memberActsWords[language]
  const rights =
    rightsEnd && (hasRights ? words.rightsUntil : words.rightsOver)(dayInWords(rightsEnd, language))
  const born = birthDate && words.born(dayInWords(birthDate, language))
  return [`${givenName} ${familyName}`, born, rights].filter(Boolean).join(', ')
}

/** What the person does in the office, as far as one reaches. */
export async function Roles({ visit, held, organisationIds }: Props) {
  const { app, site, language } = visit
  const words = memberActsWords[language]
  const now = app.clock.now()
  const roles = await rolesOf(app.db, now, { realmId: site.realm.id, personId: held.id, organisationIds })
  if (roles.length === 0) return null
  const day = (at: Temporal.Instant) =>
    dayInWords(at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
  return (
    <section>
      <h2>{words.roles}</h2>
      <SummaryList
        rows={roles.map(({ name, organisationName, startsAt, endsAt }) => ({
          label: organisationName,
          value: [
            roleNames[language][name].name,
            Temporal.Instant.compare(startsAt, now) > 0 && words.from(day(startsAt)),
            endsAt && words.until(day(endsAt)),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    </section>
  )
}

/** What the person has published in the rubrics. */
export async function Records({ visit, held, organisationIds }: Props) {
  const { app, site, language } = visit
  if (site.realm.policy.rubrics.length === 0) return null
  const of = { realmId: site.realm.id, personId: held.id, organisationIds }
  const records = await publishedRecordsOf(app.db, of)
  if (records.length === 0) return null
  return (
    <section>
      <h2>{memberActsWords[language].records}</h2>
      <ul>
        {records.map(({ id, rubric, title }) => (
          <li key={id}>
            <a href={`/rubriques/${rubric}/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
