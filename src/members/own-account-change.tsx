import type { Language } from '../html/language.ts'
import type { Policy } from '../organisations/policy.ts'
import { ownAccountWords } from './own-account.words.ts'

/** Where the own record is changed: all of it, and the part that a section shows, if the policy asks about it. */
export type RecordLinks = {
  readonly all: string
  part(policy: Policy, part: 'identity' | 'secondAdherent' | 'beneficiaries'): string | null
}

type Props = {
  language: Language
  href: string | null
  /** The heading above it: several of these links stand on one page, and lead to different parts. */
  about: string
}

/** « Modifier ma fiche membre », below what is recalled of it. */
export function ChangeRecord({ language, href, about }: Props) {
  if (!href) return null
  const id = `change${href.replaceAll('/', '-')}`
  return (
    <p class="change-record">
      <a class="button button-secondary" href={href} aria-describedby={id}>
        {ownAccountWords[language].change}
      </a>
      <span id={id} hidden>
        {about}
      </span>
    </p>
  )
}
