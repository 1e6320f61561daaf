import { Button } from '../html/button.tsx'
import type { Problem } from '../html/error-summary.tsx'
import type { Visit } from '../web/visit.ts'
import { NewPasswordFields } from './password-choice.pages.tsx'
import { passwordChoiceWords } from './password-choice.words.ts'

type Props = { visit: Visit; email: string; problems: readonly Problem[] }

/** A new password, with the current one or by link. */
export function PasswordChangeForm({ visit, email, problems }: Props) {
  const words = passwordChoiceWords[visit.language]
  return (
    <section>
      <h2 id="mot-de-passe">{words.changeTitle}</h2>
      <h3>{words.changeWith}</h3>
      <form method="post" action="/espace/securite" noValidate>
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <NewPasswordFields visit={visit} problems={problems} current={words.currentPassword} />
        <Button>{words.submit}</Button>
      </form>
      <h3>{words.changeByLink}</h3>
      <p>{words.changeByLinkHelp(email)}</p>
      <form method="post" action="/mot-de-passe">
        <input type="hidden" name="email" value={email} />
        <Button kind="secondary">{words.getLink}</Button>
      </form>
    </section>
  )
}
