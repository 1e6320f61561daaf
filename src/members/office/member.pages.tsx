import type { ComponentChild } from 'preact'
import { Notice } from '../../html/notice.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { type Flash, forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { Departed, type LeftBehind, Second, secondLeftBehind } from './departure-notices.tsx'
import type { HeldPerson } from './held-person.ts'
import { holdsMore } from './higher-role.ts'
import { holdNotice } from './hold-notice.tsx'
import { listWords } from './list.words.ts'
import { lettersTo, type SentLetter } from './member.ts'
import { memberWords } from './member.words.ts'
import { Identity, Letters, Memberships } from './member-sections.tsx'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'
import { sendLinkTo } from './send-link.ts'
import { SignIn, type SignInRights } from './sign-in-section.tsx'

/** `GET /bureau/adherents/:id`: what is held about a person, and what can be done about it. */
export async function memberPage(visit: Visit): Promise<Response> {
  const here = await personHere(visit, 'seeMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const entered = await personHere(visit, 'enterMembers')
  const [entering, enters] = [entered?.held, entered?.organisationIds ?? []]
  const isWhole = entering?.hold === 'whole'
  const hasHigherRole = isWhole && (await holdsMore(visit, held.id))
  return show(visit, {
    held,
    mayChange: entering !== undefined && entering.hold !== 'former',
    maySendLink: isWhole,
    mayChangeAddress: isWhole && !hasHigherRole,
    hasHigherRole,
    mayErase: (await personHere(visit, 'eraseMembers'))?.held.hold === 'whole',
    letters: await lettersHere(visit, held),
    notice: await noticeOf(visit, held, entering),
    departuresOf: entering && entering.hold !== 'former' ? enters : [],
    second: await secondLeftBehind(visit, held),
    duesOf: (await reachOf(visit, 'seeDues')).map(({ id }) => id),
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
  return outcome.refused === 'hold'
    ? refusedPage(visit, held, memberWords[visit.language].sendReset, await holdNotice(visit, held))
    : redirect(pathOfPerson(held.id))
}

type Shown = SignInRights & {
  held: HeldPerson
  mayChange: boolean
  mayErase: boolean
  letters: readonly SentLetter[] | null
  notice: ComponentChild
  duesOf: readonly string[]
  departuresOf: readonly string[]
  second: LeftBehind | null
}

function show(visit: Visit, shown: Shown): Response {
  const { language } = visit
  const { held, letters, mayErase, notice, second } = shown
  const words = memberWords[language]
  const name = nameOf(held) || listWords[language].unnamed
  const flash = left(visit)
  const kept = flash?.said === 'memberKept' ? flash : null
  const departed = flash?.said === 'memberDeparted' ? flash.what : null
  return officePage(visit, {
    title: name,
    cookies: kept || departed ? [forgetFlash] : [],
    children: (
      <>
        {kept && <Kept visit={visit} kept={kept} name={name} />}
        {departed && <Departed visit={visit} what={departed} name={name} />}
        <h1>{name}</h1>
        {notice}
        {second && <Second visit={visit} second={second} mayEnter={shown.departuresOf.length > 0} />}
        {held.hold !== 'former' && <SignIn visit={visit} {...shown} />}
        {held.hold !== 'former' && <Identity visit={visit} {...shown} />}
        <Memberships visit={visit} {...shown} />
        {letters && <Letters visit={visit} letters={letters} />}
        {mayErase && (
          <p>
            <a href={`${pathOfPerson(held.id)}/effacer`}>{words.erase}</a>
          </p>
        )}
        <p>
          <a href="/bureau/adherents">{words.back}</a>
        </p>
      </>
    ),
  })
}

type KeptProps = { visit: Visit; kept: Extract<Flash, { said: 'memberKept' }>; name: string }

/** What has just been done, and what became of the letter with the link. */
function Kept({ visit, kept, name }: KeptProps) {
  const words = memberWords[visit.language]
  return (
    <Notice
      kind={kept.letter === 'tooMany' || kept.letter === 'onItsWay' ? 'information' : 'success'}
      title={words.done[kept.what](name)}
    >
      {words.letterIs[kept.letter] && <p>{words.letterIs[kept.letter]}</p>}
      {kept.what === 'entered' && (
        <p>
          <a href="/bureau/adherents/nouveau">{words.enterAnother}</a>
        </p>
      )}
    </Notice>
  )
}
