import type { Rubric } from '../organisations/rubric.ts'
import type { Visit } from '../web/visit.ts'

/** The rubric of the realm that has this name. */
export function rubricNamed({ site }: Visit, name: string | undefined): Rubric | undefined {
  return site.realm.policy.rubrics.find(rubric => rubric.name === name)
}

/** The day it is where the realm is. */
export function todayOf({ app, site }: Visit): Temporal.PlainDate {
  return app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
}
