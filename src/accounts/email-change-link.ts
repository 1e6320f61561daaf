import type { Db, Tx } from '../database/open.ts'
import { newToken, tokenHash } from './tokens.ts'

/** What a link of a change carries: which one, so that an older link can be told from a wrong one, and the secret. */
export type ChangeLink = { id: string; hash: Buffer }

/** A new secret for a change, and the text for its link; only the hash is kept. */
export function newChangeLink(id: string): { text: string; hash: Buffer } {
  const token = newToken()
  return { text: `${id}.${token}`, hash: tokenHash(token) }
}

/** Reads the text of a link; null when it cannot be one. */
export function readChangeLink(text: string): ChangeLink | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(text)
  return match?.[1] && match[2] ? { id: match[1], hash: tokenHash(match[2]) } : null
}

/** The change that a link is of, whatever has become of it. */
export async function changeBehind(db: Db | Tx, realmId: string, link: ChangeLink | null) {
  if (!link) return undefined
  return await db
    .selectFrom('email_change')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', link.id)
    .executeTakeFirst()
}
