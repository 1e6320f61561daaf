import { setTimeout as wait } from 'node:timers/promises'
import type { App } from './app.ts'
import { answer } from './replies.tsx'

/** A database that takes longer than this to say « 1 » does not answer, in milliseconds. */
const patience = 3000

/** `GET /health` on any host: 200 when the database answers, 503 otherwise. */
export async function health(app: Pick<App, 'database'>): Promise<Response> {
  const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  try {
    const late = wait(patience, undefined, { ref: false }).then(() => Promise.reject(new Error('late')))
    await Promise.race([app.database.pool.query('select 1'), late])
    return answer(JSON.stringify({ status: 'ok', database: app.database.engine }), 200, [], json)
  } catch {
    return answer(JSON.stringify({ status: 'unavailable' }), 503, [], json)
  }
}
