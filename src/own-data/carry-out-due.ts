import type { App } from '../web/app.ts'
import { carryOut } from './carry-out.ts'

type Working = Pick<App, 'db' | 'clock' | 'queue' | 'files' | 'log' | 'sites'>

/**
 * Carries out the requests whose day has come, in the realms whose policy says that they happen by themselves. One of
 * somebody who has been given a role meanwhile waits until the role has ended.
 * @returns how many persons were erased.
 */
export async function carryOutDue(app: Working): Promise<number> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  let erased = 0
  for (const realm of realms.values()) {
    const today = app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
    const due = await app.db
      .selectFrom('erasure')
      .select('id')
      .where('realm_id', '=', realm.id)
      .where('carry_out_on', '<=', today)
      .where('withdrawn_at', 'is', null)
      .where('refused_at', 'is', null)
      .where('done_at', 'is', null)
      .orderBy('id')
      .execute()
    for (const { id } of due) {
      // One that fails holds up none of the others, and is tried again.
      const outcome = await carryOut(app, realm, id, { personId: null }).catch((error: unknown) => {
        app.log.error(error, `erasure ${id} failed`)
        return null
      })
      if (outcome && 'done' in outcome) erased += 1
    }
  }
  return erased
}
