import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Tables } from './rows.generated.ts'

/**
 * Kysely on a pool where each statement is prepared once for each connection (Kysely itself names none): to
 * parse and plan a small statement takes PostgreSQL longer than to run it. For paths whose statements are few
 * and of fixed text, since a connection keeps every one.
 */
export function preparedOn(pool: pg.Pool): Kysely<Tables> {
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect()
    const query = (text: string, values: readonly unknown[] = []) =>
      client.query({ name: nameOf(text), text, values: [...values] })
    const release = (destroy?: boolean) => client.release(destroy)
    return { query, release } as unknown as PostgresPoolClient
  }
  const end = async () => {}
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end, options: {} } }) })
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `statement ${names.size}`
  names.set(text, name)
  return name
}
