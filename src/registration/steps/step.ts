import type { ComponentChildren } from 'preact'
import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import type { SummaryRow } from '../../html/summary-list.tsx'
import type { Policy } from '../../organisations/policy.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Answers } from '../answers.ts'
import type { OwnRecord } from '../change/own-record.ts'

/** The fields of a step as they were typed: what is wrong in them is kept too, to be mended. */
export type Typed = Readonly<Record<string, string>>

/** What a step may look at besides what was typed. */
export type StepContext = {
  readonly language: Language
  readonly policy: Policy
  readonly today: Temporal.PlainDate
  /** The realm's list, in the order of the alphabet. */
  readonly occupations: readonly { readonly id: string; readonly label: string }[]
  /** The terms in force. */
  readonly terms: readonly Terms[]
  /** The only address that may register, where the invitation is for one. */
  readonly onlyEmail: string | null
  /** What is held about somebody who changes the own record; null while an application is written. */
  readonly held: OwnRecord | null
}

export type Reading =
  | { readonly answers: Answers }
  /** Each names the field that it stands beside. */
  | { readonly problems: readonly Problem[] }

export type StepView = {
  readonly context: StepContext
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** The fields of a new password, where one is asked for; the step says where they stand. */
  readonly password: ComponentChildren
  /** What all the other steps have said, on the page that shows it. */
  readonly review: ComponentChildren
}

/** One page of a form that members fill in: when they register, and when they change their record. */
export type Step = {
  /** The last part of its address. */
  readonly slug: string
  readonly title: Readonly<Record<Language, string>>
  /** The heading above what was said there, where the title is a request. */
  readonly saidTitle?: Readonly<Record<Language, string>>
  /** Whether it is where a password is chosen. */
  readonly asksPassword?: true
  /** Whether a field of a form is one of its own. Passwords never are: they are not kept. */
  keeps(field: string, context: StepContext): boolean
  /** Checks what was typed; pure, so that it can be done again before it counts. */
  read(typed: Typed, context: StepContext): Reading
  view(view: StepView): ComponentChildren
  /** What was said, as it would be typed: `read` makes the same of it again. None for what is said once, when joining. */
  typedOf?(answers: Answers): Typed
  /** What was said, label by label, for the page on which it is checked. */
  summary(answers: Answers, context: StepContext): readonly SummaryRow[]
  /** What a button of the step's own (`add`, `remove-2`) makes of what was typed; null when it is none of its buttons. */
  change?(typed: Typed, button: string): Typed | null
  /** The identifier of what is to be in sight after that; null for the top of the form. */
  landsOn?(typed: Typed, button: string): string | null
}

/** The message beside a field, if there is one. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find(problem => problem.field === field)?.message
}
