import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { saveChoice } from './choice.ts'
import { choiceWords } from './choice.words.ts'
import { ChoiceForm, here } from './choice-form.tsx'
import { readChoice, tooLongBy } from './choice-typed.ts'
import {
  type Choice,
  choiceOf,
  type Directory,
  entryOf,
  type FactsAndChoice,
  factsOf,
  hasOf,
  type Showable,
} from './entry.ts'
import { EntryView } from './entry-view.tsx'

/** Somebody's own place in the directory. */
type Own = { directory: Directory; person: FactsAndChoice; offered: readonly Showable[] }

async function ownOf(visit: Visit): Promise<Own | null> {
  const { app, site, visitor } = visit
  const { directory } = site.realm.policy
  if (directory === 'none' || !visitor?.person) return null
  const person = await factsOf(app.db, site.realm.id, visitor.person.id)
  return { directory, person, offered: hasOf(person).filter(what => directory.mayShow.includes(what)) }
}

/** `GET /espace/annuaire`: what others see of oneself, and what they may see. Also for who is restricted: who is late is in it. */
export async function choicePage(visit: Visit): Promise<Response> {
  const own = await ownOf(visit)
  return own ? showForm(visit, own, choiceOf(own.person), []) : notFound(visit)
}

/** `POST /espace/annuaire`: shows first what will be seen; `step` says whether that is right, or is to be changed. */
export async function saveOwnChoice(visit: Visit): Promise<Response> {
  const own = await ownOf(visit)
  if (!own) return notFound(visit)
  const choice = readChoice(visit.form, own.offered)
  const by = tooLongBy(choice.introduction)
  if (by > 0) {
    const message = choiceWords[visit.language].tooLong(by)
    return showForm(visit, own, choice, [{ field: 'introduction', message }])
  }
  if (visit.form.get('step') === 'change') return showForm(visit, own, choice, [])
  if (visit.form.get('step') !== 'save') return showCheck(visit, own, choice)
  await saveChoice(visit, own.person.personId, choice)
  return redirect(here, [leave({ said: 'directoryChoiceKept' })])
}

function showForm(visit: Visit, own: Own, choice: Choice, problems: readonly Problem[]): Response {
  const { language } = visit
  const words = choiceWords[language]
  const isKept = visit.method === 'GET' && left(visit)?.said === 'directoryChoiceKept'
  return page(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: isKept ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {isKept && (
          <Notice kind="success" title={words.kept}>
            {words.keptHelp}
          </Notice>
        )}
        <h1>{words.title}</h1>
        <p>{own.directory.readableBy === 'everyone' ? words.forEveryone : words.forMembers}</p>
        {visit.method === 'GET' && (
          <>
            <h2>{words.now}</h2>
            <Seen visit={visit} own={own} choice={choice} />
          </>
        )}
        <h2>{words.change}</h2>
        <ChoiceForm
          language={language}
          person={own.person}
          offered={own.offered}
          choice={choice}
          problems={problems}
        />
        <p>
          <a class="directory-link" href="/espace/compte">
            {words.toAccount}
          </a>
        </p>
        {visit.visitor?.person?.standing === 'open' && (
          <p>
            <a class="directory-link" href="/annuaire">
              {words.toDirectory}
            </a>
          </p>
        )}
      </>
    ),
  })
}

type Chosen = { visit: Visit; own: Own; choice: Choice }

/** The entry as others meet it, or that there is none. */
function Seen({ visit: { language }, own: { person, directory }, choice }: Chosen) {
  const words = choiceWords[language]
  if (!choice.listed) return <p>{words.noEntry}</p>
  return (
    <>
      {person.organisations.length === 0 && (
        <Notice kind="information">
          <p>{words.notMember}</p>
        </Notice>
      )}
      <div class="directory-seen">
        <EntryView language={language} entry={entryOf(person, choice, directory.mayShow, language)} />
      </div>
    </>
  )
}

function showCheck(visit: Visit, own: Own, choice: Choice): Response {
  const words = choiceWords[visit.language]
  return page(visit, {
    title: words.checkTitle,
    children: (
      <>
        <h1>{words.checkTitle}</h1>
        <p>{choice.listed ? words.check : words.checkAbsent}</p>
        {choice.listed && (
          <>
            <h2>{words.now}</h2>
            <Seen visit={visit} own={own} choice={choice} />
          </>
        )}
        <form method="post" action={here}>
          {!choice.listed && <input type="hidden" name="absent" value="on" />}
          {choice.shows.map(what => (
            <input key={what} type="hidden" name="shows" value={what} />
          ))}
          <input type="hidden" name="introduction" value={choice.introduction ?? ''} />
          <ButtonGroup>
            <Button name="step" value="save">
              {words.save}
            </Button>
            <Button kind="secondary" name="step" value="change">
              {words.back}
            </Button>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
