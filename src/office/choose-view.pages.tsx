import { Button, ButtonGroup } from '../html/button.tsx'
import { Field } from '../html/field.tsx'
import type { Catalog } from '../html/language.ts'
import { dropCookie, hostCookie } from '../web/cookies.ts'
import { notFound } from '../web/failure.pages.tsx'
import { localPath } from '../web/origin.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { chooseViewPath, inViewCookie, organisationsNamed } from './in-view.ts'
import { reachOf } from './reach.ts'
import { officePage } from './shell.tsx'

const fr = {
  title: "Choisir l'organisation en vue",
  why: "Les listes du bureau montrent l'organisation choisie et celles qui en dépendent.",
  search: 'Nom',
  find: 'Rechercher',
  all: (count: number) => `Toutes les organisations (${count})`,
  found: 'Organisations',
  none: 'Aucune organisation de ce nom.',
  more: 'Il y en a davantage\u00a0: précisez le nom.',
  back: 'Revenir',
}
const en: typeof fr = {
  title: 'Choose the organisation in view',
  why: 'The lists of the office show the organisation you choose and those below it.',
  search: 'Name',
  find: 'Search',
  all: count => `All organisations (${count})`,
  found: 'Organisations',
  none: 'No organisation of that name.',
  more: 'There are more: give more of the name.',
  back: 'Back',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /bureau/organisation?recherche=`: the organisations that the person runs, found by name. */
export async function chooseViewPage(visit: Visit): Promise<Response> {
  const words = catalog[visit.language]
  const search = (visit.query.get('recherche') ?? '').slice(0, 200).replaceAll('\0', '')
  const back = localPath(visit.query.get('retour')) ?? '/bureau'
  const { organisations, more } = await organisationsNamed(visit, search)
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.why}</p>
        <search>
          <form class="office-filter" method="get" action={chooseViewPath}>
            <input type="hidden" name="retour" value={back} />
            <Field name="recherche" type="search" label={words.search} value={search} autocomplete="off" />
            <Button kind="secondary">{words.find}</Button>
          </form>
        </search>
        <form method="post" action={chooseViewPath}>
          <input type="hidden" name="retour" value={back} />
          <ButtonGroup>
            <Button name="organisation" value="">
              {words.all(visit.office?.count ?? 0)}
            </Button>
            <a href={back}>{words.back}</a>
          </ButtonGroup>
          <h2>{words.found}</h2>
          {organisations.length === 0 && <p>{words.none}</p>}
          <ul class="view-choices">
            {organisations.map(({ id, name, above }) => (
              <li key={id}>
                <button type="submit" name="organisation" value={id}>
                  {name}
                  {above && <span class="muted"> {above}</span>}
                </button>
              </li>
            ))}
          </ul>
          {more && <p>{words.more}</p>}
        </form>
      </>
    ),
  })
}

/** `POST /bureau/organisation`: narrows the lists until the browser is closed, or shows all again. */
export async function chooseView(visit: Visit): Promise<Response> {
  const asked = visit.form.get('organisation') ?? ''
  const back = localPath(visit.form.get('retour')) ?? '/bureau'
  if (asked === '') return redirect(back, [dropCookie(inViewCookie)])
  const isReached = (await reachOf(visit, 'seeOffice')).some(({ id }) => id === asked)
  return isReached ? redirect(back, [hostCookie(inViewCookie, asked)]) : notFound(visit)
}
