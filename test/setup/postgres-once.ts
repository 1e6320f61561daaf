import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { databaseAt } from './copy-of.ts'
import { demonstrate } from './demonstrated.ts'
import { startPostgres } from './postgres.ts'
import { printVersion } from './print-version.ts'

/** Starts PostgreSQL, migrates a database once and fills another one with the demonstration; every test file works on a copy. */
export default async function once(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  try {
    const url = await server.createDatabase()
    const database = await openDatabase({ url })
    await migrate(database.pool)
    await printVersion(database.pool, server.version)
    await database.close()
    const copy = await server.createDatabase(databaseAt(url))
    const filled = await openDatabase({ url: copy })
    await demonstrate(filled)
    await filled.close()
    project.provide('migrated', url)
    project.provide('demonstrated', copy)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}
