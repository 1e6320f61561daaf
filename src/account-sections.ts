import type { AccountSections } from './accounts/account-section.ts'
import { DuesSection } from './dues/dues-section.tsx'
import { HouseholdSection } from './members/household-section.tsx'
import { IdentitySection, PasswordSection, SignInSection } from './members/own-account-sections.tsx'

/** « Mon compte », put together from what each feature brings. */
export const accountSections: AccountSections = {
  dues: DuesSection,
  signIn: SignInSection,
  identity: IdentitySection,
  household: HouseholdSection,
  ownRecords: () => null,
  newRecord: () => null,
  password: PasswordSection,
  payDues: () => null,
  data: () => null,
}
