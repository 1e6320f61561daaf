import type { Policy } from '../../organisations/policy.ts'
import { type StepName, steps } from '../steps/registry.ts'

export const ownRecordPath = '/espace/fiche-membre'

/** The address at which a step changes the own record. */
export const pathToChange = (name: StepName) => `${ownRecordPath}/${steps[name].slug}`

/** The part of a record that a section of « Mon compte » shows. */
export type PartOfRecord = 'identity' | 'address' | 'secondAdherent' | 'beneficiaries'

const stepsAbout: Record<PartOfRecord, readonly StepName[]> = {
  identity: ['identifiers', 'account'],
  address: ['address', 'deliveryAddress'],
  secondAdherent: ['secondAdherent'],
  beneficiaries: ['beneficiaries'],
}

/** Where a part of the own record is changed; null where the policy asks nothing about it. */
export function pathToPart(policy: Policy, part: PartOfRecord): string | null {
  const name = policy.registration.steps.find(step => stepsAbout[part].includes(step))
  return name ? pathToChange(name) : null
}
