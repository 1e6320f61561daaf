import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/open.ts'
import { onLeaving } from './leaving.ts'

declare module 'vitest' {
  interface ProvidedContext {
    engine: Database['engine']
    /** The database that was migrated once: the folder of the embedded engine, or an address. */
    migrated: string
  }
}

/**
 * A migrated, empty database of the caller's own, on the engine that the run is for. It closes and goes
 * away after the file's last test.
 */
export async function freshDatabase(): Promise<Database> {
  const { database, remove } = await copies[inject('engine')](inject('migrated'))
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
    const url = new URL(migrated)
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
    await administer(migrated, `create database ${name} template ${url.pathname.slice(1)}`)
    url.pathname = `/${name}`
    return {
      database: await openDatabase({ url: url.href }, { connections: 5 }),
      remove: () => administer(migrated, `drop database ${name} with (force)`),
    }
  },
}

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
