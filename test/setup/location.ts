import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { copyOf } from './copy-of.ts'
import { onLeaving } from './leaving.ts'

/** Environment of a server whose data is its own, empty, on the engine that the run is for; it goes away after the file's last test. */
export async function freshLocation(): Promise<{ DATA_DIR: string; DATABASE_URL?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-process-'))
  onLeaving(() => rmSync(folder, { recursive: true, force: true }))
  if (inject('engine') === 'embedded') return { DATA_DIR: folder }
  const { url, remove } = await copyOf(inject('migrated'), null)
  onLeaving(remove)
  return { DATA_DIR: folder, DATABASE_URL: url }
}
