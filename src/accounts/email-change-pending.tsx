import { Button, ButtonGroup } from '../html/button.tsx'
import { momentInWords } from '../html/moment-in-words.ts'
import { Notice } from '../html/notice.tsx'
import { ResendCountdown } from '../html/resend-countdown.tsx'
import type { Visit } from '../web/visit.ts'
import type { PendingChange } from './email-change.ts'
import { emailChangeWords } from './email-change.words.ts'

type Props = {
  visit: Visit
  pending: PendingChange
  /** What has just been done about it. */
  said?: string | undefined
}

/** A new address that waits for its letter to be opened: where it went, once more, or not at all. */
export function PendingEmailChange({ visit, pending, said }: Props) {
  const { language, site } = visit
  const words = emailChangeWords[language]
  if (pending.isExpired) return <Notice kind="information">{words.expired(pending.email)}</Notice>
  const isNew = said === 'emailChangeAsked'
  const isAgain = said === 'emailChangeSentAgain'
  const title = isNew ? words.pendingTitle : isAgain ? words.sentAgain : words.waiting
  return (
    <section class="pending-email">
      <Notice kind={isNew || isAgain ? 'success' : 'information'} title={title}>
        <p>
          <strong class="breakable">{words.pending(pending.email)}</strong>
        </p>
        {isAgain && <p>{words.sentAgainHelp}</p>}
        <p>{words.pendingThen(momentInWords(pending.expiresAt, site.realm.timeZone, language))}</p>
      </Notice>
      <ResendCountdown language={language} seconds={pending.waitSeconds}>
        <ButtonGroup>
          <form method="post" action="/espace/adresse/renvoyer">
            <Button kind="secondary">{words.resend}</Button>
          </form>
          <form method="post" action="/espace/adresse/annuler">
            <Button kind="secondary">{words.cancel}</Button>
          </form>
        </ButtonGroup>
      </ResendCountdown>
    </section>
  )
}
