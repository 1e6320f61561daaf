import type { Policy } from './policy.ts'

/** The three kinds of realm, as policies to start from; a realm keeps its own copy. */
export const blueprints = {
  federation: {
    registration: {
      startedBy: 'office',
      steps: ['identifiers', 'address', 'validation'],
      fields: { occupation: 'none', phone: 'optional', birthDate: 'optional' },
      admittedAfter: [],
    },
    password: {
      minLength: 8,
      classes: ['digit', 'upperCase', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'tell',
    entry: 'paidUp',
    dues: { period: 'calendar', remindOn: [-30, 15, 45], suspendAfterReminders: 3, newMemberDays: 30 },
    household: { childAgeLimit: null, tellBeforeDays: 60 },
    accountSections: ['dues', 'signIn', 'identity', 'password'],
  },
  association: {
    registration: {
      startedBy: 'anyone',
      steps: ['identifiers', 'address', 'secondAdherent', 'validation'],
      fields: { occupation: 'none', phone: 'optional', birthDate: 'none' },
      admittedAfter: ['emailConfirmed'],
    },
    password: {
      minLength: 8,
      classes: ['lowerCase', 'upperCase', 'digit', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'tell',
    entry: 'untilSuspended',
    dues: { period: 'rolling', remindOn: [-30, 15, 45], suspendAfterReminders: 3, newMemberDays: 30 },
    household: { childAgeLimit: null, tellBeforeDays: 60 },
    accountSections: ['dues', 'signIn', 'identity', 'household', 'password'],
  },
  worksCouncil: {
    registration: {
      startedBy: 'invitee',
      steps: ['account', 'deliveryAddress', 'beneficiaries', 'validation'],
      fields: { occupation: 'required', phone: 'required', birthDate: 'none' },
      admittedAfter: ['emailConfirmed', 'officeApproved'],
    },
    password: {
      minLength: 8,
      classes: ['lowerCase', 'upperCase', 'digit', 'special'],
      requiredClasses: 3,
      passphraseFrom: 15,
    },
    unknownEmail: 'conceal',
    entry: 'untilSuspended',
    dues: 'none',
    household: { childAgeLimit: 26, tellBeforeDays: 60 },
    accountSections: ['signIn', 'identity', 'household', 'password'],
  },
} as const satisfies Record<string, Policy>
