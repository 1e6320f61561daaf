import { Button, ButtonGroup } from '../../html/button.tsx'
import { Checkbox, Radios, Select } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { NotationHelp } from '../../html/notation-help.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { TextArea } from '../../html/text-area.tsx'
import type { Site, Visibility } from '../../organisations/site.ts'
import { originOf } from '../../web/origin.ts'
import type { Visit } from '../../web/visit.ts'
import type { PageImage } from '../images/images.ts'
import type { PageKind, PageRow } from '../page.ts'
import { listPathOf, pagesHere } from '../paths.ts'
import { ImagesForText } from './images-for-text.tsx'
import { officePagesWords } from './office-pages.words.ts'
import type { TypedPage } from './typed.ts'

/** What the form of a page shows. */
export type PageForm = {
  site: Site
  kind: PageKind
  /** Given out with the form of a new page, whose version is 0. */
  id: string
  version: number
  typed: TypedPage
  /** The other pages of the site that stand in its menu, in their order. */
  menu: readonly PageRow[]
  images: readonly PageImage[]
  problems: readonly Problem[]
}

/** The form of a page: its title and text, and for one of the site's own who reads it and where it stands. */
export function PageFormView({ visit, form }: { visit: Visit; form: PageForm }) {
  const { language } = visit
  const { site, kind, id, version, typed, problems } = form
  const words = officePagesWords[language]
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message
  return (
    <form
      class="page-form"
      method="post"
      action={version > 0 ? `${pagesHere}/${id}` : pagesHere}
      enctype="multipart/form-data"
      noValidate
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="genre" value={kind} />
      {/* Enter in a field presses the first button of a form, and that must not add an image. */}
      <button class="visually-hidden" type="submit" name="go" value="draft" tabIndex={-1} aria-hidden="true">
        {words.saveDraft}
      </button>
      <RequiredNote language={language} />
      <Field
        name="titre"
        label={words.pageTitle}
        value={typed.title}
        error={errorOf('titre')}
        autocomplete="off"
        required
      />
      <TextArea name="texte" label={words.body} value={typed.body} error={errorOf('texte')} rows={16} />
      <NotationHelp words={words} />
      <ImagesForText visit={visit} images={form.images} problems={problems} />
      {kind === 'own' && <Settings visit={visit} form={form} errorOf={errorOf} />}
      <ButtonGroup>
        <Button name="go" value="preview">
          {words.preview}
        </Button>
        <Button name="go" value="draft" kind="secondary">
          {words.saveDraft}
        </Button>
        <a href={listPathOf(site)}>{words.back}</a>
      </ButtonGroup>
    </form>
  )
}

type SettingsProps = { visit: Visit; form: PageForm; errorOf: (name: string) => string | undefined }

function Settings({ visit: { language, app }, form, errorOf }: SettingsProps) {
  const { site, typed, menu, version } = form
  const words = officePagesWords[language]
  const { visibilityHints: hints } = words
  const option = (value: Visibility) => ({
    value,
    label: words.visibilities[value],
    hint: value === 'organisation' ? hints.organisation(site.organisation.name) : hints[value],
  })
  return (
    <>
      <Radios
        name="lecteurs"
        legend={words.readers}
        hint={version > 0 ? words.atOnce : undefined}
        value={typed.visibility}
        options={[option('everyone'), option('realm'), option('organisation'), option('office')]}
      />
      <Checkbox name="menu" label={words.inMenuBox} checked={typed.inMenu} />
      {menu.length > 0 && (
        <Select
          name="apres"
          label={words.place}
          value={typed.after}
          options={[
            { value: '', label: words.first },
            ...menu.map(({ id, title }) => ({ value: id, label: words.after(title) })),
          ]}
        />
      )}
      <Field
        name="adresse"
        label={words.slug}
        hint={words.slugHint(`${originOf(app.settings, site.host)}/pages/`)}
        value={typed.slug}
        error={errorOf('adresse')}
        autocomplete="off"
        spellcheck={false}
      />
    </>
  )
}
