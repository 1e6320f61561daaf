import type { LetterContext, LetterTemplate } from '../../mail/letter.ts'
import { originOf } from '../../web/origin.ts'
import { waitsFor } from '../admission/admission.ts'
import { pathOfApplication } from './approval-path.ts'
import { deciderLetterWords } from './decider-letters.words.ts'

/** To those who decide: who applies, to which organisation, and whether they have to approve it. */
export const applicationToDecideLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const application = await undecided(context)
  if (!application) return 'withheld'
  const words = deciderLetterWords[language]
  const applicant = `${application.given_name} ${application.family_name}`
  const organisation = application.organisation_name
  const waits = waitsFor(site.realm.policy, application)
  const next = waits.includes('emailConfirmed')
    ? 'emailConfirmed'
    : waits.includes('duesPaid')
      ? 'duesPaid'
      : 'nothing'
  return {
    subject: looksLikeAName(applicant) ? words.subject(site.name, applicant) : words.plainSubject(site.name),
    blocks: [
      waits.includes('officeApproved')
        ? { paragraph: words.toDecide(applicant, organisation) }
        : { paragraph: `${words.noNeed(applicant, organisation)} ${words.waits[next]}` },
      {
        button: words.see,
        url: originOf(app.settings, site.realm.signInHost) + pathOfApplication(application.id),
      },
      { note: words.signIn },
    ],
    reason: words.reason(organisation),
  }
}

/**
 * Whether it can stand in a subject, which is read before one knows whom it comes from: anybody may apply, and
 * type an advertisement or the address of a site as the name.
 */
export function looksLikeAName(applicant: string): boolean {
  const words = applicant.split(' ')
  return (
    applicant.length <= 40 && words.length <= 5 && words.every(word => /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word))
  )
}

/** The application, unless somebody has decided it meanwhile. */
async function undecided({ app, site, letter }: LetterContext) {
  return await app.db
    .selectFrom('application as a')
    .innerJoin('organisation as o', join =>
      join.onRef('o.realm_id', '=', 'a.realm_id').onRef('o.id', '=', 'a.organisation_id'),
    )
    .selectAll('a')
    .select('o.name as organisation_name')
    .where('a.realm_id', '=', site.realm.id)
    .where('a.id', '=', String(letter.details.application))
    .where('a.state', 'in', ['submitted', 'admitted'])
    .where('a.approved_at', 'is', null)
    .executeTakeFirst()
}
