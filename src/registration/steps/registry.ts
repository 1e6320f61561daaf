import type { Policy } from '../../organisations/policy.ts'
import { addressStep } from './address.tsx'
import { addressWords } from './address.words.ts'
import { beneficiariesStep } from './beneficiaries.tsx'
import { identityStep } from './identity.tsx'
import { identityWords } from './identity.words.ts'
import { secondAdherentStep } from './second-adherent.tsx'
import type { Step } from './step.ts'
import { validationStep } from './validation.tsx'

export type StepName = Policy['registration']['steps'][number]

const of = (title: 'identifiers' | 'account' | 'accountSaid') => ({
  fr: identityWords.fr[title],
  en: identityWords.en[title],
})

/** Every step that a policy may name. */
export const steps: Record<StepName, Step> = {
  identifiers: identityStep('identifiants', of('identifiers')),
  account: identityStep('compte', of('account'), of('accountSaid')),
  address: addressStep('adresse', addressWords, 'postal'),
  deliveryAddress: addressStep('adresse-de-livraison', addressWords, 'delivery'),
  secondAdherent: secondAdherentStep,
  beneficiaries: beneficiariesStep,
  validation: validationStep,
}

/** The step at an address, among those of an application. */
export function stepAt(names: readonly StepName[], slug: string): StepName | undefined {
  return names.find(name => steps[name].slug === slug)
}

/** The address of a step. */
export const pathOfStep = (name: StepName) => `/inscription/${steps[name].slug}`
