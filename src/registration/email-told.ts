import { ipSubject, takeTry } from '../accounts/throttle.ts'
import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import type { Visit } from '../web/visit.ts'
import { emailIsTaken } from './email-taken.ts'

/**
 * What is told of an address that is taken: nothing where the policy conceals whom it knows, nor to an IP that
 * has had its answers for this hour, whatever they were. The letter to the address tells then.
 */
export async function tellIfTaken(
  visit: Visit,
  language: Language,
  email: string,
): Promise<readonly Problem[]> {
  const { app, site, ip } = visit
  if (site.realm.policy.unknownEmail === 'conceal') return []
  const answer = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'takenEmailIp', subject: ipSubject(ip) },
  ])
  return answer.allowed ? await emailIsTaken(visit, language, email) : []
}
