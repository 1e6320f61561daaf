import { createHash } from 'node:crypto'
import { plainWords } from '../payer-key.ts'
import type { Credit } from './credit.ts'

/**
 * By which each credit is known again in another statement that has it too: the bank's own reference, and where there
 * is none, all that is told of it. What is alike within one day is counted, so that two equal payments of a day stay
 * two, and one of them is not new when a statement that overlaps comes in. Statements are taken to hold whole days.
 */
export function fingerprints(credits: readonly Credit[]): Buffer[] {
  const seen = new Map<string, number>()
  return credits.map(credit => {
    const told = JSON.stringify(whatIdentifies(credit))
    const count = seen.get(told) ?? 0
    seen.set(told, count + 1)
    return createHash('sha256').update(`${told} ${count}`).digest()
  })
}

function whatIdentifies(credit: Credit): unknown[] {
  const { account, bankReference, amountCents } = credit
  const day = credit.bookedOn.toString()
  if (bankReference) return [account, day, amountCents, bankReference]
  return [account, day, amountCents, plainWords(credit.label), plainWords(credit.payerName ?? '')]
}
