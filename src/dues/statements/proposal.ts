import { z } from 'zod'

/** Why a line may be from somebody: a sentence in `proposal.words.ts`. */
const reasons = [
  'reference',
  'references',
  'referencesDiffer',
  'referenceSettled',
  'referenceCancelled',
  'payerSeen',
  'payerSeenTogether',
  'payerOtherAmount',
  'name',
  'nameOtherAmount',
] as const
export type Reason = (typeof reasons)[number]

/** What a line and one of another format can have in common, besides the amount and the day. */
const likenesses = ['reference', 'payer', 'name'] as const
export type Likeness = (typeof likenesses)[number]
export type Twin = { lineId: string; because: Likeness }

const shareSchema = z.object({ membershipId: z.string(), amountCents: z.int().positive() })
export type Share = z.infer<typeof shareSchema>

/** Members for whom a line may count, their shares making its amount. */
const alternativeSchema = z.object({ because: z.enum(reasons), shares: z.array(shareSchema) })
export type Alternative = z.infer<typeof alternativeSchema>

/** What came of looking for the dues that a line pays; the best alternative first. */
export const proposalSchema = z.object({
  /** There while the line waits to be looked at: the references that its label has. */
  references: z.array(z.string()).optional(),
  alternatives: z.array(alternativeSchema).default([]),
  /** How it was booked by itself. */
  fit: z.enum(['exact', 'partial', 'excess', 'grouped']).optional(),
  /** A line of a statement in another format that may tell of the same money, and what the two have in common. */
  twin: z.object({ lineId: z.string(), because: z.enum(likenesses) }).optional(),
  /** Its payment was taken back: it is to be decided again. */
  reopened: z.boolean().optional(),
})
export type Proposal = z.infer<typeof proposalSchema>
export type Fit = NonNullable<Proposal['fit']>
