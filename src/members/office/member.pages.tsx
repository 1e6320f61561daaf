import type { ComponentChildren } from 'preact'
import { Notice } from '../../html/notice.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { LatestHistory } from '../history/history.pages.tsx'
import { Second, secondLeftBehind } from './departure-notices.tsx'
import type { HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { listWords } from './list.words.ts'
import { lettersTo, type SentLetter } from './member.ts'
import { memberWords } from './member.words.ts'
import { memberActsWords } from './member-acts.words.ts'
import { doneNotice } from './member-done.tsx'
import { Memberships } from './member-memberships.tsx'
import { Family, Records, Roles } from './member-related.tsx'
import { type MemberRights, rightsOver } from './member-rights.ts'
import { Identity, Letters } from './member-sections.tsx'
import { nameOf } from './name-of.ts'
import { type PersonHere, pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'
import { sendLinkTo } from './send-link.ts'
import { SignIn } from './sign-in-section.tsx'

/** `GET /bureau/adherents/:id`: what is held about a person, and what can be done about it. */
export async function memberPage(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'seeMembers')
  if (!here) return notFound(visit)
  const entering = (await personHere(visit, 'enterMembers'))?.held
  return await show(visit, here, {
    rights: await rightsOver(visit, here.held, entering),
    letters: await lettersHere(visit, here.held),
    notice: await noticeOf(visit, here.held, entering),
  })
}

async function noticeOf(visit: Visit, held: HeldPerson, entering: HeldPerson | undefined) {
  if (held.hold === 'former') return await holdNotice(visit, held)
  return entering?.hold === 'shared' ? await holdNotice(visit, entering) : null
}

async function lettersHere(visit: Visit, held: HeldPerson): Promise<SentLetter[] | null> {
  const organisationIds = (await reachOf(visit, 'seeLetters')).map(({ id }) => id)
  const isMember = held.memberships.some(({ organisationId }) => organisationIds.includes(organisationId))
  if (!isMember || held.hold === 'former') return null
  return await lettersTo(visit.app.db, { realmId: visit.site.realm.id, organisationIds }, held)
}

/** `POST /bureau/adherents/:id/lien`. */
export async function sendMemberLink(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const outcome = await sendLinkTo(visit, held)
  if ('done' in outcome) {
    const { letter } = outcome
    return redirect(pathOfPerson(held.id), [leave({ said: 'memberKept', what: 'letter', letter })])
  }
  const title = memberWords[visit.language].sendReset
  if (outcome.refused === 'hold') return refusedPage(visit, held, title, await holdNotice(visit, held))
  return outcome.refused === 'archived'
    ? refusedPage(visit, held, title, <Archived visit={visit} />, 409)
    : redirect(pathOfPerson(held.id))
}

type Shown = {
  rights: MemberRights
  letters: readonly SentLetter[] | null
  notice: ComponentChildren
}

async function show(visit: Visit, here: PersonHere, { rights, letters, notice }: Shown): Promise<Response> {
  const { language } = visit
  const { held, organisationIds } = here
  const words = memberWords[language]
  const name = nameOf(held) || listWords[language].unnamed
  const flash = left(visit)
  const done = flash && doneNotice({ visit, flash, name })
  const second = await secondLeftBehind(visit, held)
  const isRead = held.hold !== 'former'
  return officePage(visit, {
    title: name,
    cookies: done ? [forgetFlash] : [],
    children: (
      <>
        {done}
        <h1>{name}</h1>
        {notice}
        {rights.isArchived && <Archived visit={visit} />}
        {second && <Second visit={visit} second={second} mayEnter={rights.departuresOf.length > 0} />}
        {await Memberships({ visit, held, rights })}
        {isRead && <SignIn visit={visit} held={held} {...rights} />}
        {isRead && <Identity visit={visit} held={held} mayChange={rights.mayChange} />}
        {isRead && (await Family({ visit, held }))}
        {isRead && (await Roles({ visit, held, organisationIds }))}
        {isRead && (await Records({ visit, held, organisationIds }))}
        {await LatestHistory({ visit, here })}
        {letters && <Letters visit={visit} letters={letters} />}
        <div class="member-end">
          <a href="/bureau/adherents">{words.back}</a>
          {rights.mayErase && <a href={`${pathOfPerson(held.id)}/effacer`}>{words.erase}</a>}
        </div>
      </>
    ),
  })
}

/** That nobody writes to the person any more. */
function Archived({ visit }: { visit: Visit }) {
  return <Notice kind="information">{memberActsWords[visit.language].archived}</Notice>
}
