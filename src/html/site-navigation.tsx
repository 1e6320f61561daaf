import type { ComponentChildren } from 'preact'
import type { Frame } from './frame.ts'
import { withReturn } from './with-return.ts'
import { htmlWords } from './words.ts'

/** The links of the header: the way in for who is signed out, the member's places for who is signed in. */
export function SiteNavigation({ frame }: { frame: Frame }) {
  const words = htmlWords[frame.language]
  if (!frame.visitor) {
    return frame.signIn ? (
      <nav class="band-links" aria-label={words.mainNavigation}>
        {frame.rubrics && (
          <a class="band-link" href="/rubriques">
            {words.rubrics}
          </a>
        )}
        {frame.directory && (
          <a class="band-link" href="/annuaire">
            {words.directory}
          </a>
        )}
        <SignIn frame={frame} />
      </nav>
    ) : null
  }
  return (
    <nav class="member-bar" aria-label={words.mainNavigation}>
      <div class="member-bar-content">
        <ul class="member-links">
          <li class="member-area">
            <Place href="/espace" frame={frame}>
              {words.membersArea}
            </Place>
            <ul>
              <li>
                <Place href="/espace/compte" frame={frame}>
                  {words.myAccount}
                </Place>
              </li>
            </ul>
          </li>
          {frame.rubrics && (
            <li>
              <Place href="/rubriques" frame={frame}>
                {words.rubrics}
              </Place>
            </li>
          )}
          {frame.directory && (
            <li>
              <Place href="/annuaire" frame={frame}>
                {words.directory}
              </Place>
            </li>
          )}
          {frame.visitor.office && (
            <li>
              <Place href="/bureau" frame={frame}>
                {words.office}
              </Place>
            </li>
          )}
        </ul>
        <form class="sign-out" method="post" action="/deconnexion">
          <span class="visitor-name">
            <span class="visually-hidden">{words.signedInAs} </span>
            {frame.visitor.name}
          </span>
          <button class="member-link" type="submit">
            {words.signOut}
          </button>
          {frame.visitor.mayLeave && (
            <button class="member-link member-link-minor" type="submit" name="site" value="1">
              {words.signOutHere}
            </button>
          )}
        </form>
      </div>
    </nav>
  )
}

function SignIn({ frame }: { frame: Frame }) {
  const words = htmlWords[frame.language]
  const link = (
    <a class="sign-in" href={withReturn(frame.path)}>
      {words.signIn}
    </a>
  )
  return frame.signInDialog ? <sign-in-dialog close={words.close}>{link}</sign-in-dialog> : link
}

function Place({ href, frame, children }: { href: string; frame: Frame; children: ComponentChildren }) {
  const here = frame.path.split('?', 1)[0] === href
  return (
    <a class="member-link" href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  )
}
