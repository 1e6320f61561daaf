import type pg from 'pg'
import { readMigrations } from './migrations.ts'
import type { Database } from './open.ts'

/** Any number that nothing else locks: several instances may start at once, and one of them migrates. */
const lockKey = 8_170_226

/**
 * Brings the schema up to date: runs, in order and each in a transaction of its own, the migrations that
 * this database has not seen. Safe to call from several instances at once. Returns the names of those run.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  const ran: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(
      'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const seen = new Set(rows.map(row => row.name))
    for (const { name, sql } of readMigrations()) {
      if (seen.has(name)) continue
      await runOne(client, name, sql)
      ran.push(name)
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
    client.release()
  }
  return ran
}

async function runOne(client: pg.PoolClient, name: string, sql: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed`, { cause: error })
  }
}

/** Any other number. */
const startKey = 8_170_227

/** Does work that instances which start at once must do one after the other; an embedded database has only one. */
export async function inTurn<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.engine === 'embedded') return await work()
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [startKey])
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [startKey])
    client.release()
  }
}
