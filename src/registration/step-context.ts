import type { Language } from '../html/language.ts'
import { offeredOccupations } from '../members/occupations.ts'
import type { Realm } from '../organisations/site.ts'
import { termsInForce } from '../terms/terms.ts'
import type { App } from '../web/app.ts'
import type { OwnRecord } from './change/own-record.ts'
import type { StepContext } from './steps/step.ts'

type Looking = Pick<App, 'db' | 'clock'>

/** What the steps of a registration may look at. */
export async function stepContext(
  app: Looking,
  realm: Realm,
  language: Language,
  onlyEmail: string | null,
): Promise<StepContext> {
  const today = todayOf(app, realm)
  const [occupations, terms] = await Promise.all([
    occupationsOf(app, realm),
    termsInForce(app.db, realm.id, today),
  ])
  return { language, policy: realm.policy, today, occupations, terms, onlyEmail, held: null }
}

/** What the same steps may look at while somebody changes the own record. */
export async function changingContext(
  app: Looking,
  realm: Realm,
  language: Language,
  held: OwnRecord,
): Promise<StepContext> {
  const occupations = await occupationsOf(app, realm)
  const offered = { language, policy: realm.policy, today: todayOf(app, realm), occupations, terms: [] }
  return holding({ ...offered, onlyEmail: null, held: null }, held)
}

/** The same, with what is held now. An occupation that is no longer offered stays one's own. */
export function holding(context: StepContext, held: OwnRecord): StepContext {
  const { occupation: own } = held
  const isMissing =
    own &&
    context.policy.registration.fields.occupation !== 'none' &&
    !context.occupations.some(({ id }) => id === own.id)
  return { ...context, held, occupations: isMissing ? [own, ...context.occupations] : context.occupations }
}

function todayOf({ clock }: Looking, { timeZone }: Realm): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
}

async function occupationsOf({ db }: Looking, { id, policy }: Realm) {
  return policy.registration.fields.occupation === 'none' ? [] : await offeredOccupations(db, id)
}
