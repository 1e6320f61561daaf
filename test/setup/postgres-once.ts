import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { startPostgres } from './postgres.ts'
import { printVersion } from './print-version.ts'

/** Starts PostgreSQL and migrates a database once; every test file works on a copy of it. */
export default async function once(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  try {
    const url = await server.createDatabase()
    const database = await openDatabase({ url })
    await migrate(database.pool)
    await printVersion(database.pool, server.version)
    await database.close()
    project.provide('migrated', url)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}
