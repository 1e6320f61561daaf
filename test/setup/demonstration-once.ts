import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.ts'
import { startServer } from './server.ts'

/**
 * Loads the demonstration once on each engine; every journey has a server of its own on a copy: of the database on
 * PostgreSQL, where a server starts with a third of the work, or of the folder of the embedded engine. Beside it the
 * workers note which pages axe has looked at.
 */
export default async function once(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-demonstration-'))
  const [data, looked] = [join(folder, 'data'), join(folder, 'looked')]
  mkdirSync(data)
  mkdirSync(looked)
  const postgres = await startPostgres()
  const end = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const url = await postgres.createDatabase()
    for (const database of [{}, { DATABASE_URL: url }]) {
      const server = await startServer({ env: { DATA_DIR: data, DEMO: 'on', ...database } })
      await server.stop()
    }
    process.env.DEMONSTRATION_DATABASE = url
  } catch (error) {
    await end()
    throw error
  }
  process.env.DEMONSTRATION = data
  process.env.LOOKED_AT = looked
  return end
}
