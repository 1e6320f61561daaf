import type { Policy } from './policy.ts'

/** The three kinds of realm, as policies to start from; a realm keeps its own copy. */
export const blueprints = {
  federation: {
    registration: { startedBy: 'office', admittedAfter: [] },
    password: {
      minLength: 8,
      classes: ['digit', 'upperCase', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'tell',
    entry: 'paidUp',
    dues: { period: 'calendar', remindOn: [-30, 15, 45], suspendAfterReminders: 3 },
    accountSections: ['dues', 'signIn', 'identity', 'password'],
  },
  association: {
    registration: { startedBy: 'anyone', admittedAfter: ['emailConfirmed'] },
    password: {
      minLength: 8,
      classes: ['lowerCase', 'upperCase', 'digit', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'tell',
    entry: 'untilSuspended',
    dues: { period: 'rolling', remindOn: [-30, 15, 45], suspendAfterReminders: 3 },
    accountSections: ['dues', 'signIn', 'identity', 'password'],
  },
  worksCouncil: {
    registration: { startedBy: 'invitee', admittedAfter: ['emailConfirmed', 'officeApproved'] },
    password: {
      minLength: 8,
      classes: ['lowerCase', 'upperCase', 'digit', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'conceal',
    entry: 'untilSuspended',
    dues: 'none',
    accountSections: ['signIn', 'identity', 'password'],
  },
} as const satisfies Record<string, Policy>
