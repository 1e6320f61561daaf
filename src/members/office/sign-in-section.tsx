import { Button, ButtonGroup } from '../../html/button.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { listWords } from './list.words.ts'
import { memberWords } from './member.words.ts'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'

type About = { visit: Visit; held: HeldPerson }

/** What one may do about the account of a person. */
export type SignInRights = {
  maySendLink: boolean
  mayChangeAddress: boolean
  /** What only somebody with that role may change. */
  hasHigherRole: boolean
}

/** With what a person signs in, if at all, and what the office can do about it. */
export function SignIn({ visit, held, maySendLink, mayChangeAddress, hasHigherRole }: About & SignInRights) {
  const words = memberWords[visit.language]
  const { account } = held
  const email = account?.email ?? held.email
  const sharers = account?.sharers ?? []
  const change = {
    href: `${pathOfPerson(held.id)}/adresse`,
    label: email ? words.correctAddress : words.addAddress,
  }
  const standing = account ? (account.hasPassword ? words.hasPassword : words.never) : null
  return (
    <section>
      <h2>{words.signIn}</h2>
      <SummaryList
        rows={[
          { label: words.email, value: email ?? words.none, action: mayChangeAddress ? change : undefined },
          { label: words.account, value: standing ?? (email ? words.cannotSignIn : words.noAccount) },
          ...(sharers.length > 0
            ? [{ label: words.sharedWith, value: <Sharers visit={visit} held={held} /> }]
            : []),
        ]}
      />
      {hasHigherRole && <p class="hint">{words.higherRole}</p>}
      {maySendLink && account && (
        <form method="post" action={`${pathOfPerson(held.id)}/lien`}>
          <ButtonGroup>
            <Button kind="secondary">{account.hasPassword ? words.sendReset : words.sendFirst}</Button>
          </ButtonGroup>
        </form>
      )}
    </section>
  )
}

/** Those in reach by their names, each with the way there. */
function Sharers({ visit, held }: About) {
  const { language } = visit
  const sharers = held.account?.sharers ?? []
  return (
    <>
      {sharers.map(sharer => (
        <div key={sharer.id}>
          {sharer.inReach ? (
            <a href={pathOfPerson(sharer.id)}>{nameOf(sharer) || listWords[language].unnamed}</a>
          ) : (
            memberFormWords[language].elsewhere
          )}
        </div>
      ))}
    </>
  )
}
