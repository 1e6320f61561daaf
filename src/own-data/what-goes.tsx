import type { Visit } from '../web/visit.ts'
import type { AtStake } from './at-stake.ts'
import type { CarriedOutBy } from './carry-out.ts'
import { erasuresWords } from './erasures.words.ts'

/** What the office is about to erase, and what the law makes it keep. */
export function WhatGoes({ visit, stake }: { visit: Visit; stake: AtStake }) {
  const words = erasuresWords[visit.language]
  const goes = [
    words.identity,
    ...(stake.records > 0 ? [words.records(stake.records)] : []),
    ...(stake.beneficiaries > 0 ? [words.beneficiaries(stake.beneficiaries)] : []),
    words.applications,
    words.traces,
    ...(stake.openDues > 0 ? [words.dues] : []),
  ]
  return (
    <>
      <h2>{words.goes}</h2>
      <ul>
        {goes.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {stake.passesOn && <p>{words.second}</p>}
      <h2>{words.stays}</h2>
      <ul>
        {(visit.site.realm.policy.dues === 'none' ? words.stayWithoutDues : words.stay).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{words.final}</p>
    </>
  )
}

/** Who of the office carries it out. */
export function byWhom({ visitor, ip, userAgent }: Visit): CarriedOutBy {
  return {
    personId: visitor?.person?.id ?? null,
    accountId: visitor?.accountId ?? null,
    ip,
    userAgent,
  }
}
