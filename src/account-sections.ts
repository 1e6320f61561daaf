import type { AccountSections } from './accounts/account-section.ts'
import { DuesSection, PayDuesSection } from './dues/dues-section.tsx'
import { householdSection } from './members/household-section.tsx'
import { identitySection, PasswordSection, signInSection } from './members/own-account-sections.tsx'
import { DataSection } from './own-data/data-section.tsx'
import { NewRecordSection, OwnRecordsSection } from './records/writing/account-sections.tsx'
import { ownRecordPath, pathToPart } from './registration/change/change-path.ts'

const links = { all: ownRecordPath, part: pathToPart }

/** « Mon compte », put together from what each feature brings. */
export const accountSections: AccountSections = {
  dues: DuesSection,
  signIn: signInSection(links),
  identity: identitySection(links),
  household: householdSection(links),
  ownRecords: OwnRecordsSection,
  newRecord: NewRecordSection,
  password: PasswordSection,
  payDues: PayDuesSection,
  data: DataSection,
}
