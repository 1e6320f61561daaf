import { newFileName } from '../../storage/file-store.ts'
import { namedFiles } from '../../storage/forget-strays.ts'
import { type ImageRefusal, readImage } from '../../storage/read-image.ts'
import type { App } from '../../web/app.ts'

/** What a logo may weigh once it is read, in bytes: every page of the site carries it. */
const mostBytes = 8 * 1024
/** How wide and high it is at most, in pixels, until it weighs no more: it is shown at a third of the first. */
const sides = [160, 128, 96, 64]

export type NewLogo = { file: string; bytes: number }

/** Reads an image as a logo, small enough for every page, and puts it where it can be tried before the site has it. */
export async function tryLogo(
  { files }: Pick<App, 'files'>,
  upload: File,
): Promise<{ done: NewLogo } | { refused: ImageRefusal }> {
  const given = new Uint8Array(await upload.arrayBuffer())
  let small: Uint8Array | undefined
  for (const side of sides) {
    const read = await readImage(given, side)
    if ('refused' in read) return read
    small = read.done.bytes
    if (small.length <= mostBytes) break
  }
  if (!small) return { refused: 'broken' }
  const file = newFileName('webp')
  await files.put(file, small)
  return { done: { file, bytes: small.length } }
}

/**
 * Whether a file is a logo that was uploaded and is nobody's yet. Its name, which nobody can guess, is all that says
 * who uploaded it: one that a row names is somebody's, and is never taken for a logo.
 */
export async function isOnTrial({ db, files }: Pick<App, 'db' | 'files'>, file: string): Promise<boolean> {
  if ((await files.writtenAt(file)) === null) return false
  return !(await namedFiles(db, [file])).has(file)
}
