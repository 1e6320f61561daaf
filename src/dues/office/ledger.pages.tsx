import { ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { accountOf } from '../balance.ts'
import { dayInFigures } from '../due-day.words.ts'
import { planOf } from '../plans.ts'
import { ledgerWords } from './ledger.words.ts'
import { Dues, Payments, Standing } from './ledger-sections.tsx'
import { type MembershipHere, membershipHere, nameSaid, pathOfLedger } from './membership-here.ts'

/** `GET /bureau/cotisations/:id`: what a membership owes and has paid, and why it is in order until its day. */
export async function ledgerPage(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'seeDues')
  if (!membership) return notFound(visit)
  const { db } = visit.app
  const realmId = visit.site.realm.id
  const [account] = await accountOf(db, realmId, [membership.id])
  if (!account) return notFound(visit)
  const plan = await planOf(db, realmId, membership.id)
  const recordsFor = (await reachOf(visit, 'recordDues')).map(({ id }) => id)
  const mayRecord = recordsFor.includes(membership.organisationId)
  const { language } = visit
  const words = ledgerWords[language]
  const title = words.title(nameSaid(membership))
  const flash = left(visit)
  const done = flash?.said === 'duesKept' ? flash.what : null
  const shown = { visit, membership, account, plan, mayRecord }
  return officePage(visit, {
    title,
    cookies: done ? [forgetFlash] : [],
    children: (
      <>
        {done && (
          <Notice
            kind={done === 'notCancelled' || done.endsWith('Before') ? 'information' : 'success'}
            title={words.done[done]}
          />
        )}
        <p>
          <a class="case-back" href="/bureau/cotisations">
            {words.backToList}
          </a>
        </p>
        <h1>{title}</h1>
        <p class="lead">{aboutOf(membership, words)}</p>
        <Standing {...shown} />
        {mayRecord && (
          <ButtonGroup>
            <ButtonLink href={`${pathOfLedger(membership.id)}/paiement`}>{words.recordPayment}</ButtonLink>
          </ButtonGroup>
        )}
        <Dues {...shown} />
        <Payments {...shown} />
        <p>
          <a href={`/bureau/adherents/${membership.personId}`}>{words.record}</a>
        </p>
      </>
    ),
  })
}

function aboutOf(membership: MembershipHere, words: (typeof ledgerWords)['fr']): string {
  return [
    membership.organisationName,
    words.states[membership.state],
    ...(membership.suspended ? [words.suspended] : []),
    ...(membership.number ? [words.number(membership.number)] : []),
    ...(membership.joinedOn ? [words.since(dayInFigures(membership.joinedOn))] : []),
  ].join(', ')
}
