import type pg from 'pg'

/** Says on which engine the integration tests run, in the engine's own words. */
export async function printVersion(pool: pg.Pool, name: string): Promise<void> {
  const { rows } = await pool.query<{ version: string }>('select version()')
  console.log(`Integration tests on ${name}: ${rows[0]?.version}`)
}
