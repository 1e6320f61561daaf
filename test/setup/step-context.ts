import { blueprints } from '../../src/organisations/blueprints.ts'
import type { Policy } from '../../src/organisations/policy.ts'
import type { Reading, StepContext } from '../../src/registration/steps/step.ts'

/** What a step looks at: the works council's policy on 20 November 2026, unless a test says otherwise. */
export function contextOf(over: Partial<StepContext> = {}): StepContext {
  const today = Temporal.PlainDate.from('2026-11-20')
  return {
    language: 'fr',
    policy: blueprints.worksCouncil,
    today,
    occupations: [],
    terms: [],
    onlyEmail: null,
    held: null,
    ...over,
  }
}

/** The same policy with other fields, or another age limit. */
export function policyWith(over: {
  fields?: Partial<Policy['registration']['fields']>
  childAgeLimit?: number | null
}): Policy {
  const policy: Policy = blueprints.worksCouncil
  const { registration, household } = policy
  const { fields, ...limit } = over
  return {
    ...policy,
    registration: { ...registration, fields: { ...registration.fields, ...fields } },
    household: { ...household, ...limit },
  }
}

/** `field: message` for everything that is wrong. */
export function problemsIn(reading: Reading): string[] {
  return 'problems' in reading ? reading.problems.map(({ field, message }) => `${field}: ${message}`) : []
}

/** @throws Error when something is wrong */
export function answersIn(reading: Reading) {
  if ('problems' in reading) throw new Error(problemsIn(reading).join('\n'))
  return reading.answers
}
