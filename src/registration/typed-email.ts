import { readLine } from '../members/read-line.ts'
import { type Application, stepsOf, typedOn } from './application.ts'
import type { StepName } from './steps/registry.ts'

/** The step that asks who somebody is: every policy has one, under one name or the other. */
export function identityStepOf(application: Pick<Application, 'steps'>): StepName {
  return stepsOf(application).find(name => name === 'identifiers' || name === 'account') ?? 'identifiers'
}

/** The address as it stands in a registration so far, checked or not. */
export function typedEmail(application: Pick<Application, 'steps' | 'typed'>): string {
  return readLine(typedOn(application, identityStepOf(application)).email)
}
