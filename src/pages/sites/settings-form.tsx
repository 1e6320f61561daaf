import { Button, ButtonGroup } from '../../html/button.tsx'
import { Checkbox, Radios } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { FileField } from '../../html/file-field.tsx'
import type { Language } from '../../html/language.ts'
import { RequiredNote } from '../../html/required-note.tsx'
import { TextArea } from '../../html/text-area.tsx'
import type { Site } from '../../organisations/site.ts'
import { mostImageMegabytes } from '../../storage/read-image.ts'
import { ColourField } from './colour-field.tsx'
import type { TypedSettings } from './settings-typed.ts'
import { siteWords } from './site.words.ts'

type Props = {
  language: Language
  site: Site
  typed: TypedSettings
  /** The fingerprint of what was kept when the form was opened. */
  seen: string
  problems: readonly Problem[]
}

/** What the office says of a site: how it looks, whom to ask, where it is. */
export function SettingsForm({ language, site, typed, seen, problems }: Props) {
  const words = siteWords[language]
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message
  return (
    <form class="page-form" method="post" action="/bureau/site" enctype="multipart/form-data" noValidate>
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="vu" value={seen} />
      <input type="hidden" name="logo-choisi" value={typed.logo} />
      <RequiredNote language={language} />
      <Field
        name="nom"
        label={words.name}
        value={typed.name}
        error={errorOf('nom')}
        autocomplete="off"
        required
      />
      <Field
        name="devise"
        label={words.tagline}
        hint={words.taglineHint}
        value={typed.tagline}
        error={errorOf('devise')}
        autocomplete="off"
      />
      <ColourField
        name="couleur"
        label={words.colour}
        hint={words.colourHint}
        value={typed.colour}
        error={errorOf('couleur')}
      />
      <FileField
        name="logo"
        label={words.logo}
        hint={
          <>
            {words.logoHint(mostImageMegabytes)}
            {typed.logo && ` ${words.logoHeld}`}
          </>
        }
        error={errorOf('logo')}
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
      />
      {typed.logo && <Checkbox name="sans-logo" label={words.noLogo} />}
      <Field
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={typed.contactEmail}
        error={errorOf('email')}
        autocomplete="off"
      />
      <Field
        name="telephone"
        type="tel"
        label={words.phone}
        value={typed.contactPhone}
        error={errorOf('telephone')}
        autocomplete="off"
        width="medium"
      />
      <TextArea
        name="adresse"
        label={words.postalAddress}
        hint={words.postalAddressHint}
        value={typed.postalAddress}
        error={errorOf('adresse')}
        rows={4}
      />
      <Radios
        name="langue"
        legend={words.language}
        hint={words.languageHint}
        value={typed.language}
        options={[
          { value: 'fr', label: words.languages.fr },
          { value: 'en', label: words.languages.en },
        ]}
      />
      <ButtonGroup>
        <Button name="go" value="save">
          {words.save}
        </Button>
        <Button kind="secondary" name="go" value="preview">
          {words.preview}
        </Button>
        <a href={`/bureau/site?site=${site.id}`}>{words.cancel}</a>
      </ButtonGroup>
    </form>
  )
}
