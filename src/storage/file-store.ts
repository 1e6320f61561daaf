import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where files lie that are too large for the database. One that is there never changes: new content has a new name.
 * Several instances need one store that they share.
 */
export type FileStore = {
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Null where there is none of that name. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** One that is not there is no error. */
  remove(name: string): Promise<void>
  names(): AsyncIterable<string>
  /** When it was put there; null where there is none of that name. */
  writtenAt(name: string): Promise<Temporal.Instant | null>
}

/** A name is made here and never typed, so that none leads out of the folder. */
const namePattern = /^[0-9a-f]{32}\.[a-z]{3,4}$/

/** A name that nobody can guess, for a file of that kind. */
export function newFileName(extension: 'webp' | 'csv' | 'json'): string {
  return `${randomBytes(16).toString('hex')}.${extension}`
}

/** A store in a folder of this machine; made when the first file comes. */
export function diskStore(folder: string): FileStore {
  // Files of one folder are many after some years: they lie in 256 of them.
  const folderOf = (name: string) => join(folder, name.slice(0, 2))
  const pathOf = (name: string) => join(folderOf(name), name)
  return {
    put: async (name, bytes) => {
      if (!namePattern.test(name)) throw new Error('Not the name of a file of ours')
      await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
      // Whoever reads meanwhile finds all of it or nothing.
      const half = `${pathOf(name)}.${randomBytes(4).toString('hex')}`
      await writeFile(half, bytes, { mode: 0o600, flush: true })
      await rename(half, pathOf(name))
    },
    get: async name => (namePattern.test(name) ? await readFile(pathOf(name)).catch(nullIfNone) : null),
    remove: async name => {
      if (namePattern.test(name)) await rm(pathOf(name), { force: true })
    },
    writtenAt: async name => {
      const found = namePattern.test(name) ? await stat(pathOf(name)).catch(nullIfNone) : null
      return found && Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs))
    },
    names: async function* () {
      for (const part of (await readdir(folder).catch(nullIfNone)) ?? [])
        for (const name of await readdir(join(folder, part))) if (namePattern.test(name)) yield name
    },
  }
}

function nullIfNone(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}
