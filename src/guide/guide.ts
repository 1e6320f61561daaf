import type { ComponentChildren } from 'preact'
import type { AccountSections } from '../accounts/account-section.ts'
import type { Language } from '../html/language.ts'
import type { Policy } from '../organisations/policy.ts'
import type { Site } from '../organisations/site.ts'
import type { StepContext } from '../registration/steps/step.ts'
import type { Visit } from '../web/visit.ts'

/** All that the guide of a site is written from. */
export type Guide = {
  readonly visit: Visit
  readonly language: Language
  readonly policy: Policy
  /** All sites of the realm, the one that holds the credentials first. */
  readonly sites: readonly Site[]
  /** What the steps of a registration look at. */
  readonly context: StepContext
  readonly sections: AccountSections
  /** Words of the screen, as they are quoted in a sentence. */
  q(words: string): string
}

/** One thing to do or to know. */
export type GuideStep = {
  /** The last part of its address: `/guide#connexion-formulaire`. */
  readonly id: string
  readonly title: string
  /** Sentences, each a paragraph, and lists; what does not hold under the policy is left out. */
  readonly says: readonly ComponentChildren[]
  /** What to beware of, point by point. */
  readonly notes?: readonly (string | false | null)[]
  readonly figure?: ComponentChildren
}

/** One part of the guide, in the order in which it is done. */
export type GuideChapter = {
  readonly id: string
  readonly title: string
  readonly steps: readonly (GuideStep | false | null)[]
}

/** Writes a part of the guide, or nothing where the policy has no such thing. */
export type WriteChapter = (guide: Guide) => GuideChapter | null | Promise<GuideChapter | null>

/** Words of the screen in a sentence. */
export const quoted = (language: Language) => (words: string) =>
  language === 'fr' ? `«\u00a0${words}\u00a0»` : `“${words}”`
