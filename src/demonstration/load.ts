import { sql } from 'kysely'
import { hashPassword } from '../accounts/hashing.ts'
import type { Db } from '../database/open.ts'
import type { Clock } from '../web/app.ts'
import { demonstrationPassword } from './accounts.ts'
import { association } from './association.ts'
import { directoryChoices } from './directory.ts'
import { federation } from './federation.ts'
import { demonstrationPages } from './pages.ts'
import { sceneOf } from './scene.ts'
import { worksCouncil } from './works-council.ts'

export type Loaded = { done: true } | { refused: 'notEmpty' }

/** Fills an empty database with three made-up realms; one that holds a realm already is left as it is. */
export async function loadDemonstration(db: Db, clock: Clock): Promise<Loaded> {
  const now = clock.now()
  const passwordHash = await hashPassword(demonstrationPassword)
  return await db.transaction().execute(async tx => {
    // Several instances may start at once: one loads it, the others wait and find it there.
    await sql`select pg_advisory_xact_lock(8170228)`.execute(tx)
    const filled = await tx.selectFrom('realm').select('id').limit(1).executeTakeFirst()
    if (filled) return { refused: 'notEmpty' }
    const scene = sceneOf(tx, now, passwordHash)
    await federation(scene)
    await association(scene)
    await worksCouncil(scene)
    await demonstrationPages(scene)
    await directoryChoices(scene)
    return { done: true }
  })
}
