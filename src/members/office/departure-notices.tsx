import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import { secondOf } from '../second-sign-in.ts'
import type { DepartureOutcome } from './departure.ts'
import { departureWords } from './departure.words.ts'
import type { HeldPerson } from './held-person.ts'
import { nameOf } from './name-of.ts'

/** What has just been said about a membership. */
export function Departed(props: { visit: Visit; what: DepartureOutcome; name: string }) {
  const { visit, what, name } = props
  const title = departureWords[visit.language].done[what](name)
  return <Notice kind={what === 'before' ? 'information' : 'success'} title={title} />
}

/** The other one of a couple of whom the member has died. */
export type LeftBehind = { givenName: string; familyName: string }

/** The second adherent of somebody who has died, as far as one may read of whom somebody was a couple; else null. */
export async function secondLeftBehind(visit: Visit, held: HeldPerson): Promise<LeftBehind | null> {
  const hasDied = held.memberships.some(({ state }) => state === 'deceased')
  if (!hasDied || held.hold === 'former') return null
  return await secondOf(visit.app.db, visit.site.realm.id, held.id)
}

/** That the couple's membership is no more, and how the other one can go on as a member. */
export function Second(props: { visit: Visit; second: LeftBehind; mayEnter: boolean }) {
  const { visit, second, mayEnter } = props
  const words = departureWords[visit.language]
  return (
    <Notice kind="information" title={words.second(nameOf(second))}>
      <p>{words.secondHelp}</p>
      {mayEnter && (
        <p>
          <a href="/bureau/adherents/nouveau">{words.enterSecond}</a>
        </p>
      )}
    </Notice>
  )
}
