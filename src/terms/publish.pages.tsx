import { Button, ButtonGroup } from '../html/button.tsx'
import { Checkbox } from '../html/choice.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Field } from '../html/field.tsx'
import { Notice } from '../html/notice.tsx'
import { RequiredNote } from '../html/required-note.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { TextArea } from '../html/text-area.tsx'
import { officePage } from '../office/shell.tsx'
import { forbidden } from '../web/failure.pages.tsx'
import { leave } from '../web/flash.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { termsOfficeWords } from './office.words.ts'
import { publishTerms } from './publish.ts'
import { type NewTerms, type Terms, type TermsKind, termsInForce, termsKindOf, termsSlugs } from './terms.ts'
import { termsWords } from './terms.words.ts'
import { TermsText } from './terms-in-place.tsx'
import { dayAsTyped, readVersionTyped, type TypedVersion, typedVersion } from './version-typed.ts'
import { publishing, todayOf, versionsOf } from './versions.ts'

const here = '/bureau/conditions'

/** `GET /bureau/conditions/nouvelle?genre=…`: begins with the text in force, for today. */
export async function newVersionPage(visit: Visit): Promise<Response> {
  if (!(await publishing(visit)).may) return forbidden(visit)
  const kind = termsKindOf(visit.query.get('genre'))
  if (!kind) return redirect(here)
  const body = (await inForceOf(visit, kind))?.body ?? ''
  return await showForm(visit, kind, { body, day: dayAsTyped(todayOf(visit)), asksAgain: false })
}

/** `POST /bureau/conditions`: « Vérifier » shows what would be published, « Publier » does it. */
export async function publishVersion(visit: Visit): Promise<Response> {
  const { visitor, form } = visit
  if (!visitor || !(await publishing(visit)).may) return forbidden(visit)
  const kind = termsKindOf(form.get('genre'))
  if (!kind) return redirect(here)
  const typed = typedVersion(form)
  const button = form.get('go')
  if (button === 'edit') return await showForm(visit, kind, typed)
  const reading = readVersionTyped(kind, typed, todayOf(visit), visit.language)
  if ('problems' in reading) return await showForm(visit, kind, typed, reading.problems)
  if (button !== 'publish') return await showPreview(visit, typed, reading.terms)
  await publishTerms(visit, visitor, reading.terms)
  return redirect(here, [leave({ said: 'termsPublished' })])
}

async function inForceOf(visit: Visit, kind: TermsKind): Promise<Terms | undefined> {
  const { app, site } = visit
  return (await termsInForce(app.db, site.realm.id, todayOf(visit))).find(terms => terms.kind === kind)
}

async function showForm(
  visit: Visit,
  kind: TermsKind,
  typed: TypedVersion,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { app, site, language } = visit
  const words = termsOfficeWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const versions = await versionsOf(app.db, site.realm.id, todayOf(visit))
  const planned = versions.findLast(version => version.kind === kind && version.state === 'planned')
  return officePage(visit, {
    title: words.formTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.formTitle}</h1>
        <p class="lead">{termsWords[language].names[kind]}</p>
        {planned && (
          <Notice kind="information">{words.alreadyPlanned(dayInWords(planned.inForceOn, language))}</Notice>
        )}
        <RequiredNote language={language} />
        {/* Sent so, an accent takes two bytes and not six. */}
        <form class="terms-form" method="post" action={here} enctype="multipart/form-data" noValidate>
          <input type="hidden" name="genre" value={termsSlugs[kind]} />
          <TextArea
            name="texte"
            label={words.body}
            hint={words.bodyHint}
            value={typed.body}
            error={error('texte')}
            rows={20}
            required
          />
          <Field
            name="date"
            label={words.day}
            hint={words.dayHint}
            value={typed.day}
            error={error('date')}
            autocomplete="off"
            width="medium"
            required
          />
          <Checkbox
            name="accord"
            value="oui"
            label={words.asksAgain}
            hint={words.asksAgainHelp}
            checked={typed.asksAgain}
          />
          <ButtonGroup>
            <Button name="go" value="check">
              {words.check}
            </Button>
            <a href={here}>{words.cancel}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

async function showPreview(visit: Visit, typed: TypedVersion, terms: NewTerms): Promise<Response> {
  const { app, site, language } = visit
  const words = termsOfficeWords[language]
  const { kind, inForceOn, asksAgain, body } = terms
  const current = await inForceOf(visit, kind)
  const before = (await versionsOf(app.db, site.realm.id, todayOf(visit))).find(
    version => version.kind === kind && Temporal.PlainDate.compare(version.inForceOn, inForceOn) <= 0,
  )
  const day = dayInWords(inForceOn, language)
  return officePage(visit, {
    title: words.previewTitle,
    children: (
      <>
        <h1>{words.previewTitle}</h1>
        <Notice kind="information">
          <p>{words.previewNotice}</p>
          {current?.body === body && <p>{words.sameText}</p>}
        </Notice>
        <SummaryList
          rows={[
            { label: words.kind, value: termsWords[language].names[kind] },
            { label: words.from, value: inForceOn.equals(todayOf(visit)) ? words.today : words.onDay(day) },
            ...(before
              ? [{ label: words.replaces, value: words.versionOf(dayInWords(before.inForceOn, language)) }]
              : []),
            { label: words.agreement, value: asksAgain ? words.asked : words.notAsked },
          ]}
        />
        <div class="terms-sheet">
          <TermsText body={body} />
        </div>
        <form method="post" action={here} enctype="multipart/form-data">
          <input type="hidden" name="genre" value={termsSlugs[kind]} />
          <input type="hidden" name="texte" value={typed.body} />
          <input type="hidden" name="date" value={typed.day} />
          {asksAgain && <input type="hidden" name="accord" value="oui" />}
          <ButtonGroup>
            <Button name="go" value="publish">
              {words.publish}
            </Button>
            <Button kind="secondary" name="go" value="edit">
              {words.edit}
            </Button>
            <a href={here}>{words.cancel}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
