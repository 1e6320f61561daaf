import { isStale } from '../accounts/office-session.ts'
import type { Visitor, VisitorPerson } from '../accounts/visitor.ts'
import { Button, ButtonLink } from '../html/button.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { Notice } from '../html/notice.tsx'
import { Table } from '../html/table.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { audit, from } from '../web/audit.ts'
import { page, redirect } from '../web/replies.tsx'
import { securityHeaders } from '../web/security-headers.ts'
import type { Visit } from '../web/visit.ts'
import { archiveOf } from './archive.ts'
import { copyOf, countHeld } from './copy.ts'
import { copyWords } from './copy.words.ts'
import { erasureWords } from './erasure.words.ts'
import { answerBy, type OpenErasure, openErasureOf } from './erasure-request.ts'
import { type Part, parts } from './holding.ts'
import { ownDataWords } from './own-data.words.ts'
import { partsWords } from './parts.words.ts'
import { subjectByKeys, subjectOf } from './subject.ts'
import { zipOf } from './zip.ts'

const here = '/espace/donnees'

/** `GET /espace/donnees`: what is held about the person, how long and why, and what can be done about it. */
export async function ownDataPage(visit: Visit): Promise<Response> {
  const { app, site, visitor, language } = visit
  const person = visitor?.person
  if (!visitor || !person) return redirect('/connexion')
  const words = ownDataWords[language]
  const counts = await countHeld(app.db, await subjectByKeys(app.db, site.realm.id, person.id))
  const open = await openErasureOf(app.db, site.realm.id, person.id)
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {open && <OpenNotice visit={visit} open={open} />}
        <Held visit={visit} counts={counts} />
        <h2>{words.copy}</h2>
        <p>{words.copyWhat}</p>
        <form method="post" action={`${here}/copie`}>
          <Button describedBy={isStale(visitor, app.clock.now()) ? 'copy-password' : undefined}>
            {words.download}
          </Button>
          {isStale(visitor, app.clock.now()) && (
            <p class="hint" id="copy-password">
              {words.passwordFirst}
            </p>
          )}
        </form>
        <h2>{words.correct}</h2>
        <p>
          {words.correctWhat} <a href="/espace/compte">{words.account}</a>
        </p>
        {!open && (
          <>
            <h2>{words.erase}</h2>
            <p>{words.eraseWhat}</p>
            <ButtonLink kind="secondary" href={`${here}/effacement`}>
              {words.eraseLink}
            </ButtonLink>
          </>
        )}
        <h2>{words.rights}</h2>
        <p>{words.rightsWhat}</p>
        <Contacts language={language} sites={contactsOf(visit, person)} />
      </>
    ),
  })
}

function Held({ visit, counts }: { visit: Visit; counts: Partial<Record<Part, number>> }) {
  const words = ownDataWords[visit.language]
  const about = partsWords[visit.language]
  return (
    <Table
      caption={words.held}
      columns={[{ label: words.what }, { label: words.howMuch }, { label: words.howLong }]}
      rows={parts
        .filter(part => (counts[part] ?? 0) > 0)
        .map(part => [
          <div key={part} class="held-part">
            {about[part].title}
            <span class="hint">{about[part].what}</span>
          </div>,
          <span key="lines" class="unbroken">
            {words.lines(counts[part] ?? 0)}
          </span>,
          about[part].kept(visit.site.realm.policy.data),
        ])}
    />
  )
}

function OpenNotice({ visit, open }: { visit: Visit; open: OpenErasure }) {
  const words = ownDataWords[visit.language]
  return (
    <Notice kind="information" title={words.openErasure}>
      <p>{whatComes(visit, open)}</p>
      <p>
        <a href={`${here}/effacement`}>{words.seeErasure}</a>
      </p>
    </Notice>
  )
}

/** By when an open request is answered, or on what day it happens. */
export function whatComes({ language, site }: Visit, { askedAt, carryOutOn }: OpenErasure): string {
  const words = erasureWords[language]
  return carryOutOn
    ? words.carriedOutOn(dayInWords(carryOutOn, language))
    : words.answerBy(dayInWords(answerBy(askedAt, site.realm.timeZone), language))
}

/** The organisations of the person that can be reached, then the site. */
function contactsOf({ site }: Visit, person: VisitorPerson) {
  const own = person.memberships.map(membership => ({
    id: membership.organisationId,
    name: membership.organisationName,
    contactEmail: membership.organisationEmail,
    contactPhone: membership.organisationPhone,
  }))
  const others = own.filter(each => each.name !== site.name && (each.contactEmail || each.contactPhone))
  return [...others, site]
}

/** `POST /espace/donnees/copie`: all of it as an archive. Who signed in a while ago gives the password again first. */
export async function downloadOwnData(visit: Visit): Promise<Response> {
  const { app, visitor } = visit
  if (!visitor?.person) return redirect('/connexion')
  if (isStale(visitor, app.clock.now()))
    return redirect(`/connexion/confirmation?retour=${encodeURIComponent(here)}`)
  return await send(visit, visitor, visitor.person)
}

async function send(visit: Visit, visitor: Visitor, person: VisitorPerson): Promise<Response> {
  const { app, site, language } = visit
  const { id: realmId, timeZone } = site.realm
  const now = app.clock.now()
  // The trace comes first, and is in the copy: what was read before it was cut short has left too.
  await audit(app.db, now, {
    ...from(visit),
    event: 'dataCopied',
    accountId: visitor.accountId,
    personId: person.id,
  })
  const tables = await copyOf(app.db, await subjectOf(app.db, realmId, person.id))
  const who = {
    name: `${person.givenName} ${person.familyName}`.trim(),
    siteName: site.name,
    timeZone,
    language,
    at: now,
  }
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return new Response(zipOf(archiveOf(app.files, tables, who)), {
    headers: {
      ...securityHeaders,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${copyWords[language].archive(day)}"`,
      'Cache-Control': 'no-store',
    },
  })
}
