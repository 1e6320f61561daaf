import type { Visit } from '../web/visit.ts'
import type { Desk } from './store.ts'

/** Where and when who asks writes; a record is kept in the language of the site, whoever reads it. */
export function deskOf({ app, site }: Visit): Desk {
  return { now: app.clock.now(), timeZone: site.realm.timeZone, language: site.language }
}
