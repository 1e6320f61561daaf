import { z } from 'zod'

/**
 * Everything in which two realms may differ, as data: no code asks which realm it serves. A realm stores
 * its own copy, checked by this schema whenever it is read. A name stands for an entry in a registry.
 */
export const policySchema = z.object({
  registration: z.object({
    startedBy: z.enum(['anyone', 'invitee', 'office']),
    admittedAfter: z.array(z.enum(['emailConfirmed', 'officeApproved', 'duesPaid'])),
  }),
  password: z.object({
    minLength: z.int().min(8),
    /** Every one of them, or `requiredClasses` of them. */
    classes: z.array(z.enum(['lowerCase', 'upperCase', 'digit', 'special'])),
    requiredClasses: z.int().min(0),
    /** From this length on, no classes are asked for. */
    passphraseFrom: z.int().min(12),
  }),
  /** Whether the page may say that an address is not known. */
  unknownEmail: z.enum(['tell', 'conceal']),
  /** What a member owes to get in: dues that are paid up, or only not to be suspended. */
  entry: z.enum(['paidUp', 'untilSuspended']),
  dues: z.union([
    z.literal('none'),
    z.object({
      period: z.enum(['rolling', 'calendar']),
      /** Days after the due day (before it when negative). */
      remindOn: z.array(z.int()),
      suspendAfterReminders: z.int().min(1),
    }),
  ]),
  /** Headings of « Mon compte », in their order. */
  accountSections: z.array(z.enum(['dues', 'signIn', 'identity', 'password'])),
})

export type Policy = Readonly<z.infer<typeof policySchema>>
