import type { App } from './app.ts'
import { answer } from './replies.tsx'

/** `GET /health` on any host: 200 when the database answers, 503 otherwise. */
export async function health(app: Pick<App, 'database'>): Promise<Response> {
  const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  try {
    await app.database.pool.query('select 1')
    return answer(JSON.stringify({ status: 'ok', database: app.database.engine }), 200, [], json)
  } catch {
    return answer(JSON.stringify({ status: 'unavailable' }), 503, [], json)
  }
}
