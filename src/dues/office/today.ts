import type { Visit } from '../../web/visit.ts'

/** The day it is where the realm is: it decides what is late. */
export function todayOf({ app, site }: Pick<Visit, 'app' | 'site'>): Temporal.PlainDate {
  return app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
}
