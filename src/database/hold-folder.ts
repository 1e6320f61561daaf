import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another server holds the data folder. */
export class FolderInUse extends Error {}

/**
 * Holds a data folder for this process. The lock is the operating system's (SQLite takes it on a file of
 * its own), so that it goes with the process, however that ends, and cannot be left behind.
 * @returns a function that lets the folder go.
 * @throws FolderInUse
 */
export function holdFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new FolderInUse(`Another server is using the data folder ${folder}`, { cause })
  }
  return () => lock.close()
}
