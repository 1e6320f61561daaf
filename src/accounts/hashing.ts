import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { TooBusy, turns } from '../jobs/turns.ts'

/**
 * argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet.
 * A hash made with less is made anew at the next sign-in.
 */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes under way at once: more would only take memory and make every other page wait. */
const atOnce = Math.max(1, availableParallelism())
/** Beyond this many in the queue, the next would wait for some ten seconds: better to say so at once. */
const longestQueue = 150 * atOnce

/** The outcome of work that hashes a password; `busy` is one that every such work can have. */
export async function orBusy<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | { refused: 'busy' }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TooBusy) return { refused: 'busy' }
    throw error
  }
}

const inTurn = turns(atOnce, longestQueue)

/**
 * Makes the hash of a password, off the event loop. The password counts in Unicode form NFKC (RFC 8265 asks for one form).
 * @throws TooBusy, which `orBusy` takes up
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), parameters))
}

/** What is compared with when there is no account or no password, so that the answer takes the same work. */
let nobody: Promise<string> | undefined

/**
 * Whether the password belongs to the hash; with no hash the same work is done, and the answer is no.
 * @throws TooBusy, which `orBusy` takes up
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password').catch(error => {
    nobody = undefined
    throw error
  })
  const compared = passwordHash ?? (await nobody)
  const matches = await inTurn(() => verify(compared, password.normalize('NFKC')))
  return matches && passwordHash !== null
}

/** Whether the hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parameters
  return !passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}
