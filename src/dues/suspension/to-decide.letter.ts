import { sql } from 'kysely'
import type { LetterContext, LetterTemplate } from '../../mail/letter.ts'
import { organisationsFrom } from '../../organisations/organisations-below.ts'
import { originOf } from '../../web/origin.ts'
import { toDecideWords } from './to-decide.letter.words.ts'

/** To those who decide: how many memberships wait to be suspended or spared; none, where all were decided meanwhile. */
export const suspensionsToDecideLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const waiting = await waitingFor(context)
  if (!waiting) return 'withheld'
  const words = toDecideWords[language]
  return {
    subject: words.subject(site.name, waiting.count),
    blocks: [
      { paragraph: words.waiting(waiting.count) },
      { paragraph: words.choice },
      { button: words.see, url: `${originOf(app.settings, site.realm.signInHost)}/bureau/suspensions` },
      { note: words.signIn },
    ],
    reason: words.reason(waiting.organisation),
  }
}

async function waitingFor({ app, site, letter }: LetterContext) {
  const realmId = site.realm.id
  const organisations = await organisationsFrom(app.db, {
    realmId,
    organisationId: String(letter.details.organisation),
  })
  const ids = organisations.map(({ id }) => id)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from suspension_request q
    join membership m on m.realm_id = q.realm_id and m.id = q.membership_id
    where q.realm_id = ${realmId} and q.decided_at is null and m.organisation_id = any(${ids}::uuid[])`.execute(
    app.db,
  )
  const count = rows[0]?.count ?? 0
  return count > 0 ? { count, organisation: organisations[0]?.name ?? site.name } : null
}
