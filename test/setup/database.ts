import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/open.ts'
import { copyOf, databaseAt } from './copy-of.ts'
import { onLeaving } from './leaving.ts'

declare module 'vitest' {
  interface ProvidedContext {
    engine: Database['engine']
    /** The database that was migrated once: the folder of the embedded engine, or an address. */
    migrated: string
    /** The same with the demonstration in it, and the tables of the queue. */
    demonstrated: string
  }
}

/**
 * A migrated database, empty or with the demonstration, of the caller's own, on the engine that the run is for. It closes and goes
 * away after the file's last test.
 */
export async function freshDatabase(what: 'migrated' | 'demonstrated' = 'migrated'): Promise<Database> {
  const { database, remove } = await copies[inject('engine')](inject(what))
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= database.close().then(remove)
    return closing
  }
  onLeaving(close)
  return { ...database, close }
}

type Copy = { database: Database; remove: () => void | Promise<void> }

const copies: Record<Database['engine'], (migrated: string) => Promise<Copy>> = {
  embedded: async migrated => {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-embedded-'))
    cpSync(migrated, folder, { recursive: true })
    return {
      database: await openDatabase({ folder }),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  postgres: async migrated => {
    const { url, remove } = await copyOf(migrated, databaseAt(migrated))
    return { database: await openDatabase({ url }, { connections: 5 }), remove }
  },
}
