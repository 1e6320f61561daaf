import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/setup/database.ts'

test('a notification arrives, also after the connection that listens was broken, twice, and on one connection', async () => {
  const { pool, engine, listen } = await freshDatabase()
  const heard: string[] = []
  await listen('test_channel', payload => heard.push(payload))
  // The embedded engine has no connection that could break.
  const breaks = engine === 'postgres' ? 2 : 0
  for (let time = 1; time <= breaks; time++) {
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    )
    await expect.poll(() => heard.filter(payload => payload === '').length, { timeout: 20_000 }).toBe(time)
  }
  await pool.query(`select pg_notify('test_channel', 'after')`)
  await expect.poll(() => heard.filter(payload => payload === 'after').length, { timeout: 20_000 }).toBe(1)
})
