import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { demonstrate } from './demonstrated.ts'
import { printVersion } from './print-version.ts'

/** Migrates an embedded database once, and fills another one with the demonstration; every test file works on a copy of one of the folders, which takes 50 ms. */
export default async function once(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-embedded-'))
  const [migrated, demonstrated] = [join(folder, 'migrated'), join(folder, 'demonstrated')]
  const database = await openDatabase({ folder: migrated })
  await migrate(database.pool)
  await printVersion(database.pool, 'PGlite, embedded')
  await database.close()
  cpSync(migrated, demonstrated, { recursive: true })
  const filled = await openDatabase({ folder: demonstrated })
  await demonstrate(filled)
  await filled.close()
  project.provide('migrated', migrated)
  project.provide('demonstrated', demonstrated)
  return () => rmSync(folder, { recursive: true, force: true })
}
