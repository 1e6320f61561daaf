import type { ComponentChildren } from 'preact'
import type { Policy } from '../organisations/policy.ts'
import type { Visit } from '../web/visit.ts'
import type { Visitor, VisitorPerson } from './visitor.ts'

type AccountSectionName = Policy['accountSections'][number]

/** A part of « Mon compte »; each feature brings its own, and null where there is nothing to say. */
export type AccountSection = (props: {
  visit: Visit
  visitor: Visitor
  person: VisitorPerson
}) => ComponentChildren | Promise<ComponentChildren>

export type AccountSections = Readonly<Record<AccountSectionName, AccountSection>>
