import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { printVersion } from './print-version.ts'

/** Migrates an embedded database once; every test file works on a copy of its folder, which takes 50 ms. */
export default async function once(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-embedded-'))
  const database = await openDatabase({ folder })
  await migrate(database.pool)
  await printVersion(database.pool, 'PGlite, embedded')
  await database.close()
  project.provide('migrated', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
