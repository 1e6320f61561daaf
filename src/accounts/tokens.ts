import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as text for a cookie or a link (256 bits, OWASP Session Management). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether a text could be a token; nothing else may go from an address into a cookie. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** What the database keeps of a token: who reads the table cannot use it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
