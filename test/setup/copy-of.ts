import pg from 'pg'

/** A database of one's own on the server of the tests. */
export type OwnDatabase = { url: string; remove(): Promise<void> }

/** Makes a copy of a database on PostgreSQL to which nobody is connected; null for an empty one on the same server. */
export async function copyOf(server: string, template: string | null): Promise<OwnDatabase> {
  const url = new URL(server)
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name}${template ? ` template ${template}` : ''}`)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => administer(server, `drop database ${name} with (force)`) }
}

/** The name of the database at an address. */
export const databaseAt = (url: string): string => new URL(url).pathname.slice(1)

async function administer(server: string, statement: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
