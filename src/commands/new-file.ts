import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

type Written = { done: true } | { refused: 'exists' } | { refused: 'unwritable'; why: string }

const reasons = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENAMETOOLONG'])

/**
 * Writes a file that only its owner can read, beside an existing one never over it. It gets its name when the
 * last byte is on the disk: what carries the name is whole.
 */
export async function writeNewFile(
  path: string,
  texts: AsyncIterable<string>,
  { compress = false } = {},
): Promise<Written> {
  if (existsSync(path)) return { refused: 'exists' }
  const partial = `${path}.${randomUUID()}.part`
  try {
    const file = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
    if (compress) await pipeline(texts, createGzip(), file)
    else await pipeline(texts, file)
    if (existsSync(path)) return { refused: 'exists' }
    await rename(partial, path)
    return { done: true }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!reasons.has(code ?? '')) throw error
    return { refused: 'unwritable', why: message }
  } finally {
    await rm(partial, { force: true })
  }
}

/** Why a file was not written, for the person who asked for it. */
export function notWritten(path: string, outcome: Exclude<Written, { done: true }>): string {
  return outcome.refused === 'exists'
    ? `Le fichier ${path} existe déjà : il reste comme il est.`
    : `Le fichier ${path} ne peut pas être écrit : ${outcome.why}`
}
