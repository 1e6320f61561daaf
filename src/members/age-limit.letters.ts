import { dayInWords } from '../html/day-in-words.ts'
import type { LetterContext, LetterTemplate } from '../mail/letter.ts'
import type { Site } from '../organisations/site.ts'
import { originOf } from '../web/origin.ts'
import { ageLimitWords } from './age-limit.letters.words.ts'
import { dayOfAge } from './age-limit.ts'
import { householdWords } from './household.words.ts'

/** To whom a child is a beneficiary, before the child reaches the age limit; too late, it is not sent. */
export const childAgeLimitLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const { childAgeLimit } = site.realm.policy.household
  const child = await childOf(context)
  if (!child?.birth_date || childAgeLimit === null) return 'withheld'
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const rightsEnd = dayOfAge(child.birth_date, childAgeLimit)
  if (Temporal.PlainDate.compare(rightsEnd, today) <= 0) return 'withheld'
  const words = ageLimitWords[language]
  const day = dayInWords(rightsEnd, language)
  return {
    subject: words.subject(site.name, child.given_name, day),
    blocks: [
      {
        paragraph: words.ends(child.given_name, householdWords[language].childrenUntil(childAgeLimit), day),
      },
      { paragraph: `${words.others} ${words.mend}` },
      { button: words.see, url: `${originOf(app.settings, site.host)}/espace/compte` },
      { note: words.ask(whomToAsk(child, site)) },
    ],
    reason: words.reason(site.name),
  }
}

type Child = {
  given_name: string
  birth_date: Temporal.PlainDate | null
  organisation: string
  contact_email: string | null
  contact_phone: string | null
}

/** The child, while it is this holder's, with the organisation that the holder is a member of, while so. */
async function childOf({ app, site, letter }: LetterContext): Promise<Child | undefined> {
  return await app.db
    .selectFrom('beneficiary')
    .innerJoin('person', join =>
      join
        .onRef('person.realm_id', '=', 'beneficiary.realm_id')
        .onRef('person.id', '=', 'beneficiary.person_id'),
    )
    .innerJoin('membership', join =>
      join
        .onRef('membership.realm_id', '=', 'beneficiary.realm_id')
        .onRef('membership.person_id', '=', 'beneficiary.holder_id'),
    )
    .innerJoin('organisation', join =>
      join
        .onRef('organisation.realm_id', '=', 'membership.realm_id')
        .onRef('organisation.id', '=', 'membership.organisation_id'),
    )
    .select(['person.given_name', 'person.birth_date', 'organisation.name as organisation'])
    .select(['organisation.contact_email', 'organisation.contact_phone'])
    .where('beneficiary.realm_id', '=', site.realm.id)
    .where('beneficiary.person_id', '=', String(letter.details.beneficiary))
    .where('beneficiary.holder_id', '=', letter.personId)
    .where('membership.state', '=', 'admitted')
    .orderBy('membership.id')
    .limit(1)
    .executeTakeFirst()
}

/** The structure where it can be reached, else the site. */
function whomToAsk(child: Child, site: Site): string {
  const own = [child.contact_email, child.contact_phone].filter(Boolean)
  const [name, ways] =
    own.length > 0
      ? [child.organisation, own]
      : [site.name, [site.contactEmail, site.contactPhone].filter(Boolean)]
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name
}
