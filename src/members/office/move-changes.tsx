import { moneyInWords } from '../../dues/money.ts'
import type { Language } from '../../html/language.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership } from './held-person.ts'
import { type MoveWords, moveWords } from './move.words.ts'
import type { MoveConsequences } from './move-consequences.ts'

type Props = { visit: Visit; membership: HeldMembership; consequences: MoveConsequences }

/** What a move will do, before it is made: above all, to whom one pays from then on. */
export function WhatChanges({ visit, membership, consequences }: Props) {
  const { language } = visit
  const words = moveWords[language]
  const { organisationName } = membership
  const { dues, hasRecords } = consequences
  return (
    <>
      <h2>{words.changes}</h2>
      <ul>
        {dues && <li>{words.follows}</li>}
        {dues && aboutDues(words, dues, language).map(line => <li key={line}>{line}</li>)}
        {dues && <li>{words.stays(organisationName)}</li>}
        <li>{words.signsIn}</li>
        {hasRecords && <li>{words.recordsStay(organisationName)}</li>}
        <li>{words.notSeen(organisationName)}</li>
      </ul>
    </>
  )
}

function aboutDues(
  words: MoveWords,
  dues: NonNullable<MoveConsequences['dues']>,
  language: Language,
): string[] {
  const money = (cents: number) => moneyInWords(cents, language)
  const { owed, creditCents, accountHolder, accountChanges, plans, planLost } = dues
  const offered = plans.map(({ name, amountCents }) => `${name}, ${money(amountCents)}`)
  return [
    ...(owed ? [words.owed(money(owed.cents), owed.plan)] : []),
    ...(creditCents > 0 ? [words.credit(money(creditCents))] : []),
    accountHolder ? (accountChanges ? words.payTo : words.payToSame)(accountHolder) : words.payNowhere,
    offered.length > 0 ? words.plans(offered.join('\u00a0; ')) : words.noPlans,
    ...(planLost ? [words.planLost(planLost)] : []),
  ]
}
