import { Button } from '../html/button.tsx'
import { momentInWords } from '../html/moment-in-words.ts'
import type { Visit } from '../web/visit.ts'
import { deviceOf } from './device.ts'
import { deviceInWords } from './device.words.ts'
import { securityWords } from './security.words.ts'
import type { OwnSession } from './sessions.ts'
import { timeAgo } from './time-ago.ts'

type Props = { visit: Visit; sessions: readonly OwnSession[]; isShared: boolean }

/** Where the account is signed in, each with the way to end it. */
export function SessionsList({ visit, sessions, isShared }: Props) {
  const words = securityWords[visit.language]
  const hasOthers = sessions.some(({ isThis }) => !isThis)
  return (
    <section>
      <h2 id="appareils">{words.devices}</h2>
      <p>{hasOthers ? words.devicesHelp : words.onlyThis}</p>
      <ul class="sessions">
        {sessions.map(session => (
          <li key={session.id}>
            <Session visit={visit} session={session} isShared={isShared} />
          </li>
        ))}
      </ul>
      {hasOthers && (
        <form method="post" action="/espace/securite/appareils">
          <Button kind="secondary">{words.endOthers}</Button>
        </form>
      )}
    </section>
  )
}

type Each = { visit: Visit; session: OwnSession; isShared: boolean }

function Session({ visit, session, isShared }: Each) {
  const { language, app, site } = visit
  const words = securityWords[language]
  const { timeZone } = site.realm
  const device = deviceInWords(deviceOf(session.userAgent), language)
  const ago = timeAgo(session.seenAt, app.clock.now(), language) ?? words.justNow
  return (
    <>
      <p class="session-device">
        <strong>{device}</strong>
        {session.isThis && <span class="session-this">{words.thisOne}</span>}
      </p>
      <p class="session-when">
        {isShared && session.givenName && <>{session.givenName}. </>}
        {words.seen(ago)}
        <br />
        {words.started(momentInWords(session.startedAt, timeZone, language))}
        {session.remembered && <>, {words.remembered}</>}
        {session.sites.length > 0 && (
          <>
            <br />
            {words.sites(session.sites.join(', '))}
          </>
        )}
      </p>
      {!session.isThis && (
        <form method="post" action={`/espace/securite/appareils/${session.id}`}>
          <Button kind="secondary">
            {words.end}
            <span class="visually-hidden"> {words.endWhich(device, ago)}</span>
          </Button>
        </form>
      )}
    </>
  )
}
