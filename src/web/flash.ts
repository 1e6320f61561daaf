import { z } from 'zod'
import { dropCookie, hostCookie } from './cookies.ts'
import type { Visit } from './visit.ts'

/** What one page leaves for the next to say; it waits in a cookie of this host, so that no address can make it up. */
const flashSchema = z.discriminatedUnion('said', [
  z.object({ said: z.literal('passwordSaved'), email: z.string().max(400) }),
  z.object({ said: z.literal('passwordChanged') }),
  z.object({ said: z.enum(['signedOut', 'signedOutOfSite']) }),
  z.object({
    said: z.enum(['emailChangeAsked', 'emailChangeSentAgain', 'emailChangeCancelled', 'emailChanged']),
  }),
  z.object({ said: z.enum(['sessionEnded', 'sessionsEnded']) }),
  z.object({ said: z.enum(['secondSignInGranted', 'secondSignInWithdrawn']) }),
  z.object({ said: z.enum(['termsPublished', 'termsWithdrawn']) }),
  z.object({ said: z.literal('directoryChoiceKept') }),
  z.object({ said: z.literal('mayEnter'), email: z.string().max(400) }),
  z.object({ said: z.literal('letterSent'), email: z.string().max(400) }),
  z.object({ said: z.literal('registrationTakenBack') }),
  z.object({ said: z.literal('ownRecordChanged') }),
  z.object({
    said: z.literal('linkAsked'),
    email: z.string().max(400),
    at: z.number(),
    concealed: z.boolean(),
  }),
  // The office has entered or changed a member; what became of the letter with the link, where there was one to send.
  z.object({
    said: z.literal('memberKept'),
    what: z.enum(['entered', 'changed', 'address', 'noAddress', 'letter']),
    letter: z.enum(['firstSignIn', 'passwordLink', 'onItsWay', 'tooMany', 'hasPassword', 'none']),
  }),
  // A member has left or died, or has not after all.
  z.object({ said: z.literal('memberDeparted'), what: z.enum(['left', 'died', 'readmitted', 'before']) }),
  // A membership went to another organisation; whether a role could not be ended with it.
  z.object({ said: z.literal('memberMoved'), rolesKept: z.boolean() }),
  z.object({
    said: z.literal('membershipHandled'),
    what: z.enum(['added', 'suspended', 'suspendedBefore', 'lifted', 'liftedBefore']),
  }),
  // What the office has just done with an application; the page of that application tells it.
  z.object({
    said: z.literal('applicationHandled'),
    application: z.string().max(40),
    what: z.enum([
      'approved',
      'refused',
      'decidedBefore',
      'duesReceived',
      'duesNotedBefore',
      'addressCorrected',
      'addressLetterWaits',
      'addressFinal',
    ]),
  }),
  z.object({
    said: z.literal('occupationsKept'),
    added: z.number(),
    retired: z.number(),
    changed: z.number(),
    merged: z.number(),
  }),
  z.object({
    said: z.literal('invitationMade'),
    became: z.enum(['made', 'sent', 'sentAgain', 'waits']),
    email: z.string().max(400).nullable(),
  }),
  z.object({ said: z.literal('invitationStopped') }),
  // A bank statement was brought in: what became of its lines.
  z.object({
    said: z.literal('statementImported'),
    statement: z.string().max(40),
    booked: z.number(),
    toDecide: z.number(),
    known: z.number(),
    leftOut: z.number(),
  }),
  z.object({
    said: z.literal('statementLine'),
    what: z.enum(['booked', 'ignored', 'takenUp', 'decidedBefore']),
    line: z.string().max(40),
  }),
  z.object({
    said: z.literal('suspensionsDecided'),
    suspended: z.number(),
    spared: z.number(),
    before: z.number(),
  }),
  z.object({ said: z.literal('suspensionLifted'), before: z.boolean() }),
  // What has just become of a record (« fiche »), at the author's own place or in the office.
  z.object({
    said: z.literal('recordHandled'),
    what: z.enum([
      'kept',
      'published',
      'submitted',
      'withdrawn',
      'takenBack',
      'deleted',
      'returned',
      'decidedBefore',
    ]),
  }),
  // What a treasurer has just done with what a membership owes.
  z.object({
    said: z.literal('duesKept'),
    what: z.enum([
      'recorded',
      'recordedBefore',
      'reversed',
      'reversedBefore',
      'moved',
      'planChosen',
      'cancelled',
      'notCancelled',
    ]),
  }),
  z.object({ said: z.literal('roleKept'), what: z.enum(['given', 'before', 'ended', 'endsOn']) }),
  // A page of a site, or one of its images, was written, published, or taken away.
  z.object({ said: z.literal('pageHandled'), what: z.enum(['kept', 'published', 'withdrawn', 'deleted']) }),
  z.object({ said: z.literal('pageImage'), what: z.enum(['added', 'described', 'removed']) }),
  // With what a new logo weighed, in bytes, as it was sent and as it is kept.
  z.object({
    said: z.literal('siteKept'),
    before: z.number().optional(),
    after: z.number().optional(),
  }),
  z.object({ said: z.literal('plansKept'), what: z.enum(['added', 'changed', 'retired', 'bankAccount']) }),
])

export type Flash = z.infer<typeof flashSchema>

/** Leaves something for a later page, for ten minutes at most. */
export function leave(flash: Flash): string {
  return hostCookie('flash', Buffer.from(JSON.stringify(flash)).toString('base64url'), 600)
}

/** What was left, or null; anything that does not look like it counts as nothing. */
export function left(visit: Visit): Flash | null {
  try {
    const text = Buffer.from(visit.cookies.get('flash') ?? '', 'base64url').toString()
    return flashSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export const forgetFlash = dropCookie('flash')
