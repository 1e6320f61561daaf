import { z } from 'zod'
import { rubricSchema } from './rubric.ts'

const asked = z.enum(['required', 'optional', 'none'])

/** A day of every year: month and day, as in 09-01. */
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** What a realm that asks for dues asks, and when. */
const duesSchema = z
  .object({
    /** A year from the payment, from 1 January, or from the first day of the season. */
    period: z.enum(['rolling', 'calendar', 'season']),
    seasonStartsOn: monthDay,
    /** Whoever pays for the first time from this day on is covered to the end of the next year or season. */
    rollOverFrom: monthDay.nullable(),
    /** Whether a late renewal of a rolling year continues from the day that has passed, or restarts with the payment. */
    lateRenewal: z.enum(['continues', 'restarts']),
    /** Days after the due day (before it when negative), in their order. */
    remindOn: z.array(z.int()),
    /** How many reminders of a day that has passed come before it; where the policy has none, nobody is suspended. */
    suspendAfterReminders: z.int().min(1),
    /** How many days after the last of them. */
    suspendAfterDays: z.int().min(0),
    /** Whether the office is asked then, or the membership is suspended by itself. */
    suspension: z.enum(['askOffice', 'byItself']),
    /** Days that a new member has to pay for the first time. */
    newMemberDays: z.int().min(0),
  })
  .refine(
    ({ remindOn, suspendAfterReminders }) =>
      suspendAfterReminders <= Math.max(1, new Set(remindOn.filter(days => days > 0)).size),
    'suspended after more reminders than there are',
  )

/**
 * Everything in which two realms may differ, as data: no code asks which realm it serves. A realm stores
 * its own copy, checked by this schema whenever it is read. A name stands for an entry in a registry.
 */
export const policySchema = z.object({
  registration: z.object({
    startedBy: z.enum(['anyone', 'invitee', 'office']),
    /** The pages of the form, in their order: who one is comes once, and « validation » comes last. */
    steps: z
      .array(
        z.enum([
          'identifiers',
          'account',
          'address',
          'deliveryAddress',
          'secondAdherent',
          'beneficiaries',
          'validation',
        ]),
      )
      .refine(steps => new Set(steps).size === steps.length, 'a step comes twice')
      .refine(steps => steps.at(-1) === 'validation', 'the last step is validation')
      .refine(
        steps => steps.filter(step => step === 'identifiers' || step === 'account').length === 1,
        'one step, and one only, asks who it is',
      ),
    /** What is asked about a person beside name, address and password. */
    fields: z.object({ occupation: asked, phone: asked, birthDate: asked }),
    /** All of them, in whatever order they come about. */
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
  dues: z.union([z.literal('none'), duesSchema]),
  household: z.object({
    /** The age, in years, at which a child is no longer a beneficiary; null for no limit. */
    childAgeLimit: z.int().min(1).nullable(),
    /** How many days before that the holder is told. */
    tellBeforeDays: z.int().min(0),
  }),
  /** What members write for others to read, in the order in which it is offered. */
  rubrics: z
    .array(rubricSchema)
    .refine(
      rubrics => new Set(rubrics.map(({ name }) => name)).size === rubrics.length,
      'a rubric comes twice',
    ),
  /** Who may open the directory, and what of themselves members may choose to show there beside name and organisation. */
  directory: z.union([
    z.literal('none'),
    z.object({
      readableBy: z.enum(['everyone', 'members']),
      mayShow: z.array(z.enum(['town', 'address', 'email', 'phone', 'mobile', 'occupation'])),
    }),
  ]),
  data: z.object({
    /** How many days each is kept: traces of what was done, letters, and applications that were refused. */
    keepAuditDays: z.int().min(30),
    keepLetterDays: z.int().min(30),
    keepRefusedDays: z.int().min(30),
    /** Whether the office carries out a request for erasure, or it happens by itself so many days later. */
    erasure: z.union([z.literal('byOffice'), z.object({ afterDays: z.int().min(1) })]),
  }),
  /** Headings of « Mon compte », in their order. */
  accountSections: z.array(
    z.enum([
      'dues',
      'signIn',
      'identity',
      'household',
      'ownRecords',
      'newRecord',
      'password',
      'payDues',
      'data',
    ]),
  ),
})

export type Policy = Readonly<z.infer<typeof policySchema>>
