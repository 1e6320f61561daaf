import { looksLikeId, newId } from '../../database/new-id.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Select } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { ColourField } from './colour-field.tsx'
import { readHost } from './host.ts'
import { openSite, type SiteToMake } from './new-site.ts'
import { isColour } from './settings-typed.ts'
import { siteWords } from './site.words.ts'
import { mayOpenSites, openingIsForOthers } from './who-opens.tsx'

/** Chosen instead of an organisation that is there. */
const newOne = 'nouvelle'
const longestName = 80

/** The form of a new site as it was filled in. */
type Typed = {
  organisation: string
  organisationName: string
  parent: string
  host: string
  name: string
  colour: string
}

type Organisations = readonly { id: string; name: string }[]

/** `GET /bureau/site/nouveau`. */
export async function newSitePage(visit: Visit): Promise<Response> {
  if (!(await mayOpenSites(visit))) return await openingIsForOthers(visit)
  const reach = await reachOf(visit, 'openSites')
  const typed: Typed = {
    organisation: '',
    organisationName: '',
    parent: reach.find(({ id }) => id === visit.site.organisation.id)?.id ?? reach[0]?.id ?? '',
    host: '',
    name: '',
    colour: visit.site.colour,
  }
  return show(visit, reach, newId(), typed)
}

/** `POST /bureau/site/nouveau`. */
export async function makeNewSite(visit: Visit): Promise<Response> {
  const { visitor, form, language } = visit
  if (!visitor) return notFound(visit)
  if (!(await mayOpenSites(visit))) return await openingIsForOthers(visit)
  const reach = await reachOf(visit, 'openSites')
  const typed = typedIn(form)
  const typedId = form.get('id') ?? ''
  const id = looksLikeId(typedId) ? typedId : newId()
  const read = readTyped(visit, reach, typed)
  if ('problems' in read) return show(visit, reach, id, typed, read.problems)
  const outcome = await openSite(visit, visitor, { id, ...read.site })
  if ('done' in outcome) return redirect(`/bureau/site/${id}`)
  return show(visit, reach, id, typed, [{ field: 'hote', message: siteWords[language].hostTaken }])
}

function typedIn(form: URLSearchParams): Typed {
  const line = (name: string) =>
    (form.get(name) ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 400).toWellFormed()
  return {
    organisation: line('organisation'),
    organisationName: line('nouvelle'),
    parent: line('parent'),
    host: line('hote'),
    name: line('nom'),
    colour: line('couleur').toLowerCase(),
  }
}

function readTyped(
  { language }: Visit,
  reach: Organisations,
  typed: Typed,
): { site: Omit<SiteToMake, 'id'> } | { problems: Problem[] } {
  const words = siteWords[language]
  const problems: Problem[] = []
  const complain = (field: string, message: string) => problems.push({ field, message })
  const isThere = (id: string) => reach.some(organisation => organisation.id === id)
  const isNew = typed.organisation === newOne
  if (!isNew && !isThere(typed.organisation)) complain('organisation', words.chooseOrganisation)
  if (isNew && !typed.organisationName) complain('nouvelle', words.organisationNameMissing)
  if (isNew && typed.organisationName.length > longestName) complain('nouvelle', words.tooLong(longestName))
  if (isNew && !isThere(typed.parent)) complain('parent', words.chooseOrganisation)
  const host = readHost(typed.host)
  if (!host) complain('hote', words.hostWrong)
  if (!typed.name) complain('nom', words.nameMissing)
  else if (typed.name.length > longestName) complain('nom', words.tooLong(longestName))
  if (!isColour(typed.colour)) complain('couleur', words.colourWrong)
  if (problems.length > 0 || !host) return { problems }
  const organisation = isNew
    ? { name: typed.organisationName, parentId: typed.parent }
    : { id: typed.organisation }
  return { site: { host, name: typed.name, colour: typed.colour, organisation } }
}

function show(
  visit: Visit,
  reach: Organisations,
  id: string,
  typed: Typed,
  problems: readonly Problem[] = [],
): Response {
  const { language } = visit
  const words = siteWords[language]
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message
  const organisations = reach.map(organisation => ({ value: organisation.id, label: organisation.name }))
  return officePage(visit, {
    title: words.newTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.newTitle}</h1>
        <p>{words.newIntro}</p>
        <RequiredNote language={language} />
        <form class="page-form" method="post" action="/bureau/site/nouveau" noValidate>
          <input type="hidden" name="id" value={id} />
          <Select
            name="organisation"
            label={words.organisation}
            hint={words.organisationHint}
            value={typed.organisation}
            error={errorOf('organisation')}
            options={[
              { value: '', label: words.chooseOrganisation },
              ...organisations,
              { value: newOne, label: words.newOrganisation },
            ]}
            required
          />
          <fieldset class="block new-organisation">
            <legend>{words.newOrganisation}</legend>
            <Field
              name="nouvelle"
              label={words.organisationName}
              hint={words.organisationNameHint}
              value={typed.organisationName}
              error={errorOf('nouvelle')}
              autocomplete="off"
            />
            <Select
              name="parent"
              label={words.parent}
              value={typed.parent}
              error={errorOf('parent')}
              options={organisations}
            />
          </fieldset>
          <Field
            name="hote"
            label={words.host}
            hint={words.hostHint}
            value={typed.host}
            error={errorOf('hote')}
            autocomplete="off"
            inputmode="url"
            spellcheck={false}
            required
          />
          <Field
            name="nom"
            label={words.name}
            value={typed.name}
            error={errorOf('nom')}
            autocomplete="off"
            required
          />
          <ColourField
            name="couleur"
            label={words.colour}
            hint={words.colourHint}
            value={typed.colour}
            error={errorOf('couleur')}
          />
          <ButtonGroup>
            <Button>{words.make}</Button>
            <a href="/bureau/site">{words.cancel}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
