import type { Visitor } from '../accounts/visitor.ts'
import { Notice } from '../html/notice.tsx'
import { Table } from '../html/table.tsx'
import type { LetterName } from '../mail/letter.ts'
import { organisationsNamedBy } from '../organisations/organisations-below.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { type Figures, figuresOf, mostCounted, mostWaiting, recentLetters } from './home.ts'
import { homeWords } from './home.words.ts'
import { letterStateWords } from './letter-state.words.ts'
import { viewOf } from './reach.ts'
import { roleNames } from './roles/role-names.words.ts'
import { AllScreens, dashboardPage } from './shell.tsx'

/** `GET /bureau`: what waits to be done in the organisation in view, the way to every screen, and the latest letters. */
export async function officeHome(visit: Visit): Promise<Response> {
  const { visitor } = visit
  if (!visitor) return redirect('/connexion')
  const words = homeWords[visit.language]
  const figures = await figuresOf(visit)
  const { smtpUrl, demonstration } = visit.app.settings
  return dashboardPage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <Waiting visit={visit} figures={figures} />
        {!smtpUrl && !demonstration && <Notice kind="problem">{words.noMail}</Notice>}
        <AtAGlance visit={visit} figures={figures} />
        <AllScreens visit={visit} />
        {await Letters({ visit })}
        {await OwnRoles({ visit, visitor })}
      </>
    ),
  })
}

type Shown = { visit: Visit; figures: Figures }

function Waiting({ visit, figures: { applications } }: Shown) {
  const words = homeWords[visit.language]
  const decides = visit.site.realm.policy.registration.admittedAfter.includes('officeApproved')
  if (!decides || !applications) return null
  return (
    <Notice kind="information">
      <p>
        <a href="/bureau/demandes">
          {applications > mostWaiting ? words.undecidedOver(mostWaiting) : words.undecided(applications)}
        </a>
      </p>
    </Notice>
  )
}

/** Numbers that lead to the lists of those who were counted. */
function AtAGlance({ visit, figures }: Shown) {
  const { language, site } = visit
  const words = homeWords[language]
  const inFigures = new Intl.NumberFormat(language)
  const withDues = site.realm.policy.dues !== 'none'
  const all = [
    { name: 'members', href: '/bureau/adherents' },
    { name: 'neverSignedIn', href: '/bureau/adherents?jamais=1' },
    { name: 'noAddress', href: '/bureau/adherents?sans-adresse=1' },
    { name: 'undelivered', href: '/bureau?messages=refuses#messages' },
    { name: 'late', href: '/bureau/cotisations?filtre=retard' },
  ] as const
  const shown = all.flatMap(({ name, href }) => {
    const count = figures[name]
    return count === null || (name === 'late' && !withDues) ? [] : [{ name, href, count }]
  })
  const sees = visit.visitor?.person?.roles.some(({ name }) => name !== 'publisher')
  if (shown.length === 0) return sees ? <p>{words.tooMany(inFigures.format(mostCounted))}</p> : null
  return (
    <section aria-labelledby="a-glance">
      <h2 id="a-glance" class="visually-hidden">
        {words.atAGlance}
      </h2>
      <ul class="figures">
        {shown.map(({ name, href, count }) => (
          <li key={name} class={count > 0 || name === 'members' ? undefined : 'figure-none'}>
            <a href={href}>
              <strong>{inFigures.format(count)}</strong> <span>{words[name](count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Letters({ visit }: { visit: Visit }) {
  const words = homeWords[visit.language]
  const { templates, states } = letterStateWords[visit.language]
  const view = await viewOf(visit, 'seeLetters')
  if (view.length === 0) return null
  const only = visit.query.get('messages') === 'refuses' ? 'failed' : null
  const letters = await recentLetters(
    visit,
    view.map(({ id }) => id),
    only,
  )
  const title = only ? words.failedLetters : words.letters
  return (
    <div id="messages">
      {letters.length > 0 ? (
        <Table
          caption={title}
          columns={[{ label: words.to }, { label: words.what }, { label: words.state }]}
          rows={letters.map(letter => [
            <span class="queue-address">{letter.to_email}</span>,
            templates[letter.template as LetterName],
            [states[letter.state], letter.last_error].filter(Boolean).join(' : '),
          ])}
        />
      ) : (
        <>
          <h2>{title}</h2>
          <p>{words.noLetters}</p>
        </>
      )}
      {only && (
        <p>
          <a href="/bureau#messages">{words.allLetters}</a>
        </p>
      )}
    </div>
  )
}

/** What the person may do, and where: so that nobody wonders why a screen is not there. */
async function OwnRoles({ visit, visitor }: { visit: Visit; visitor: Visitor }) {
  const words = homeWords[visit.language]
  const roles = visitor.person?.roles ?? []
  const names = await organisationsNamedBy(
    visit.app.db,
    visit.site.realm.id,
    roles.map(({ organisationId }) => organisationId),
  )
  return (
    <>
      <h2>{words.yourRoles}</h2>
      <ul>
        {roles.map(({ organisationId, name }, index) => (
          <li key={index}>
            {names.get(organisationId)} : {roleNames[visit.language][name].name}
          </li>
        ))}
      </ul>
    </>
  )
}
