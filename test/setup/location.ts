import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { onLeaving } from './leaving.ts'

/** Environment of a server whose data is its own, empty, on the engine that the run is for; it goes away after the file's last test. */
export async function freshLocation(): Promise<{ DATA_DIR: string; DATABASE_URL?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-process-'))
  onLeaving(() => rmSync(folder, { recursive: true, force: true }))
  if (inject('engine') === 'embedded') return { DATA_DIR: folder }
  const url = new URL(inject('migrated'))
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name}`)
  onLeaving(() => administer(`drop database ${name} with (force)`))
  url.pathname = `/${name}`
  return { DATA_DIR: folder, DATABASE_URL: url.href }
}

async function administer(statement: string): Promise<void> {
  const url = new URL(inject('migrated'))
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
