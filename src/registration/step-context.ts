import type { Language } from '../html/language.ts'
import { offeredOccupations } from '../members/occupations.ts'
import type { Realm } from '../organisations/site.ts'
import { termsInForce } from '../terms/terms.ts'
import type { App } from '../web/app.ts'
import type { StepContext } from './steps/step.ts'

/** What the steps of a registration may look at. */
export async function stepContext(
  app: Pick<App, 'db' | 'clock'>,
  realm: Realm,
  language: Language,
  onlyEmail: string | null,
): Promise<StepContext> {
  const { policy, id } = realm
  const today = app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const asksOccupation = policy.registration.fields.occupation !== 'none'
  const [occupations, terms] = await Promise.all([
    asksOccupation ? offeredOccupations(app.db, id) : [],
    termsInForce(app.db, id, today),
  ])
  return { language, policy, today, occupations, terms, onlyEmail }
}
