/** Who asks: an account that is signed in, and who of those that share its mailbox. */
export type Visitor = {
  readonly realmId: string
  readonly accountId: string
  readonly email: string
  /** The session of the host that is asked. */
  readonly sessionId: string
  /** The session that signing in made, on the sign-in host: this one, or the parent of this site's. */
  readonly signInId: string
  readonly remembered: boolean
  /** When the password was given to sign in. */
  readonly startedAt: Temporal.Instant
  readonly officeSeenAt: Temporal.Instant | null
  /** When the password was last given in this session. */
  readonly passwordAt: Temporal.Instant | null
  /** How many persons share this account. */
  readonly sharedBy: number
  /** Null while a shared mailbox has not said who is there. */
  readonly person: VisitorPerson | null
}

export type VisitorPerson = {
  readonly id: string
  /** The first adherent of the couple, for the second one who was granted a sign-in: memberships are that person's too. */
  readonly secondOf: string | null
  readonly title: string | null
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: Temporal.PlainDate | null
  readonly phone: string | null
  readonly mobile: string | null
  readonly addressLine1: string | null
  readonly addressLine2: string | null
  readonly postcode: string | null
  readonly town: string | null
  readonly country: string | null
  /** Whether there is a second adherent, a first one or a beneficiary to look up. */
  readonly hasHousehold: boolean
  readonly memberships: readonly Membership[]
  readonly roles: readonly { readonly organisationId: string; readonly name: RoleName }[]
  readonly standing: Standing
}

export type RoleName = 'reader' | 'secretary' | 'treasurer' | 'publisher' | 'manager'

export type Membership = {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationEmail: string | null
  readonly organisationPhone: string | null
  readonly state: 'awaitingAdmission' | 'admitted' | 'left' | 'deceased'
  readonly number: string | null
  readonly dueOn: Temporal.PlainDate | null
  readonly remindersSent: number
  readonly suspended: boolean
}

/** Whether the person gets in, or only as far as paying, the own record, the own data and security. */
export type Standing = 'open' | 'awaitingAdmission' | 'late' | 'suspended' | 'former'
